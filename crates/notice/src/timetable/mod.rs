//! A pasted notice becomes a timetable with findings.
//!
//! The steps, a file each: `lines` (numbers, cells) → `regions` (which lines are of which table; `caption` for what stands
//! above and across one) → `cell` (what a cell holds, with `clock`, `date`, `classes`) → `align` and `rows` (what a row says
//! for itself; `blocks`, `matrix` and `programme` for tables of other shapes) → `assemble` (what it inherits) → `mend` (what
//! a person said) → `checks` and `tally`; beside them the prose: `settings`, `deadlines`, `places`, `when`, `exempt`,
//! `moves`.
//!
//! Invariant: every entry has a row it came from, or a person who added it. Nothing is invented and nothing is corrected;
//! what looks wrong is a finding.

mod align;
mod assemble;
mod blocks;
mod caption;
mod cell;
mod checks;
mod classes;
mod clock;
mod date;
mod deadlines;
mod exempt;
mod fee;
mod header;
mod labels;
mod lines;
mod matrix;
mod mend;
mod moves;
mod places;
mod programme;
mod prose;
mod reading;
mod regions;
mod remarks;
mod rows;
mod settings;
mod tables;
mod tally;
mod verdict;
mod when;
mod words;

pub use reading::{
    Campus, ColumnRead, Deadline, Entry, ReadSettings, Reading, Spare, TableRead, Totals,
};

use rollcall_core::desk::Mend;

use crate::findings::{Code, Finding};
use crate::sheet::Grid;
use header::Table;

/// More findings than a person works through.
const MOST_FINDINGS: usize = 4_000;
/// Longer texts are cut: a notice has a few thousand characters.
const LONGEST: usize = 8 << 20;

/// Reads a pasted notice. Never fails: what could not be read is in [`Reading::findings`].
#[must_use]
pub fn read(text: &str) -> Reading {
    read_with(text, &[])
}

/// Reads a pasted notice as a person mended it: columns before rows are read, entries before anything is checked, so that
/// totals and findings are those of the mended timetable.
#[must_use]
pub fn read_with(text: &str, mends: &[Mend]) -> Reading {
    let mut findings = Vec::new();
    let text = cut(text, &mut findings);
    let all = lines::split(text);
    let last_line = all
        .iter()
        .rev()
        .find(|l| !l.is_blank())
        .map_or(0, |l| l.number);
    let regions::Parts { mut regions, prose } = regions::split(all);
    mend::columns(&mut regions, mends, &mut findings);
    let when = when::When::new(&prose);
    let mut campuses = places::read(&prose);
    places::in_tables(&regions, &mut campuses);
    let mut assembler = assemble::Assembler::new(&when, &campuses, last_line);
    for region in regions.iter().filter(|r| r.table == Table::Timetable) {
        assembler.table(region);
    }
    let mut drafts = assembler.finish();
    mend::entries(&mut drafts, mends, &when);
    drafts.number_groups();
    findings.append(&mut drafts.findings);
    let students = checks::drafts(&drafts, &mut findings);
    let spare = drafts.spare.into_iter().map(|s| s.spare).collect();
    let standing = drafts.entries.into_iter().filter(|d| !d.dropped);
    let entries: Vec<Entry> = standing.map(|d| d.entry).collect();
    let exempt = exempt::read(&regions, &prose, &mut findings);
    findings.extend(exempt.unclear(&entries));
    for (line, date) in when.wrong_weekdays(&prose) {
        let told = |f: &Finding| f.line == Some(line) && f.code == Code::WeekdayDiffers;
        if !findings.iter().any(told) {
            findings.push(remarks::weekday_differs(line, date));
        }
    }
    checks::all(&entries, students, &prose, &mut findings);
    findings.extend(moves::findings(&prose));
    let (settings, said_at) = settings::read(&prose, &mut findings);
    let mut reading = Reading {
        title: prose::title(&prose),
        totals: Totals {
            classes: entries.iter().filter(|e| e.class.is_some()).count(),
            students,
        },
        deadlines: deadlines::read(&regions, &prose, &entries, &when),
        entries,
        spare,
        exempt: exempt.count,
        campuses,
        settings,
        said_at,
        tables: tables::read(&regions),
        findings,
    };
    if !reading.has_timetable() {
        let verdict = verdict::no_timetable(&reading, &regions, &when);
        reading.findings.push(verdict);
    }
    few(&mut reading.findings);
    reading.findings.sort_by_key(|f| f.line);
    reading
}

/// Reads a notice that came as a sheet; lines are the sheet's rows.
#[must_use]
pub fn read_grid(grid: &Grid) -> Reading {
    read(&grid.to_text())
}

/// Findings nobody would read to the end of are cut, the least severe first.
fn few(findings: &mut Vec<Finding>) {
    if findings.len() <= MOST_FINDINGS {
        return;
    }
    let left = findings.len() - MOST_FINDINGS;
    findings.sort_by_key(|f| std::cmp::Reverse(f.severity));
    findings.truncate(MOST_FINDINGS);
    findings.push(Finding::warning(
        None,
        Code::TextTooLong,
        format!("问题太多，另有 {left} 条没有列出。请先处理已列出的，再读一次。"),
        format!("There are too many findings; {left} more are not listed. See to these first, then read again."),
    ));
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
