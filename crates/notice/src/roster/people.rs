//! A list of some people: by number, by name and class, or by both.

use rollcall_core::desk::{RosterColumn, SheetColumn};

use super::columns;
use super::students::{cell, is_no_student, name, number};
use crate::findings::{Code, Finding};
use crate::sheet::Grid;

/// A list, read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct People {
    /// The people in the order of the rows.
    pub people: Vec<Person>,
    /// The columns of the list.
    pub columns: Vec<SheetColumn>,
    /// What there is to say.
    pub findings: Vec<Finding>,
}

/// One of a list: a number, or a name, or both.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    /// 1-based row.
    pub row: usize,
    /// Name; empty where there is none.
    pub name: String,
    /// Student number; empty where there is none.
    pub number: String,
    /// Class as printed.
    pub class: Option<String>,
}

/// Reads a list of people.
#[must_use]
pub fn read_people(grid: &Grid, said: &[(usize, RosterColumn)]) -> People {
    let mut findings = Vec::new();
    let found = columns::find(grid, said, &mut findings);
    // What a list is of is plain: only what was dropped is worth a word.
    findings.retain(|it| matches!(it.code, Code::IdCardDropped | Code::PhoneDropped));
    let mut people = Vec::new();
    let mut above = None;
    for row in grid
        .rows
        .iter()
        .skip(found.first)
        .filter(|row| !is_no_student(row))
    {
        let of = |at: Option<usize>| at.map(|at| cell(row, at)).unwrap_or_default();
        let class = of(found.class);
        if !class.is_empty() {
            above = Some(class.to_owned());
        }
        let mut person = Person {
            row: row.number,
            name: name(of(found.name)),
            number: number(of(found.number)),
            class: above.clone(),
        };
        // Some lines of a list have a number, and others a name.
        if person.name.is_empty() && !person.number.bytes().any(|b| b.is_ascii_digit()) {
            person.name = std::mem::take(&mut person.number);
        }
        if !(person.name.is_empty() && person.number.is_empty()) {
            people.push(person);
        }
    }
    if people.is_empty() {
        findings.push(Finding::error(
            None,
            Code::RosterEmpty,
            "没有找到学号或姓名，什么都没有改动。请每行写一个学号，或写姓名和班级。",
            "Neither student numbers nor names were found; nothing was changed. Write a student number a line, or a name with its class.",
        ));
    }
    People {
        people,
        columns: found.listed,
        findings,
    }
}
