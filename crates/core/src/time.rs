//! Time as a parameter: instants come from outside, and are shown in the event's own zone (I6).

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike};
use serde::{Deserialize, Serialize};

/// An instant: milliseconds since 1970-01-01T00:00Z.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Millis(pub i64);

impl Millis {
    /// The instant at which clocks `offset_minutes` ahead of UTC show `local`.
    #[must_use]
    pub fn from_local(local: NaiveDateTime, offset_minutes: i16) -> Self {
        Self(local.and_utc().timestamp_millis() - i64::from(offset_minutes) * 60_000)
    }

    /// What clocks `offset_minutes` ahead of UTC show at this instant. An instant beyond the calendar,
    /// which only a broken phone clock can name, shows as 1970.
    #[must_use]
    pub fn to_local(self, offset_minutes: i16) -> NaiveDateTime {
        DateTime::from_timestamp_millis(self.0)
            .map(|utc| utc.naive_utc())
            .and_then(|utc| utc.checked_add_signed(TimeDelta::minutes(offset_minutes.into())))
            .unwrap_or_default()
    }

    /// So many milliseconds later; earlier below zero.
    #[must_use]
    pub const fn after(self, ms: i64) -> Self {
        Self(self.0.saturating_add(ms))
    }

    /// Milliseconds from `earlier` to this instant; negative where it is not earlier.
    #[must_use]
    pub const fn since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }

    /// The server's time, where this is a phone's and `ahead_ms` is by how much the server's clock is ahead of it. What
    /// is within a minute is left alone: that much an answer's way can take (P18).
    #[must_use]
    pub const fn put_right(self, ahead_ms: i64) -> Self {
        if ahead_ms.saturating_abs() < 60_000 {
            self
        } else {
            self.after(ahead_ms)
        }
    }

    /// Whole minutes until `later`, rounded up: with half a minute left it is not yet now.
    #[must_use]
    pub const fn minutes_until(self, later: Self) -> i64 {
        let ms = later.since(self);
        if ms <= 0 { 0 } else { (ms - 1) / 60_000 + 1 }
    }

    /// Whole minutes since `earlier`, rounded down; 0 where a clock was set back.
    #[must_use]
    pub const fn minutes_since(self, earlier: Self) -> i64 {
        let ms = self.since(earlier);
        if ms <= 0 { 0 } else { ms / 60_000 }
    }
}

/// A time of day as `08:30`.
#[must_use]
pub fn hour_minute(time: NaiveTime) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// A day as `2026-04-15`, the way chrono writes it; chrono's own reader can do every format there is, and is a
/// large part of the phone's bundle.
pub mod day {
    use super::{Datelike, NaiveDate, numbers};
    use serde::{Deserialize, Deserializer, Serializer, de};

    /// For `serde(with)`.
    ///
    /// # Errors
    /// The serializer's.
    pub fn serialize<S: Serializer>(day: &NaiveDate, to: S) -> Result<S::Ok, S::Error> {
        let (year, month, day) = (day.year(), day.month(), day.day());
        to.collect_str(&format_args!("{year:04}-{month:02}-{day:02}"))
    }

    /// For `serde(with)`.
    ///
    /// # Errors
    /// Where there is no such day.
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<NaiveDate, D::Error> {
        let text = String::deserialize(from)?;
        numbers(&text, '-', [4, 2, 2])
            .and_then(|[year, month, day]| {
                NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
            })
            .ok_or_else(|| de::Error::custom("not a day"))
    }
}

/// A day as [`day`] has it, or `null`.
pub mod maybe_day {
    use super::{NaiveDate, day};
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[derive(Serialize, Deserialize)]
    struct Day(#[serde(with = "day")] NaiveDate);

    /// For `serde(with)`.
    ///
    /// # Errors
    /// The serializer's.
    pub fn serialize<S: Serializer>(day: &Option<NaiveDate>, to: S) -> Result<S::Ok, S::Error> {
        day.map(Day).serialize(to)
    }

    /// For `serde(with)`.
    ///
    /// # Errors
    /// Where there is no such day.
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<NaiveDate>, D::Error> {
        Ok(Option::<Day>::deserialize(from)?.map(|day| day.0))
    }
}

/// A time of day as `08:30:00`; see [`day`].
pub mod clock_time {
    use super::{NaiveTime, Timelike, numbers};
    use serde::{Deserialize, Deserializer, Serializer, de};

    /// For `serde(with)`. A timetable has no fractions of a second.
    ///
    /// # Errors
    /// The serializer's.
    pub fn serialize<S: Serializer>(time: &NaiveTime, to: S) -> Result<S::Ok, S::Error> {
        let (hour, minute, second) = (time.hour(), time.minute(), time.second());
        to.collect_str(&format_args!("{hour:02}:{minute:02}:{second:02}"))
    }

    /// For `serde(with)`.
    ///
    /// # Errors
    /// Where there is no such time.
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<NaiveTime, D::Error> {
        let text = String::deserialize(from)?;
        numbers(&text, ':', [2, 2, 2])
            .or_else(|| numbers(&text, ':', [2, 2]).map(|[hour, minute]| [hour, minute, 0]))
            .and_then(|[hour, minute, second]| NaiveTime::from_hms_opt(hour, minute, second))
            .ok_or_else(|| de::Error::custom("not a time"))
    }
}

/// Reads numbers of so many digits each.
fn numbers<const N: usize>(text: &str, between: char, digits: [usize; N]) -> Option<[u32; N]> {
    let mut parts = text.split(between);
    let mut read = [0; N];
    for (number, digits) in read.iter_mut().zip(digits) {
        let part = parts.next()?;
        let plain = part.len() == digits && part.bytes().all(|it| it.is_ascii_digit());
        *number = plain.then(|| part.parse().ok()).flatten()?;
    }
    parts.next().is_none().then_some(read)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct At(
        #[serde(with = "day")] NaiveDate,
        #[serde(with = "clock_time")] NaiveTime,
    );

    #[test]
    fn days_and_times_are_written_as_chrono_writes_them() {
        for (date, time) in [((2026, 4, 15), (8, 30, 0)), ((999, 12, 31), (23, 59, 59))] {
            let date = NaiveDate::from_ymd_opt(date.0, date.1, date.2).unwrap();
            let time = NaiveTime::from_hms_opt(time.0, time.1, time.2).unwrap();
            let ours = serde_json::to_string(&At(date, time)).unwrap();
            assert_eq!(ours, serde_json::to_string(&(date, time)).unwrap());
            assert_eq!(serde_json::from_str::<At>(&ours).unwrap(), At(date, time));
        }
    }

    #[test]
    fn what_is_no_day_or_time_is_not_read_as_one() {
        let read = |day: &str, time: &str| {
            serde_json::from_str::<At>(&format!("[{day:?},{time:?}]")).is_ok()
        };
        assert!(read("2026-04-15", "08:30"));
        for day in ["2026-02-30", "2026-4-15", "+026-04-15", "2026-04-15-", ""] {
            assert!(!read(day, "08:30:00"), "{day}");
        }
        for time in ["24:00:00", "8:30", "08:30:00:00", "08", "08:3x"] {
            assert!(!read("2026-04-15", time), "{time}");
        }
    }

    #[test]
    fn an_instant_shows_the_same_local_time_on_a_phone_in_any_zone() {
        let eight_thirty = Millis(1_776_213_000_000);
        assert_eq!(
            eight_thirty.to_local(480).to_string(),
            "2026-04-15 08:30:00"
        );
        assert_eq!(
            Millis::from_local(eight_thirty.to_local(480), 480),
            eight_thirty
        );
    }

    #[test]
    fn a_span_ahead_is_rounded_up_and_a_span_past_down() {
        let (now, soon) = (Millis(0), Millis(61_000));
        assert_eq!((now.minutes_until(soon), soon.minutes_since(now)), (2, 1));
        assert_eq!((soon.minutes_until(now), now.minutes_since(soon)), (0, 0));
        assert_eq!(now.minutes_until(Millis(60_000)), 1);
    }

    #[test]
    fn p18_a_clock_that_is_wrong_by_minutes_is_put_right_and_one_by_seconds_is_not() {
        let noon = Millis(1_776_225_600_000);
        let slow = noon.after(-600_000);
        assert_eq!(slow.put_right(600_000), noon);
        assert_eq!(noon.put_right(-600_000), slow);
        assert_eq!(noon.put_right(59_999), noon);
        assert_eq!(noon.put_right(i64::MIN), Millis(noon.0 + i64::MIN));
    }

    #[test]
    fn an_instant_beyond_the_calendar_does_no_harm() {
        assert_eq!(Millis(i64::MAX).to_local(480), NaiveDateTime::default());
        assert_eq!(Millis(i64::MAX).since(Millis(i64::MIN)), i64::MAX);
    }
}
