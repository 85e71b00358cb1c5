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

/// So many made-up students of the demo, with names as they are, and numbers and orders of their own.
#[must_use]
pub fn made_up(count: usize) -> Vec<Classmate> {
    let mut all = Vec::new();
    for name in ["23软工5班", "23软工4班"] {
        all.extend(class(name));
    }
    assert!(count <= all.len(), "the demo has not so many");
    all.truncate(count);
    for (at, one) in (1..).zip(&mut all) {
        one.order = at.to_string();
        one.number = format!("99990{at:05}");
    }
    all
}

/// A class of the demo of this size, and a link for its monitor.
#[must_use]
pub fn class_of(server: &crate::Server, count: usize) -> String {
    let office = crate::Witness::join(&server.link("office"));
    let class = office.row("23软工5班");
    office.bring_in(class.id, &cells(&made_up(count)));
    assert_eq!(office.row("23软工5班").roster as usize, count);
    office.invite_monitor(class.id).url
}
