//! A pasted notice becomes a timetable with findings.
//!
//! The steps, a file each: `lines` (numbers, cells) → `regions` (which lines are of which table) → `cell` (what a cell
//! holds, with `clock`, `date`, `classes`) → `align` and `rows` (what a row says for itself) → `assemble` (what it
//! inherits) → `checks`; beside them the prose: `settings`, `deadlines`, `places`, `when`, `exempt`.
//!
//! Invariant: every entry has a row it came from. Nothing is invented and nothing is corrected; what looks wrong is a finding.

mod align;
mod assemble;
mod cell;
mod checks;
mod classes;
mod clock;
mod date;
mod deadlines;
mod exempt;
mod fee;
mod header;
mod lines;
mod places;
mod prose;
mod reading;
mod regions;
mod remarks;
mod rows;
mod settings;
mod tally;
mod verdict;
mod when;
mod words;

pub use reading::{Campus, Deadline, Entry, ReadSettings, Reading, Spare, Totals};

use crate::findings::{Code, Finding};
use crate::sheet::Grid;
use header::Table;

/// Longer texts are cut: a notice has a few thousand characters.
const LONGEST: usize = 8 << 20;

/// Reads a pasted notice. Never fails: what could not be read is in [`Reading::findings`].
#[must_use]
pub fn read(text: &str) -> Reading {
    let mut findings = Vec::new();
    let text = cut(text, &mut findings);
    let all = lines::split(text);
    let last_line = all
        .iter()
        .rev()
        .find(|l| !l.is_blank())
        .map_or(0, |l| l.number);
    let regions::Parts { regions, prose } = regions::split(all);
    let when = when::When::new(&prose);
    let campuses = places::read(&prose);
    let mut assembler = assemble::Assembler::new(&when, &campuses, last_line);
    for region in regions.iter().filter(|r| r.table == Table::Timetable) {
        assembler.table(region);
    }
    let (tables, students) = assembler.finish();
    findings.extend(tables.findings);
    let exempt = exempt::read(&regions, &prose, &mut findings);
    findings.extend(exempt.unclear(&tables.entries));
    checks::all(&tables.entries, students, &prose, &mut findings);
    let settings = settings::read(&prose, &mut findings);
    let mut reading = Reading {
        title: prose::title(&prose),
        totals: Totals {
            classes: tables.entries.iter().filter(|e| e.class.is_some()).count(),
            students: tables
                .entries
                .iter()
                .map(|e| u64::from(e.headcount.unwrap_or(0)))
                .sum(),
        },
        deadlines: deadlines::read(&regions, &prose, &tables.entries, &when),
        entries: tables.entries,
        spare: tables.spare,
        exempt: exempt.count,
        campuses,
        settings,
        findings,
    };
    if !reading.has_timetable() {
        let verdict = verdict::no_timetable(&reading, &regions, &when);
        reading.findings.push(verdict);
    }
    reading.findings.sort_by_key(|f| f.line);
    reading
}

/// Reads a notice that came as a sheet; lines are the sheet's rows.
#[must_use]
pub fn read_grid(grid: &Grid) -> Reading {
    read(&grid.to_text())
}

fn cut<'a>(text: &'a str, findings: &mut Vec<Finding>) -> &'a str {
    if text.len() <= LONGEST {
        return text;
    }
    let end = text[..text.floor_char_boundary(LONGEST)]
        .rfind('\n')
        .unwrap_or(0);
    findings.push(Finding::warning(
        None,
        Code::TextTooLong,
        "文字太长，只读了前 8 MB。请只粘贴通知和时间表。",
        "The text is too long; the first 8 MB were read. Paste the notice and its timetable only.",
    ));
    &text[..end]
}
