//! What comes out of a notice; this is also the JSON of `rollcall notice check FILE --json`.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};
use rollcall_core::desk::{ColumnKind, Field};
use rollcall_core::event::{AbsentFee, Collected, Late, MakeUp, PayWhen, QueueOrder, WalkIns};
use rollcall_core::money::Fen;
use serde::{Deserialize, Serialize};

use crate::findings::{Finding, Severity};

/// A notice, read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// The notice's title line.
    pub title: Option<String>,
    /// Campuses and venues the prose names.
    pub campuses: Vec<Campus>,
    /// One entry a class; a row for a whole college has no class.
    pub entries: Vec<Entry>,
    /// Slots, or halves of slots, that are kept free (机动).
    pub spare: Vec<Spare>,
    /// How many students the notice excludes.
    pub exempt: u32,
    /// What is due when, without the shooting itself.
    pub deadlines: Vec<Deadline>,
    /// What the prose says about the event's settings.
    pub settings: ReadSettings,
    /// The 1-based line each of these settings was read from, by its name in JSON.
    #[serde(default)]
    pub said_at: BTreeMap<String, usize>,
    /// The tables that entries were, or could have been, read from.
    #[serde(default)]
    pub tables: Vec<TableRead>,
    /// Sums over the entries.
    pub totals: Totals,
    /// What there is to say, in the order of the lines.
    pub findings: Vec<Finding>,
}

impl Reading {
    /// Whether any row of a timetable was read.
    #[must_use]
    pub fn has_timetable(&self) -> bool {
        !self.entries.is_empty()
    }

    /// Whether a timetable was read and nothing stands in the way of publishing it.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.has_timetable() && self.findings.iter().all(|f| f.severity < Severity::Error)
    }
}

/// A campus and where on it the pictures are taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Campus {
    /// `None` where the notice names a venue alone.
    pub name: Option<String>,
    /// Where on the campus.
    pub venue: Option<String>,
}

/// One class (or a whole college) in its queue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// 1-based line of the pasted text; 0 for an entry that was added by hand and stands nowhere in it.
    pub line: usize,
    /// Which of the entries of this line, from 0: line and this name an entry for a mend.
    #[serde(default)]
    pub nth: usize,
    /// Campus.
    pub campus: Option<String>,
    /// Where on the campus.
    pub venue: Option<String>,
    /// Day.
    pub date: Option<NaiveDate>,
    /// Begin of the slot.
    #[serde(with = "hour_minute")]
    pub start: Option<NaiveTime>,
    /// End of the slot.
    #[serde(with = "hour_minute")]
    pub end: Option<NaiveTime>,
    /// Which of the slot's parallel queues, from 1.
    pub group: u32,
    /// The printed running number (序号).
    pub seq: Option<u32>,
    /// College, as printed.
    pub college: Option<String>,
    /// Class, as printed.
    pub class: Option<String>,
    /// Printed number of students.
    pub headcount: Option<u32>,
    /// Counsellor, as printed.
    pub counsellor: Option<String>,
    /// What a person mended; everything else is as printed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mended: Vec<Field>,
}

/// A slot, or one queue of it, without a class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spare {
    /// 1-based line of the pasted text.
    pub line: usize,
    /// Campus.
    pub campus: Option<String>,
    /// Day.
    pub date: Option<NaiveDate>,
    /// Begin of the slot.
    #[serde(with = "hour_minute")]
    pub start: Option<NaiveTime>,
    /// End of the slot.
    #[serde(with = "hour_minute")]
    pub end: Option<NaiveTime>,
    /// The free queue where only part of the slot is free; `None` where the slot has no class at all.
    pub group: Option<u32>,
}

/// Something that is due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadline {
    /// 1-based line of the pasted text.
    pub line: usize,
    /// First day, where a range is printed.
    pub start: Option<NaiveDate>,
    /// The day, or the last one; `None` where it is still to be decided.
    pub date: Option<NaiveDate>,
    /// What is due, as printed.
    pub what: String,
}

/// Settings as far as the prose gives them; `None` where it does not.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadSettings {
    /// Fee a head, in fen.
    pub fee_fen: Option<Fen>,
    /// Minutes before the slot at which a class gathers.
    pub lead_minutes: Option<u16>,
    /// When the crew is paid, and by whom.
    pub pay_when: Option<PayWhen>,
    /// By what count the crew is paid.
    pub collected: Option<Collected>,
    /// What becomes of the fee of the absent.
    pub absent_fee: Option<AbsentFee>,
    /// In which order a class queues.
    pub queue_order: Option<QueueOrder>,
    /// What happens to those not on the list.
    pub walk_ins: Option<WalkIns>,
    /// Where latecomers go.
    pub late: Option<Late>,
    /// The later chance of those not photographed.
    pub make_up: Option<MakeUp>,
    /// Whom to ask, in the notice's own words. Never a telephone number of a person beside a student's name.
    #[serde(default)]
    pub contact: Option<String>,
    /// What to wear, in the notice's own words.
    #[serde(default)]
    pub dress: Option<String>,
    /// What the notice says about the 采集码, in its own words (domain.md: schools contradict each other here).
    #[serde(default)]
    pub code_rules: Option<String>,
}

/// A table of the text: where it stands, and what its columns were taken for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableRead {
    /// 1-based line it begins at: its header, or its first row. A mend of a column names the table by it.
    pub first: usize,
    /// 1-based line of its last row.
    pub last: usize,
    /// Its columns, from the left.
    pub columns: Vec<ColumnRead>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnRead {
    /// Which cell of the rows, from 0.
    pub at: usize,
    /// The header cell, as printed.
    pub header: Option<String>,
    /// What it was taken for; `None` where nothing was made of it.
    pub holds: Option<ColumnKind>,
    /// Up to three of its cells; none where they look like the names or numbers of students.
    pub sample: Vec<String>,
}

/// Sums over the entries.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// Entries with a class.
    pub classes: usize,
    /// Sum of the headcounts.
    pub students: u64,
}

/// Times as `08:30`.
mod hour_minute {
    use chrono::NaiveTime;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(super) fn serialize<S: Serializer>(
        time: &Option<NaiveTime>,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        match time {
            Some(time) => to.collect_str(&time.format("%H:%M")),
            None => to.serialize_none(),
        }
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Option<NaiveTime>, D::Error> {
        let text = Option::<String>::deserialize(from)?;
        text.map(|t| NaiveTime::parse_from_str(&t, "%H:%M").map_err(D::Error::custom))
            .transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_times_stand_in_json_as_people_write_them() {
        let entry = Entry {
            line: 1,
            nth: 0,
            campus: None,
            venue: None,
            date: NaiveDate::from_ymd_opt(2026, 4, 15),
            start: NaiveTime::from_hms_opt(8, 30, 0),
            end: None,
            group: 1,
            seq: None,
            college: None,
            class: None,
            headcount: None,
            counsellor: None,
            mended: Vec::new(),
        };
        let json = serde_json::to_value(&entry).unwrap();
        assert_eq!(json["date"], "2026-04-15");
        assert_eq!(json["start"], "08:30");
        assert!(json["end"].is_null());
        assert_eq!(serde_json::from_value::<Entry>(json).unwrap(), entry);
    }
}
