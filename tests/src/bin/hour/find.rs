//! How many keys it takes to see somebody in a class of sixty: pinyin initials first, then the end of the number.

use std::collections::BTreeMap;
use std::fmt;

use rollcall_core::event::Student;
use rollcall_e2e::keys::Key;
use rollcall_e2e::{Browser, Server, Witness};
use serde_json::json;

/// So many keys at the most.
const MOST: usize = 3;

/// How many students were found with how many keys, and who was not.
#[derive(Debug, Default)]
pub struct Found {
    with: BTreeMap<usize, u32>,
    not: Vec<String>,
}

/// Whether a student's row is in sight, above the dock.
const IN_SIGHT: &str = "const [order] = arguments;
    const dock = document.querySelector('.dock')?.getBoundingClientRect().top ?? innerHeight;
    return [...document.querySelectorAll('[data-testid=row]')].some((row) => {
        const box = row.getBoundingClientRect();
        return row.querySelector('.row-order')?.innerText.trim() === order && box.top >= 0 && box.bottom <= dock + 1;
    })";

/// Types for each of them.
pub fn everybody(page: &Browser, server: &Server) -> Found {
    let office = Witness::join(&server.link("office"));
    let class = page.path().replace("/class/", "").parse().unwrap();
    let students = office.class(class).sheet.roster.students;
    let mut found = Found::default();
    for student in &students {
        let ways = [initials(student), tail(student)];
        let keys = ways.iter().filter_map(|way| keys_for(page, student, way));
        match keys.min() {
            Some(keys) => *found.with.entry(keys).or_default() += 1,
            None => found
                .not
                .push(format!("{} ({})", student.name, ways.join(", "))),
        }
    }
    found
}

/// `ls` of 李四.
fn initials(student: &Student) -> String {
    let words = student.pinyin.split(' ').filter_map(|it| it.chars().next());
    words.take(MOST).collect()
}

/// The last three digits.
fn tail(student: &Student) -> String {
    let digits: Vec<char> = student.number.chars().collect();
    digits[digits.len().saturating_sub(MOST)..].iter().collect()
}

fn keys_for(page: &Browser, student: &Student, typed: &str) -> Option<usize> {
    if page.has("@search-clear") {
        page.tap("@search-clear");
    }
    page.tap("@search");
    let order = json!(student.order.to_string());
    for (keys, letter) in (1..).zip(typed.chars()) {
        page.press(&[Key::Letter(letter)]);
        page.settle();
        if page.script(IN_SIGHT, std::slice::from_ref(&order)) == true {
            return Some(keys);
        }
    }
    None
}

impl Found {
    /// Fails where somebody is not found.
    pub fn holds(&self) {
        assert!(self.not.is_empty(), "not found: {:?}", self.not);
    }
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all: u32 = self.with.values().sum();
        writeln!(f, "finding any of {all}: in sight, above the dock")?;
        for (keys, students) in &self.with {
            writeln!(f, "  with {keys} keys{students:>5} students")?;
        }
        writeln!(f, "  not found  {:>5}", self.not.len())
    }
}
