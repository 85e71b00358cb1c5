//! `cargo xtask demo`: the made-up rosters of the demo event.

mod classes;
mod names;
mod random;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;

use anyhow::{Context as _, Result};

use crate::tree::Tree;
use classes::{Class, Exempt};
use random::Random;

/// Changing it changes every name.
const SEED: u64 = 2027;

/// Visibly no student number of any school.
const PREFIX: &str = "9999";

/// Writes demo/rosters.csv from demo/notice.txt.
pub fn write(tree: &Tree) -> Result<()> {
    let notice = read_notice(tree)?;
    let path = tree.path("demo/rosters.csv");
    let text = rosters(&notice);
    fs::write(&path, &text).with_context(|| format!("cannot write {}", path.display()))?;
    let classes = classes::classes(&notice).len();
    println!(
        "demo/rosters.csv: {} students in {classes} classes",
        text.lines().count() - 1
    );
    Ok(())
}

fn read_notice(tree: &Tree) -> Result<String> {
    let path = tree.path("demo/notice.txt");
    fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))
}

/// The sheet of all classes, in the order of the notice.
fn rosters(notice: &str) -> String {
    let exempt = classes::exempt(notice);
    let mut random = Random::new(SEED);
    let mut last: BTreeMap<String, usize> = BTreeMap::new();
    let taken: BTreeSet<String> = exempt.iter().map(|e| e.number.clone()).collect();
    let mut sheet = String::from("班级,序号,姓名,学号,备注\n");
    for class in classes::classes(notice) {
        let counter = last.entry(class.grade.clone()).or_insert(0);
        let own: Vec<&Exempt> = exempt.iter().filter(|e| e.class == class.name).collect();
        let mut number = || loop {
            // Numbers have gaps: people leave.
            *counter += if random.once_in(12) { 2 } else { 1 };
            let number = format!("{PREFIX}{}{counter:05}", class.grade);
            if !taken.contains(&number) {
                return (names::name(&mut random), number);
            }
        };
        add_class(&mut sheet, &class, &own, &mut number);
    }
    sheet
}

/// Students by number, then those who came back from an earlier year: they stand last on a real list, too.
fn add_class(
    sheet: &mut String,
    class: &Class,
    own: &[&Exempt],
    next: &mut dyn FnMut() -> (String, String),
) {
    let regular = class.headcount.saturating_sub(own.len());
    for order in 1..=regular {
        let (name, number) = next();
        // Writing to a string cannot fail.
        let _ = writeln!(sheet, "{},{order},{name},{number},", class.name);
    }
    for (order, person) in (regular + 1..).zip(own) {
        let Exempt {
            class,
            number,
            name,
            remark,
        } = person;
        let _ = writeln!(sheet, "{class},{order},{name},{number},{remark}");
    }
}

#[cfg(test)]
mod tests;
