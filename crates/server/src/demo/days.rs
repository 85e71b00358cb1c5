//! The days of a demo: they begin today, whenever that is.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike as _};
use rollcall_notice::timetable::Reading;

/// How many times as fast a live day goes by.
const FASTER: i32 = 10;
/// How long until it begins.
const SOON: TimeDelta = TimeDelta::minutes(2);

/// Moves all days of the reading so that its first is `today`.
pub fn to_today(reading: &mut Reading, today: NaiveDate) {
    let Some(first) = first_day(reading) else {
        return;
    };
    let days = TimeDelta::days(today.signed_duration_since(first).num_days());
    let dates = reading.entries.iter_mut().map(|entry| &mut entry.date);
    let spare = reading.spare.iter_mut().map(|spare| &mut spare.date);
    let due = reading.deadlines.iter_mut();
    let due = due.flat_map(|it| [&mut it.start, &mut it.date]);
    for date in dates.chain(spare).chain(due) {
        *date = date.and_then(|date| date.checked_add_signed(days));
    }
}

/// Lets the first day begin soon after `now` and go by faster, so that somebody can watch it. It stays within its day:
/// late in the evening it has begun already.
pub fn to_now(reading: &mut Reading, now: NaiveDateTime) {
    to_today(reading, now.date());
    let of_today = |date: Option<NaiveDate>| date == Some(now.date());
    let entries = reading.entries.iter();
    let today = entries.filter(|entry| of_today(entry.date));
    let (starts, ends): (Vec<_>, Vec<_>) = today.map(|entry| (entry.start, entry.end)).unzip();
    let (Some(first), Some(last)) = (
        starts.into_iter().flatten().min(),
        ends.into_iter().flatten().max(),
    ) else {
        return;
    };
    let length = last.signed_duration_since(first) / FASTER;
    let midnight = now.date().and_time(NaiveTime::MIN) + TimeDelta::days(1);
    let begin = (now + SOON).min(midnight - length - TimeDelta::minutes(1));
    let begin = begin.time().with_second(0).unwrap_or(first);
    let moved = |time: NaiveTime| begin + time.signed_duration_since(first) / FASTER;
    for entry in &mut reading.entries {
        if of_today(entry.date) {
            (entry.start, entry.end) = (entry.start.map(moved), entry.end.map(moved));
        }
    }
    for spare in &mut reading.spare {
        if of_today(spare.date) {
            (spare.start, spare.end) = (spare.start.map(moved), spare.end.map(moved));
        }
    }
    let lead = reading.settings.lead_minutes.unwrap_or_default();
    reading.settings.lead_minutes = Some((lead / 10).max(1));
}

fn first_day(reading: &Reading) -> Option<NaiveDate> {
    reading.entries.iter().filter_map(|entry| entry.date).min()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rollcall_notice::timetable;

    const NOTICE: &str = "2027届毕业生图像采集安排\n日期\t时间\t班级\t人数\n2027年4月15日\t8:30-8:50\t23软工1班\t40\n2027年4月15日\t17:10-17:30\t23软工2班\t40\n2027年4月16日\t8:30-8:50\t23软工3班\t40\n";

    fn at(hour: u32, minute: u32) -> NaiveDateTime {
        NaiveDate::from_ymd_opt(2026, 11, 22)
            .unwrap()
            .and_hms_opt(hour, minute, 0)
            .unwrap()
    }

    #[test]
    fn a_live_day_begins_soon_goes_by_ten_times_as_fast_and_the_days_after_keep_their_times() {
        let mut reading = timetable::read(NOTICE);
        to_now(&mut reading, at(14, 0));
        let [first, second, third] = &reading.entries[..] else {
            panic!("{reading:?}");
        };
        let times = |entry: &timetable::Entry| (entry.start.unwrap(), entry.end.unwrap());
        let time = |it: NaiveDateTime| it.time();
        assert_eq!(times(first), (time(at(14, 2)), time(at(14, 4))));
        assert_eq!(times(second), (time(at(14, 54)), time(at(14, 56))));
        assert_eq!(third.date, Some(at(0, 0).date() + TimeDelta::days(1)));
        assert_eq!(third.start.unwrap(), time(at(8, 30)));
        assert_eq!(reading.settings.lead_minutes, Some(1));
    }

    #[test]
    fn a_live_day_late_in_the_evening_ends_before_midnight() {
        let mut reading = timetable::read(NOTICE);
        to_now(&mut reading, at(23, 50));
        let ends = reading.entries.iter().take(2).map(|it| it.end.unwrap());
        let starts = reading.entries.iter().take(2).map(|it| it.start.unwrap());
        assert!(starts.zip(ends).all(|(start, end)| start < end));
        assert_eq!(reading.entries[1].date, Some(at(0, 0).date()));
    }
}
