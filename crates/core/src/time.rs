//! Time as a parameter: instants come from outside, and are shown in the event's own zone (I6).

use chrono::{DateTime, NaiveDateTime, NaiveTime, TimeDelta, Timelike};
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

    /// Milliseconds from `earlier` to this instant; negative where it is not earlier.
    #[must_use]
    pub const fn since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
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

#[cfg(test)]
mod tests {
    use super::*;

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
    fn an_instant_beyond_the_calendar_does_no_harm() {
        assert_eq!(Millis(i64::MAX).to_local(480), NaiveDateTime::default());
        assert_eq!(Millis(i64::MAX).since(Millis(i64::MIN)), i64::MAX);
    }
}
