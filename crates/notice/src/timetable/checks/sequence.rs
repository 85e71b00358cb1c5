//! Printed running numbers: one that is skipped hints at a row that was lost, one that repeats at a row pasted twice.

use std::collections::BTreeMap;

use crate::findings::{Code, Finding};
use crate::timetable::assemble::Drafts;

pub(super) fn check(drafts: &Drafts, findings: &mut Vec<Finding>) {
    let mut tables: BTreeMap<usize, Vec<(u32, usize, usize)>> = BTreeMap::new();
    for draft in drafts.standing() {
        if let Some(seq) = draft.entry.seq {
            let all = tables.entry(draft.table).or_default();
            if all.last().is_none_or(|(_, _, row)| *row != draft.row) {
                all.push((seq, draft.entry.line, draft.row));
            }
        }
    }
    for numbers in tables.into_values() {
        let mut sorted: Vec<u32> = numbers.iter().map(|n| n.0).collect();
        sorted.sort_unstable();
        // Two blocks side by side count down the first and then the second.
        if sorted.windows(2).all(|pair| pair[1] == pair[0] + 1) {
            continue;
        }
        for pair in numbers.windows(2) {
            let ((last, _, _), (seq, line, _)) = (pair[0], pair[1]);
            if seq != last.saturating_add(1) && seq != 1 {
                findings.push(gap(line, last, seq));
            }
        }
    }
}

fn gap(line: usize, last: u32, seq: u32) -> Finding {
    let (zh, en) = if seq == last {
        (
            format!("序号 {seq} 出现了两次。两行都保留"),
            format!("The printed number {seq} stands twice. Both rows are kept"),
        )
    } else {
        (
            format!("序号从 {last} 到了 {seq}。已读的行不受影响"),
            format!("The printed numbers go from {last} to {seq}. The rows read are safe"),
        )
    };
    Finding::warning(
        line,
        Code::SeqGap,
        format!("{zh}；请看原文中间是否漏贴或多贴了一行。"),
        format!("{en}; see whether a row was not pasted, or was pasted twice."),
    )
}
