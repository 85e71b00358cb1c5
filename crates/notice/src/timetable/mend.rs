//! Mends by hand: a column that holds something else, a field that says something else, a row that is none, a row that was
//! not read. The pasted text stays as it is; the mends are applied each time it is read.

mod field;

use std::collections::BTreeMap;

use rollcall_core::desk::{Field, Mend};

use super::assemble::{Draft, Drafts, Step};
use super::header::Table;
use super::reading::Entry;
use super::regions::Region;
use super::when::When;
use crate::findings::{Code, Finding};

/// Applies the mends of columns, before any row is read.
pub(crate) fn columns(regions: &mut [Region], mends: &[Mend], findings: &mut Vec<Finding>) {
    for mend in mends {
        let Mend::Column { table, at, holds } = mend else {
            continue;
        };
        let found = regions
            .iter_mut()
            .find(|r| r.first == *table && r.table != Table::Persons);
        let column = found.and_then(|region| {
            let widest = region
                .rows
                .iter()
                .map(|raw| raw.cells.len())
                .max()
                .unwrap_or(0);
            if region.header.columns.len() <= *at && *at < widest {
                region.header.columns.resize_with(*at + 1, Default::default);
            }
            let column = region.header.columns.get_mut(*at)?;
            region.table = Table::Timetable;
            Some(column)
        });
        match column {
            Some(column) => column.fix(*holds),
            None => findings.push(lost(
                Some(*table),
                &format!("第 {table} 行的表第 {} 列", at + 1),
                &format!("column {} of the table at line {table}", at + 1),
            )),
        }
    }
    // A page's head repeats the table: what was said of its columns holds on every page.
    for at in 1..regions.len() {
        let (before, rest) = regions.split_at_mut(at);
        let (Some(before), region) = (before.last(), &mut rest[0]) else {
            continue;
        };
        let fixed = |r: &Region| r.header.columns.iter().any(|c| c.fixed.is_some());
        if region.continues && fixed(before) && !fixed(region) {
            region.header = before.header.clone();
            region.table = before.table;
        }
    }
}

/// Applies the mends of entries, before anything is counted or checked.
pub(crate) fn entries(drafts: &mut Drafts, mends: &[Mend], when: &When) {
    let mut findings = Vec::new();
    for mend in mends {
        match mend {
            Mend::Column { .. } => {}
            Mend::Field {
                line,
                nth,
                field,
                text,
            } => match find(drafts, *line, *nth) {
                Some(draft) => findings.extend(field::set(&mut draft.entry, *field, text, when)),
                None => findings.push(lost_entry(*line, *nth)),
            },
            Mend::Drop { line, nth } => {
                if let Some(draft) = find(drafts, *line, *nth) {
                    draft.dropped = true;
                } else if !settle(&mut drafts.findings, *line) {
                    // A row that could not be read is no row: a person said so.
                    findings.push(lost_entry(*line, *nth));
                }
            }
            Mend::Add { line, fields } => {
                if let Some(line) = line {
                    settle(&mut drafts.findings, *line);
                }
                findings.extend(add(drafts, *line, fields, when));
            }
        }
    }
    drafts.findings.extend(findings);
}

fn find(drafts: &mut Drafts, line: usize, nth: usize) -> Option<&mut Draft> {
    let same = |d: &&mut Draft| d.entry.line == line && d.entry.nth == nth && !d.dropped;
    drafts.entries.iter_mut().find(same)
}

/// Takes back what was said of a line that could not be read; whether there was anything.
fn settle(findings: &mut Vec<Finding>, line: usize) -> bool {
    const UNREAD: [Code; 4] = [
        Code::RowUnread,
        Code::LineUnread,
        Code::SlotEmpty,
        Code::RowCutShort,
    ];
    let before = findings.len();
    findings.retain(|f| f.line != Some(line) || !UNREAD.contains(&f.code));
    findings.len() < before
}

/// Adds an entry that was not read, where it stands.
fn add(
    drafts: &mut Drafts,
    line: Option<usize>,
    fields: &BTreeMap<Field, String>,
    when: &When,
) -> Vec<Finding> {
    let at = line.unwrap_or(0);
    let same = |d: &&Draft| d.entry.line == at;
    let row = drafts
        .entries
        .iter()
        .map(|d| d.row)
        .chain(drafts.spare.iter().map(|s| s.row))
        .max();
    let row = row.unwrap_or(0) + 1;
    let mut entry = Entry {
        line: at,
        nth: drafts
            .entries
            .iter()
            .filter(same)
            .map(|d| d.entry.nth + 1)
            .max()
            .unwrap_or(0),
        campus: None,
        venue: None,
        date: None,
        start: None,
        end: None,
        group: 0,
        seq: None,
        college: None,
        class: None,
        headcount: None,
        counsellor: None,
        mended: Vec::new(),
    };
    let findings = fields
        .iter()
        .filter_map(|(field, text)| field::set(&mut entry, *field, text, when))
        .collect();
    // Totals printed below its line count it, those above do not.
    let last = |drafts: &Drafts| {
        let line_of = |step: &Step| match step {
            Step::Sum { line, .. } => Some(*line),
            Step::Row { id, .. } => drafts
                .entries
                .iter()
                .find(|d| d.row == *id)
                .map(|d| d.entry.line),
            Step::Table => None,
        };
        drafts
            .steps
            .iter()
            .rposition(|s| line_of(s).is_some_and(|l| l <= at))
    };
    let place = match line {
        Some(_) => last(drafts).map_or(0, |i| i + 1),
        None => drafts.steps.len(),
    };
    let table = drafts
        .entries
        .iter()
        .rfind(|d| d.entry.line <= at)
        .map_or(0, |d| d.table);
    drafts.steps.insert(
        place,
        Step::Row {
            id: row,
            new_college: false,
            college_total: None,
            shared: None,
        },
    );
    let place = match line {
        Some(_) => drafts
            .entries
            .partition_point(|d| d.entry.line <= at && d.entry.line > 0),
        None => drafts.entries.len(),
    };
    drafts.entries.insert(
        place,
        Draft {
            entry,
            row,
            table,
            wants_headcount: false,
            dropped: false,
        },
    );
    findings
}

fn lost_entry(line: usize, nth: usize) -> Finding {
    lost(
        Some(line),
        &format!("第 {line} 行第 {} 个条目", nth + 1),
        &format!("entry {} of line {line}", nth + 1),
    )
}

fn lost(line: Option<usize>, zh: &str, en: &str) -> Finding {
    Finding::warning(
        line,
        Code::MendLost,
        format!("对{zh}的修改没有用上：那里现在没有它。原文换过时请重新修改，或删去这条修改。"),
        format!(
            "The mend of {en} was not used: it is not there. Mend again if the text was changed, or take the mend back."
        ),
    )
}
