//! Who stands where, and when.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};

use super::{Roster, Settings};
use crate::ids::{ClassId, EventId};
use crate::time::Millis;

/// Which of the parallel queues of a slot, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Group(pub u8);

/// One class's place in the timetable, in the event's own local time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slot {
    /// Campus, as printed; a school with one campus may not name it.
    pub campus: Option<String>,
    /// Hall or room, as printed.
    pub venue: Option<String>,
    /// The day.
    #[serde(with = "crate::time::day")]
    pub date: NaiveDate,
    /// When the shooting starts.
    #[serde(with = "crate::time::clock_time")]
    pub start: NaiveTime,
    /// When the next class's slot starts.
    #[serde(with = "crate::time::clock_time")]
    pub end: NaiveTime,
    /// The queue, where there are several.
    pub group: Option<Group>,
    /// The printed sequence number (序号) of the class in its campus's table.
    pub seq: Option<u32>,
}

impl Slot {
    /// Local time at which the class stands in its queue: start − lead.
    #[must_use]
    pub fn gathering(&self, settings: &Settings) -> NaiveDateTime {
        self.date.and_time(self.start) - TimeDelta::minutes(settings.lead_minutes.into())
    }

    /// The three instants of the slot: gathering, start, end.
    #[must_use]
    pub fn instants(&self, settings: &Settings) -> [Millis; 3] {
        let offset = settings.utc_offset_minutes;
        [
            Millis::from_local(self.gathering(settings), offset),
            Millis::from_local(self.date.and_time(self.start), offset),
            Millis::from_local(self.date.and_time(self.end), offset),
        ]
    }
}

/// The event, as every device of it carries it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventCard {
    /// Which event.
    pub id: EventId,
    /// Its title, such as “2027届毕业生图像采集”.
    pub title: String,
    /// Its settings.
    pub settings: Settings,
    /// It is closed: what it came to is frozen, and no phone carries it any more.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub closed: bool,
}

/// Everything a device carries of one class but its marks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClassSheet {
    /// Which class.
    pub id: ClassId,
    /// Of which event.
    pub event: EventId,
    /// Counts the changes of this sheet: slot moved, roster brought in.
    pub version: u64,
    /// The class's name as printed, such as “23 软工 10 班”.
    pub name: String,
    /// College (二级学院), as printed.
    pub college: Option<String>,
    /// Counsellor (辅导员), as printed.
    pub counsellor: Option<String>,
    /// The headcount printed in the timetable; the roster decides.
    pub headcount: Option<u32>,
    /// Its slot; none while it has no time.
    pub slot: Option<Slot>,
    /// Its students; empty until brought in.
    pub roster: Roster,
}

impl ClassSheet {
    /// How many are to be photographed: by the roster less the exempt, and by the printed headcount
    /// as long as there is no roster.
    #[must_use]
    pub fn expected(&self) -> u32 {
        if self.roster.students.is_empty() {
            self.headcount.unwrap_or(0)
        } else {
            self.roster.expected()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_gathers_the_lead_time_before_its_slot_in_the_events_own_zone() {
        let at = |h, m| NaiveTime::from_hms_opt(h, m, 0).unwrap();
        let slot = Slot {
            campus: None,
            venue: None,
            date: NaiveDate::from_ymd_opt(2026, 4, 15).unwrap(),
            start: at(8, 30),
            end: at(8, 50),
            group: Some(Group(1)),
            seq: Some(1),
        };
        let settings = Settings {
            lead_minutes: 10,
            ..Settings::default()
        };
        assert_eq!(slot.gathering(&settings).time(), at(8, 20));
        let [gathering, start, end] = slot.instants(&settings);
        // 2026-04-15 00:20 UTC.
        assert_eq!(gathering, Millis(1_776_212_400_000));
        assert_eq!(
            (start.0 - gathering.0, end.0 - start.0),
            (600_000, 1_200_000)
        );
    }
}
