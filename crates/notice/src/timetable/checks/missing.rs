//! What an entry still lacks once everything was inherited and mended.

use std::collections::BTreeMap;

use crate::findings::{Code, Finding};
use crate::timetable::assemble::{Drafts, Step};

pub(super) fn check(drafts: &Drafts, findings: &mut Vec<Finding>) {
    let mut dateless: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    let mut told = (0, 0);
    for draft in drafts.standing() {
        let entry = &draft.entry;
        if entry.start.is_none() {
            if told.0 != entry.line {
                findings.push(time_missing(entry.line));
            }
            told.0 = entry.line;
        } else if entry.date.is_none() {
            dateless.entry(draft.table).or_insert((entry.line, 0)).1 += 1;
        }
        if entry.headcount.is_none() && draft.wants_headcount {
            if told.1 != entry.line {
                findings.push(headcount_missing(entry.line));
            }
            told.1 = entry.line;
        }
    }
    for (line, rows) in dateless.into_values() {
        findings.push(Finding::warning(
            line,
            Code::DateMissing,
            format!("从这一行起有 {rows} 行找不到日期（或年份）。条目已保留；请补上日期再发布。"),
            format!("From this line on, {rows} rows have no date (or no year). The entries are kept; add the date before publishing."),
        ));
    }
    shared(drafts, findings);
}

/// One headcount for several classes is nobody's own.
fn shared(drafts: &Drafts, findings: &mut Vec<Finding>) {
    let mut rows: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for draft in drafts.standing().filter(|d| d.entry.headcount.is_none()) {
        rows.entry(draft.row).or_insert((draft.entry.line, 0)).1 += 1;
    }
    for step in &drafts.steps {
        if let Step::Row {
            id,
            shared: Some(count),
            ..
        } = step
            && let Some((line, several)) = rows.get(id)
        {
            findings.push(headcount_shared(*line, *several, *count));
        }
    }
}

fn time_missing(line: usize) -> Finding {
    Finding::error(
        line,
        Code::TimeMissing,
        "这一行没有时间，上文也没有可沿用的时间。条目已保留但没有时间；补上时间后再发布。",
        "This row has no time and there is none above it to take. The entry is kept without one; add the time before publishing.",
    )
}

fn headcount_missing(line: usize) -> Finding {
    Finding::warning(
        line,
        Code::HeadcountMissing,
        "这一行没有人数。条目已保留，人数以名单为准。",
        "This row has no headcount. The entry is kept; the roster will tell.",
    )
}

fn headcount_shared(line: usize, several: usize, count: u32) -> Finding {
    Finding::info(
        line,
        Code::HeadcountShared,
        format!("{several} 个班（或学院）合写了人数 {count}，没有平分；各自人数不明，以名单为准。"),
        format!(
            "{several} classes or colleges share the headcount {count}, which was not divided; each one's own is unknown until its roster is there."
        ),
    )
}
