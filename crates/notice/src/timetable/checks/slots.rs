//! Slots of one place against each other.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};

use crate::findings::{Code, Finding};
use crate::timetable::reading::Entry;
use crate::timetable::remarks::range;

type Place<'a> = (Option<&'a str>, Option<&'a str>, NaiveDate, u32);

pub(super) fn check(entries: &[Entry], findings: &mut Vec<Finding>) {
    let mut places: BTreeMap<Place<'_>, BTreeMap<(NaiveTime, NaiveTime), usize>> = BTreeMap::new();
    let mut told = None;
    for entry in entries {
        let (Some(start), Some(end)) = (entry.start, entry.end) else {
            continue;
        };
        let night = chrono::Timelike::hour(&start) < 6;
        if (end <= start || night) && told != Some((start, end)) {
            told = Some((start, end));
            findings.push(unusual(entry.line, start, end));
        }
        if let (Some(date), true) = (entry.date, start < end) {
            // Queues side by side may have slots of their own.
            let place = (
                entry.campus.as_deref(),
                entry.venue.as_deref(),
                date,
                entry.group,
            );
            places
                .entry(place)
                .or_default()
                .entry((start, end))
                .or_insert(entry.line);
        }
    }
    one_queue(entries, findings);
    for slots in places.values() {
        let mut latest: Option<((NaiveTime, NaiveTime), usize)> = None;
        for (slot, line) in slots {
            if let Some((before, first)) = latest.filter(|(before, _)| slot.0 < before.1) {
                findings.push(overlap(*line, *slot, first, before));
            }
            if latest.is_none_or(|(before, _)| slot.1 > before.1) {
                latest = Some((*slot, *line));
            }
        }
    }
}

/// Slots this short take one class a queue; two of them in one group is a slip, or a class too many.
const ONE_CLASS_MINUTES: i64 = 30;

/// Groups that are printed may be printed twice.
fn one_queue(entries: &[Entry], findings: &mut Vec<Finding>) {
    let mut seen: BTreeMap<(Place<'_>, NaiveTime), &Entry> = BTreeMap::new();
    for entry in entries {
        let (Some(date), Some(start), Some(end), Some(class)) =
            (entry.date, entry.start, entry.end, &entry.class)
        else {
            continue;
        };
        if (end - start).num_minutes() > ONE_CLASS_MINUTES {
            continue;
        }
        let place = (
            entry.campus.as_deref(),
            entry.venue.as_deref(),
            date,
            entry.group,
        );
        let first = seen.entry((place, start)).or_insert(entry);
        if first.line != entry.line && first.class.is_some() {
            findings.push(Finding::warning(
                entry.line,
                Code::GroupTwice,
                format!("{class} 与第 {} 行的班在同一时间、同一地点、同一组。两行都保留；请核对组别或时间。", first.line),
                format!("{class} stands in the same group, place and time as line {}. Both rows are kept; check the group or the time.", first.line),
            ));
        }
    }
}

fn unusual(line: usize, start: NaiveTime, end: NaiveTime) -> Finding {
    let time = range(start, Some(end));
    Finding::warning(
        line,
        Code::TimeUnusual,
        format!("时间 {time} 不寻常（结束不晚于开始，或在凌晨）。按原文保留；请核对。"),
        format!(
            "The time {time} is unusual: it ends before it begins, or lies in the night. It was kept as printed; please check."
        ),
    )
}

fn overlap(
    line: usize,
    slot: (NaiveTime, NaiveTime),
    first: usize,
    before: (NaiveTime, NaiveTime),
) -> Finding {
    let (this, that) = (range(slot.0, Some(slot.1)), range(before.0, Some(before.1)));
    Finding::warning(
        line,
        Code::TimesOverlap,
        format!("{this} 与第 {first} 行的 {that} 在同一地点重叠。两个时间段都按原文保留；请核对。"),
        format!(
            "{this} overlaps {that} of line {first} in one place. Both were kept as printed; please check."
        ),
    )
}

#[cfg(test)]
mod tests {
    use crate::findings::Code;
    use crate::timetable::read;

    fn codes(second: &str) -> Vec<Code> {
        let text = format!(
            "时间\t学院\t班级\n2026年4月1日 8:30-9:00\t甲学院\t23甲1班\n{second}\t甲学院\t23甲2班\n"
        );
        let wanted = [Code::TimesOverlap, Code::TimeUnusual];
        read(&text)
            .findings
            .into_iter()
            .map(|f| f.code)
            .filter(|c| wanted.contains(c))
            .collect()
    }

    #[test]
    fn slots_that_overlap_are_shown_and_slots_that_touch_are_not() {
        assert_eq!(codes("8:50-9:10"), [Code::TimesOverlap]);
        assert_eq!(codes("9:00-9:20"), []);
        assert_eq!(codes("8:30-9:00"), []);
    }

    #[test]
    fn a_range_that_ends_before_it_begins_is_shown() {
        assert_eq!(codes("9:30-9:00"), [Code::TimeUnusual]);
    }
}
