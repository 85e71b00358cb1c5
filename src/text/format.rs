//! Dates, times and spans as people say them.

use chrono::{Datelike, NaiveDate, NaiveDateTime, Weekday};
use rollcall_core::event::Slot;
use rollcall_core::time::hour_minute;

use super::{Language, language};

texts! {
    in_days(n): "还有 {n} 天", "in {n} days";
    in_hours(h, m): "还有 {h} 小时 {m} 分", "in {h} h {m} min";
    in_minutes(m): "还有 {m} 分钟", "in {m} min";
    ago_now: "刚刚", "just now";
    ago_minutes(m): "{m} 分钟前", "{m} min ago";
    ago_hours(h): "{h} 小时前", "{h} h ago";
    ago_days(d): "{d} 天前", "{d} days ago";
    today: "今天", "Today";
    tomorrow: "明天", "Tomorrow";
    group(n): "第 {n} 组", "Queue {n}";
}

/// `11月22日 周日`, `Sun 22 Nov`.
#[must_use]
pub fn day(date: NaiveDate) -> String {
    match language() {
        Language::Chinese => format!("{}月{}日 {}", date.month(), date.day(), weekday(date)),
        Language::English => format!("{} {} {}", weekday(date), date.day(), month(date)),
    }
}

/// A day seen from another: `今天 · 11月22日 周日`.
#[must_use]
pub fn day_seen_from(date: NaiveDate, now: NaiveDate) -> String {
    match (date - now).num_days() {
        0 => format!("{} · {}", today(), day(date)),
        1 => format!("{} · {}", tomorrow(), day(date)),
        _ => day(date),
    }
}

/// `11月22日 08:30`.
#[must_use]
pub fn day_and_time(at: NaiveDateTime) -> String {
    format!("{} {}", day(at.date()), hour_minute(at.time()))
}

/// `15:10–15:30`.
#[must_use]
pub fn times(slot: &Slot) -> String {
    format!("{}–{}", hour_minute(slot.start), hour_minute(slot.end))
}

/// Campus, venue and queue of a slot, what it has of them.
#[must_use]
pub fn place(slot: &Slot) -> String {
    let queue = slot.group.map(|number| group(number.0));
    let parts = [slot.campus.clone(), slot.venue.clone(), queue];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// How far ahead an instant is, in minutes.
#[must_use]
pub fn ahead(minutes: i64) -> String {
    match minutes {
        ..60 => in_minutes(minutes),
        60..2880 => in_hours(minutes / 60, minutes % 60),
        _ => in_days(minutes / 1440),
    }
}

/// How long ago an instant is, in minutes.
#[must_use]
pub fn ago(minutes: i64) -> String {
    match minutes {
        ..1 => ago_now().to_owned(),
        1..60 => ago_minutes(minutes),
        60..2880 => ago_hours(minutes / 60),
        _ => ago_days(minutes / 1440),
    }
}

fn weekday(date: NaiveDate) -> &'static str {
    let (zh, en) = match date.weekday() {
        Weekday::Mon => ("周一", "Mon"),
        Weekday::Tue => ("周二", "Tue"),
        Weekday::Wed => ("周三", "Wed"),
        Weekday::Thu => ("周四", "Thu"),
        Weekday::Fri => ("周五", "Fri"),
        Weekday::Sat => ("周六", "Sat"),
        Weekday::Sun => ("周日", "Sun"),
    };
    match language() {
        Language::Chinese => zh,
        Language::English => en,
    }
}

fn month(date: NaiveDate) -> &'static str {
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    MONTHS
        .get(date.month0() as usize)
        .copied()
        .unwrap_or_default()
}
