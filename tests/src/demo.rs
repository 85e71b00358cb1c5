//! What is in demo/, as somebody copies it out of a sheet.

use std::fs;

use crate::root;

/// The notice.
#[must_use]
pub fn notice() -> String {
    fs::read_to_string(root().join("demo/notice.txt")).unwrap()
}

/// One line of a roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Classmate {
    /// 序号.
    pub order: String,
    /// 姓名.
    pub name: String,
    /// 学号.
    pub number: String,
}

/// The students of a class, in order.
#[must_use]
pub fn class(name: &str) -> Vec<Classmate> {
    let all = fs::read_to_string(root().join("demo/rosters.csv")).unwrap();
    let of_class = all.lines().filter_map(|line| {
        let mut cells = line.split(',');
        (cells.next()? == name).then_some(())?;
        let mut next = || cells.next().map(str::to_owned);
        Some(Classmate {
            order: next()?,
            name: next()?,
            number: next()?,
        })
    });
    let class: Vec<_> = of_class.collect();
    assert!(!class.is_empty(), "no {name} in demo/rosters.csv");
    class
}

/// A class as cells that were copied: columns with tabs between them.
#[must_use]
pub fn cells(class: &[Classmate]) -> String {
    let mut text = String::from("序号\t姓名\t学号\n");
    for one in class {
        text += &format!("{}\t{}\t{}\n", one.order, one.name, one.number);
    }
    text
}
