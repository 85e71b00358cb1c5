use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use super::{classes, read_notice, rosters};
use crate::tree::Tree;

fn notice() -> String {
    read_notice(&Tree::here()).unwrap()
}

fn sheet() -> Vec<Vec<String>> {
    let row = |line: &str| line.split(',').map(str::to_owned).collect();
    rosters(&notice()).lines().skip(1).map(row).collect()
}

#[test]
fn the_committed_rosters_are_what_the_generator_makes() {
    let committed = fs::read_to_string(Tree::here().path("demo/rosters.csv")).unwrap();
    assert!(
        committed == rosters(&notice()),
        "run `cargo xtask demo` and commit demo/rosters.csv"
    );
}

#[test]
fn the_demo_notice_has_the_real_timetables_figures() {
    let all = classes::classes(&notice());
    assert_eq!(all.len(), 129);
    assert_eq!(all.iter().map(|c| c.headcount).sum::<usize>(), 5_422);
    let of = |grade: &str| -> usize {
        all.iter()
            .filter(|c| c.grade == grade)
            .map(|c| c.headcount)
            .sum()
    };
    assert_eq!((of("23"), of("25")), (4_096, 1_326));
}

#[test]
fn every_class_has_as_many_students_as_the_notice_says() {
    let mut counted: BTreeMap<String, usize> = BTreeMap::new();
    for row in sheet() {
        let so_far = counted.entry(row[0].clone()).or_default();
        *so_far += 1;
        assert_eq!(row[1], so_far.to_string(), "order in {}", row[0]);
    }
    for class in classes::classes(&notice()) {
        assert_eq!(counted[&class.name], class.headcount, "{}", class.name);
    }
}

#[test]
fn student_numbers_are_unique_and_visibly_made_up() {
    let numbers: BTreeSet<String> = sheet().into_iter().map(|row| row[3].clone()).collect();
    assert_eq!(numbers.len(), 5_422);
    assert!(
        numbers
            .iter()
            .all(|n| n.starts_with("9999") && n.len() == 11)
    );
}

#[test]
fn the_two_exempt_students_count_within_their_class() {
    let rows = sheet();
    let exempt: Vec<_> = rows.iter().filter(|row| !row[4].is_empty()).collect();
    assert_eq!(exempt.len(), 2);
    assert!(
        exempt
            .iter()
            .all(|row| row[0] == "23物联网3班" && row[4] == "以前年度已摄像")
    );
    assert_eq!(
        rows.iter().filter(|row| row[0] == "23物联网3班").count(),
        38
    );
}

#[test]
fn names_have_the_lengths_and_doublings_of_a_real_roster() {
    let rows = sheet();
    let length = |row: &Vec<String>| row[2].chars().count();
    for wanted in [2, 3, 4] {
        assert!(
            rows.iter()
                .any(|row| length(row) == wanted && !row[2].contains('·')),
            "{wanted}"
        );
    }
    assert!((1..=6).contains(&rows.iter().filter(|row| row[2].contains('·')).count()));
    let within: BTreeSet<(String, String)> =
        rows.iter().map(|r| (r[0].clone(), r[2].clone())).collect();
    assert!(
        (3..60).contains(&(rows.len() - within.len())),
        "{} doubled",
        rows.len() - within.len()
    );
}
