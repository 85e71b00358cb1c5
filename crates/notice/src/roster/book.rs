//! A whole file: several sheets or tables, each of one class or of many.

use std::collections::HashMap;

use rollcall_core::desk::{RosterColumn, SheetColumn};

use super::students::tail;
use super::{RosterStudent, columns, students};
use crate::document::is_nameless;
use crate::findings::{Code, Finding, Severity};
use crate::normalise::class_key;
use crate::sheet::Grid;

/// A file of rosters, read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Book {
    /// The columns of the first sheet with students, or of the first one.
    pub columns: Vec<SheetColumn>,
    /// The students, class by class, in the order of the file.
    pub lists: Vec<List>,
    /// What there is to say.
    pub findings: Vec<Said>,
}

/// A finding, and the sheet it is of where there are several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Name of the sheet.
    pub sheet: Option<String>,
    /// The finding.
    pub finding: Finding,
}

/// The students of what the file takes for one class.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct List {
    /// What it is called here; each list of a file is called otherwise.
    pub label: String,
    /// The class, as a column of the sheet names it.
    pub named: Option<String>,
    /// Where else the class may be named, the likeliest first: the sheet, the lines above the table, the file.
    pub hints: Vec<String>,
    /// Whether the sheet says of everybody if they are exempt: else nothing is known of it.
    pub tells_exempt: bool,
    /// The students in the order of the rows.
    pub students: Vec<RosterStudent>,
}

impl Book {
    /// Whether something stands in the way of bringing it in.
    #[must_use]
    pub fn error(&self) -> Option<&Said> {
        self.findings
            .iter()
            .find(|it| it.finding.severity == Severity::Error)
    }

    /// How many students are in the file.
    #[must_use]
    pub fn students(&self) -> usize {
        self.lists.iter().map(|it| it.students.len()).sum()
    }
}

/// Reads all sheets. `said` is what somebody says of columns: of every sheet whose header is that of the first one.
#[must_use]
pub fn read_book(grids: &[Grid], said: &[(usize, RosterColumn)], file_name: Option<&str>) -> Book {
    let several = grids.len() > 1;
    let mut book = Book::default();
    let mut lists = Lists::default();
    let (mut of_columns, mut skipped) = (None, Vec::new());
    for grid in grids {
        let sheet = grid.sheet.clone().filter(|_| several);
        let mut findings = Vec::new();
        let mut found = columns::find(grid, &[], &mut findings);
        let layout = header(&found.listed);
        let same = of_columns.as_ref().is_none_or(|first| *first == layout);
        if !said.is_empty() && same {
            findings.clear();
            found = columns::find(grid, said, &mut findings);
        }
        let person = found.name.is_some() || found.number.is_some();
        if several && !(person && (found.headed || found.name.is_some() && found.number.is_some()))
        {
            skipped.push((sheet, grid));
            continue;
        }
        if of_columns.is_none() {
            of_columns = Some(layout);
            book.columns.clone_from(&found.listed);
        }
        found.require(grid, &mut findings);
        let students = students::read(grid, &found, &mut findings);
        lists.take(
            students,
            found.tells_exempt(),
            hints(grid, found.first, file_name),
        );
        findings.sort_by_key(|it| it.line);
        book.findings
            .extend(findings.into_iter().map(|finding| Said {
                sheet: sheet.clone(),
                finding,
            }));
    }
    if lists.all.is_empty()
        && book
            .findings
            .iter()
            .all(|it| it.finding.severity != Severity::Error)
    {
        book.findings.push(Said {
            sheet: None,
            finding: columns::empty(None),
        });
    }
    for (sheet, grid) in skipped {
        if of_columns.is_none() {
            // Nothing but such sheets: the columns of the first are for somebody to name.
            of_columns = Some(Vec::new());
            book.columns = columns::find(grid, &[], &mut Vec::new()).listed;
        }
        book.findings.push(Said {
            sheet,
            finding: passed_over(),
        });
    }
    book.lists = lists.all;
    doubled(&book.lists, several, &mut book.findings);
    book
}

fn header(columns: &[SheetColumn]) -> Vec<String> {
    columns.iter().map(|it| it.header.clone()).collect()
}

fn passed_over() -> Finding {
    Finding::info(
        None,
        Code::SheetSkipped,
        "这个工作表里没有姓名和学号，没有读取。",
        "This sheet has neither names nor student numbers and was passed over.",
    )
}

/// Where the class of a sheet without a column of classes may be named.
fn hints(grid: &Grid, first: usize, file_name: Option<&str>) -> Vec<String> {
    let title = grid
        .rows
        .iter()
        .take(first.saturating_sub(1))
        .map(|row| row.cells.join(" "));
    let file = file_name.map(|name| {
        name.rsplit_once('.')
            .map_or(name, |(stem, _)| stem)
            .to_owned()
    });
    grid.sheet
        .iter()
        .filter(|name| !is_nameless(name))
        .cloned()
        .chain(title)
        .chain(grid.caption.iter().cloned())
        .chain(file)
        .map(|hint| hint.trim().to_owned())
        .filter(|hint| !hint.is_empty())
        .collect()
}

/// Gathers lists: the rows of one class may stand in several places.
#[derive(Default)]
struct Lists {
    all: Vec<List>,
    by_key: HashMap<String, usize>,
}

impl Lists {
    fn take(&mut self, students: Vec<RosterStudent>, tells_exempt: bool, hints: Vec<String>) {
        let mut unnamed = List {
            tells_exempt,
            ..List::default()
        };
        for student in students {
            let key = student.class.as_deref().map(class_key).unwrap_or_default();
            if key.is_empty() {
                unnamed.students.push(student);
                continue;
            }
            let at = *self.by_key.entry(key).or_insert_with(|| {
                let named = student.class.clone();
                self.all.push(List {
                    label: named.clone().unwrap_or_default(),
                    named,
                    tells_exempt,
                    ..List::default()
                });
                self.all.len() - 1
            });
            self.all[at].students.push(student);
        }
        if unnamed.students.is_empty() {
            return;
        }
        let wanted = hints
            .first()
            .map(|hint| hint.chars().take(60).collect())
            .unwrap_or_default();
        let mut label: String = wanted;
        let mut again = 2;
        let before = label.clone();
        while label.is_empty() || self.all.iter().any(|it| it.label == label) {
            label = if before.is_empty() {
                format!("#{}", self.all.len() + again - 1)
            } else {
                format!("{before} ({again})")
            };
            again += 1;
        }
        self.all.push(List {
            label,
            hints,
            ..unnamed
        });
    }
}

/// One number in two lists; within a sheet it was said before.
fn doubled(lists: &[List], several: bool, findings: &mut Vec<Said>) {
    if !several {
        return;
    }
    let mut seen: HashMap<String, usize> = HashMap::new();
    for (at, list) in lists.iter().enumerate() {
        for student in &list.students {
            let first = *seen
                .entry(student.student_number.to_uppercase())
                .or_insert(at);
            if first != at {
                let (tail, here, there) = (
                    tail(&student.student_number),
                    &list.label,
                    &lists[first].label,
                );
                findings.push(Said {
                    sheet: None,
                    finding: Finding::error(
                        None,
                        Code::NumberTwice,
                        format!("学号（尾号 {tail}）在“{there}”和“{here}”里都有。没有导入任何人；请删去其中一个再试。"),
                        format!("The student number ending in {tail} stands in \"{there}\" and in \"{here}\". Nobody was imported; remove one of them and try again."),
                    ),
                });
            }
        }
    }
}
