//! The demo rosters, read as an office would upload them.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rollcall_notice::{class_key, roster, sheet, timetable};

fn demo(name: &str) -> Vec<u8> {
    std::fs::read(
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../../demo")
            .join(name),
    )
    .unwrap()
}

#[test]
fn every_student_of_every_class_of_the_notice_is_in_the_rosters() {
    let grid = sheet::read(&demo("rosters.csv"), Some("rosters.csv")).unwrap();
    let rosters = roster::read(&grid);
    assert!(rosters.is_importable());
    assert_eq!(
        rosters.students.len(),
        grid.rows.len() - 1,
        "count in is count out (P11)"
    );
    let notice = timetable::read(&String::from_utf8(demo("notice.txt")).unwrap());
    let timetabled: BTreeSet<String> = notice
        .entries
        .iter()
        .filter_map(|e| e.class.as_deref())
        .map(class_key)
        .collect();
    let mut rostered: BTreeMap<String, u32> = BTreeMap::new();
    for student in &rosters.students {
        *rostered
            .entry(class_key(student.class.as_deref().unwrap()))
            .or_default() += 1;
    }
    assert_eq!(
        rostered.keys().cloned().collect::<BTreeSet<_>>(),
        timetabled
    );
    assert_eq!(
        rosters.students.iter().filter(|s| s.exempt).count(),
        notice.exempt as usize
    );
}
