//! A counsellor brings each class to the door: nobody can stand at two doors at once.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};

use crate::findings::{Code, Finding};
use crate::timetable::reading::Entry;
use crate::timetable::remarks::range;

type Stand<'a> = (NaiveTime, NaiveTime, &'a Entry);

pub(super) fn check(entries: &[Entry], findings: &mut Vec<Finding>) {
    let mut days: BTreeMap<(&str, NaiveDate), Vec<Stand<'_>>> = BTreeMap::new();
    for entry in entries {
        if let (Some(name), Some(date), Some(start), Some(end)) = (
            entry.counsellor.as_deref(),
            entry.date,
            entry.start,
            entry.end,
        ) && start < end
        {
            days.entry((name, date))
                .or_default()
                .push((start, end, entry));
        }
    }
    for ((name, _), mut stands) in days {
        stands.sort_by_key(|(start, end, entry)| (*start, *end, entry.line));
        stands.dedup_by_key(|(_, _, entry)| entry.line);
        pairs(name, &stands, findings);
        runs(name, &stands, findings);
    }
}

fn pairs(name: &str, stands: &[Stand<'_>], findings: &mut Vec<Finding>) {
    for pair in stands.windows(2) {
        let ((start, end, one), (next, _, other)) = (pair[0], pair[1]);
        if next >= end {
            continue;
        }
        let elsewhere = one.campus != other.campus || one.venue != other.venue;
        let time = range(start, Some(end));
        if elsewhere {
            findings.push(Finding::warning(
                other.line,
                Code::CounsellorTwoPlaces,
                format!("{name} 在 {time} 同时要在两个地点带班（另见第 {} 行）。请调整时间，或另派一人；若是同名两人，不用处理。", one.line),
                format!("{name} is wanted in two places at {time} (see line {}). Move one class or send somebody else; nothing to do if these are two people.", one.line),
            ));
        } else if one.start == other.start {
            findings.push(Finding::info(
                other.line,
                Code::CounsellorParallel,
                format!(
                    "{name} 在 {time} 同时带两个班（另见第 {} 行），地点相同。",
                    one.line
                ),
                format!(
                    "{name} has two classes side by side at {time} (see line {}), in one place.",
                    one.line
                ),
            ));
        }
    }
}

/// Slots that follow each other without a pause; told once, at the first of them.
fn runs(name: &str, stands: &[Stand<'_>], findings: &mut Vec<Finding>) {
    let mut at = 0;
    while at < stands.len() {
        let (start, mut end, first) = stands[at];
        let mut slots = 1;
        let mut next = at + 1;
        while let Some((s, e, _)) = stands.get(next).filter(|(s, _, _)| *s <= end) {
            slots += usize::from(*s == end);
            end = end.max(*e);
            next += 1;
        }
        if slots > 1 {
            let (classes, time) = (next - at, range(start, Some(end)));
            findings.push(Finding::info(
                first.line,
                Code::CounsellorBackToBack,
                format!("{name} 在 {time} 连续带 {classes} 个班，中间没有空档；时间提前时要有人接应。"),
                format!("{name} has {classes} classes without a pause at {time}; somebody should help when the queue runs early."),
            ));
        }
        at = next;
    }
}

#[cfg(test)]
mod tests {
    use crate::findings::Code;
    use crate::timetable::read;

    fn codes(rows: &str) -> Vec<Code> {
        let head = "2026年4月1日\n时间\t地点\t学院\t班级\t人数\t辅导员\n";
        let all = read(&format!("{head}{rows}")).findings;
        let wanted = [
            Code::CounsellorTwoPlaces,
            Code::CounsellorParallel,
            Code::CounsellorBackToBack,
        ];
        all.into_iter()
            .map(|f| f.code)
            .filter(|c| wanted.contains(c))
            .collect()
    }

    #[test]
    fn a_counsellor_in_two_places_at_once_is_a_warning() {
        let rows = "4月1日 8:30-9:00\t东楼大厅\t甲学院\t23甲1班\t40\t赵一\n4月1日 8:40-9:10\t西楼大厅\t甲学院\t23甲2班\t40\t赵一\n";
        assert_eq!(codes(rows), [Code::CounsellorTwoPlaces]);
    }

    #[test]
    fn side_by_side_and_back_to_back_are_told_once_each() {
        let rows = "4月1日 8:30-9:00\t东楼大厅\t甲学院\t23甲1班\t40\t赵一\n\t东楼大厅\t甲学院\t23甲2班\t40\t赵一\n\
                    9:00-9:30\t东楼大厅\t甲学院\t23甲3班\t40\t赵一\n";
        let mut got = codes(rows);
        got.sort();
        assert_eq!(got, [Code::CounsellorParallel, Code::CounsellorBackToBack]);
    }
}
