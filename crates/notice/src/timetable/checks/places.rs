//! Where and on what days: a college in two campuses at once, a day far from all others, two classes in one queue.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::findings::{Code, Finding};
use crate::timetable::reading::Entry;
use crate::timetable::remarks::range;

/// Shooting takes days, at most weeks; a day further off has a wrong month or year.
const FAR_DAYS: i64 = 60;

pub(super) fn check(entries: &[Entry], findings: &mut Vec<Finding>) {
    campuses(entries, findings);
    far(entries, findings);
}

/// Told once a college and day: who answers for the college cannot be in both.
fn campuses(entries: &[Entry], findings: &mut Vec<Finding>) {
    let mut days: BTreeMap<(&str, NaiveDate), Vec<&Entry>> = BTreeMap::new();
    for entry in entries {
        if let (Some(college), Some(date), Some(_), Some(_), Some(_)) = (
            entry.college.as_deref(),
            entry.date,
            &entry.campus,
            entry.start,
            entry.end,
        ) {
            days.entry((college, date)).or_default().push(entry);
        }
    }
    for ((college, date), mut own) in days {
        own.sort_by_key(|e| (e.start, e.end, e.line));
        let clash = own
            .windows(2)
            .find(|pair| pair[0].campus != pair[1].campus && pair[1].start < pair[0].end);
        let Some([one, other]) = clash.and_then(|pair| <&[_; 2]>::try_from(pair).ok()) else {
            continue;
        };
        let Some(start) = other.start else { continue };
        let time = range(start, other.end);
        findings.push(Finding::info(
            other.line.max(one.line),
            Code::CollegeTwoCampuses,
            format!("{college} {date} {time} 同时在两个校区有班（另见第 {} 行）。请确认学院两边都有人负责。", one.line.min(other.line)),
            format!("{college} has classes on two campuses at once on {date} at {time} (see line {}). Make sure somebody answers for it on both.", one.line.min(other.line)),
        ));
    }
}

fn far(entries: &[Entry], findings: &mut Vec<Finding>) {
    let mut dates: Vec<NaiveDate> = entries.iter().filter_map(|e| e.date).collect();
    dates.sort_unstable();
    let Some(middle) = dates.get(dates.len() / 2).copied() else {
        return;
    };
    let mut told: Vec<NaiveDate> = Vec::new();
    for entry in entries {
        let Some(date) = entry
            .date
            .filter(|d| (*d - middle).num_days().abs() > FAR_DAYS)
        else {
            continue;
        };
        if told.contains(&date) || told.len() >= 16 {
            continue;
        }
        told.push(date);
        findings.push(Finding::warning(
            entry.line,
            Code::DateFar,
            format!("{date} 与其他拍摄日期相差很远。按原文保留；请核对年份和月份。"),
            format!("{date} is far from the other days of shooting. It was kept as printed; check its year and month."),
        ));
    }
}
