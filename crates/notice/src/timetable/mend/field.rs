//! One field of an entry, as a person wrote it.

use chrono::NaiveTime;
use rollcall_core::desk::Field;

use crate::findings::{Code, Finding};
use crate::normalise::fold;
use crate::timetable::reading::Entry;
use crate::timetable::when::When;
use crate::timetable::{clock, date};

/// Sets a field to what a text says, or clears it; a finding where the text cannot be read as that field.
pub(super) fn set(entry: &mut Entry, field: Field, text: &str, when: &When) -> Option<Finding> {
    let text = text.trim();
    let folded = fold(text);
    let own = || (!text.is_empty()).then(|| text.to_owned());
    let read = match field {
        Field::Campus => put(&mut entry.campus, Some(own())),
        Field::Venue => put(&mut entry.venue, Some(own())),
        Field::College => put(&mut entry.college, Some(own())),
        Field::Class => put(&mut entry.class, Some(own())),
        Field::Counsellor => put(&mut entry.counsellor, Some(own())),
        Field::Date => {
            let near = entry.date;
            put(&mut entry.date, or_clear(&folded, |t| day(t, near, when)))
        }
        Field::Start => put(&mut entry.start, or_clear(&folded, moment)),
        Field::End => put(&mut entry.end, or_clear(&folded, moment)),
        Field::Seq => put(&mut entry.seq, or_clear(&folded, number)),
        Field::Headcount => put(&mut entry.headcount, or_clear(&folded, number)),
        Field::Group => {
            let mut group = Some(entry.group);
            let read = put(
                &mut group,
                or_clear(&folded, |t| number(t).filter(|n| *n > 0)),
            );
            entry.group = group.unwrap_or(0);
            read
        }
    };
    if read {
        if !entry.mended.contains(&field) {
            entry.mended.push(field);
        }
        return None;
    }
    Some(unread(entry.line, field, text))
}

fn put<T>(place: &mut T, value: Option<T>) -> bool {
    value.map(|value| *place = value).is_some()
}

/// An empty text clears; one that is read sets; any other does neither.
fn or_clear<T>(text: &str, read: impl Fn(&str) -> Option<T>) -> Option<Option<T>> {
    if text.is_empty() {
        Some(None)
    } else {
        read(text).map(Some)
    }
}

fn day(text: &str, near: Option<chrono::NaiveDate>, when: &When) -> Option<chrono::NaiveDate> {
    let found = date::dates(text)
        .into_iter()
        .next()
        .or_else(|| date::part(text))?;
    let whole = found.at.1 - found.at.0 >= text.trim().len()
        && found.more.is_empty()
        && found.until.is_none();
    when.resolve_near(found.first, near, None)
        .filter(|_| whole)
        .map(|(date, _)| date)
}

fn moment(text: &str) -> Option<NaiveTime> {
    clock::moment(text)
}

fn number(text: &str) -> Option<u32> {
    let digits = text
        .trim_end_matches(['人', '组', '名'])
        .trim_start_matches('第')
        .trim();
    digits.parse().ok().filter(|n| *n < 100_000)
}

fn unread(line: usize, field: Field, text: &str) -> Finding {
    let (zh, en) = match field {
        Field::Date => ("日期", "date"),
        Field::Start => ("开始时间", "begin"),
        Field::End => ("结束时间", "end"),
        Field::Group => ("组", "group"),
        Field::Seq => ("序号", "running number"),
        Field::Headcount => ("人数", "headcount"),
        _ => ("内容", "text"),
    };
    let shown: String = text.chars().take(20).collect();
    Finding::error(
        (line > 0).then_some(line),
        Code::MendUnread,
        format!(
            "“{shown}”读不成{zh}，这一处没有改动。请换一种写法，例如 2026年4月15日、8:30、45。"
        ),
        format!(
            "\"{shown}\" cannot be read as a {en}; nothing was changed here. Write it another way, such as 2026-04-15, 8:30 or 45."
        ),
    )
}
