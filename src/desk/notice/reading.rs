//! What the server makes of a notice, as much of it as the desk shows.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rollcall_core::desk::{ColumnKind, Field, Mend};
use rollcall_core::event::{
    AbsentFee, Collected, Late, MakeUp, PayWhen, QueueOrder, Settings, WalkIns,
};
use rollcall_core::json;
use rollcall_core::money::Fen;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use crate::desk::api::Finding;
use crate::text::mend as text;

/// A text, what was mended in it, and what was read from both.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::desk) struct Read {
    pub text: String,
    pub mends: Vec<Mend>,
    pub reading: Reading,
}

/// A notice, read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(in crate::desk) struct Reading {
    /// The text that was read, as the server decoded it.
    pub text: String,
    pub title: Option<String>,
    pub campuses: Vec<Campus>,
    pub entries: Vec<Entry>,
    pub spare: Vec<Spare>,
    pub exempt: u32,
    pub deadlines: Vec<Deadline>,
    pub settings: ReadSettings,
    /// The line each of the settings was read from, by its name.
    pub said_at: BTreeMap<String, usize>,
    pub tables: Vec<TableRead>,
    pub totals: Totals,
    pub findings: Vec<Finding>,
}

/// A place that the prose names.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(in crate::desk) struct Campus {
    pub name: Option<String>,
}

/// A slot without a class.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(default)]
pub(in crate::desk) struct Spare {
    pub line: usize,
    pub campus: Option<String>,
    #[serde(deserialize_with = "day")]
    pub date: Option<NaiveDate>,
    pub start: Option<String>,
    pub end: Option<String>,
    pub group: Option<u32>,
}

/// Names an entry for a mend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::desk) struct At {
    /// 1-based line; 0 of one that stands nowhere in the text.
    pub line: usize,
    /// Which of the line's entries, from 0.
    pub nth: usize,
}

/// One class, or a whole college, in its queue.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(in crate::desk) struct Entry {
    pub line: usize,
    pub nth: usize,
    pub campus: Option<String>,
    pub venue: Option<String>,
    #[serde(deserialize_with = "day")]
    pub date: Option<NaiveDate>,
    pub start: Option<String>,
    pub end: Option<String>,
    pub group: u32,
    pub seq: Option<u32>,
    pub college: Option<String>,
    pub class: Option<String>,
    pub headcount: Option<u32>,
    pub counsellor: Option<String>,
    /// What a person mended.
    pub mended: Vec<Field>,
}

impl Entry {
    /// Its name for a mend.
    pub const fn at(&self) -> At {
        At {
            line: self.line,
            nth: self.nth,
        }
    }

    /// What a cell says, as one would write it in a notice; empty for nothing.
    pub fn cell(&self, field: Field) -> String {
        let words = |words: &Option<String>| words.clone().unwrap_or_default();
        let number = |n: Option<u32>| n.map(|n| n.to_string()).unwrap_or_default();
        match field {
            Field::Campus => words(&self.campus),
            Field::Venue => words(&self.venue),
            Field::Date => self.date.map(text::date_in_notice).unwrap_or_default(),
            Field::Start => words(&self.start),
            Field::End => words(&self.end),
            Field::Group => number((self.group > 0).then_some(self.group)),
            Field::Seq => number(self.seq),
            Field::College => words(&self.college),
            Field::Class => words(&self.class),
            Field::Headcount => number(self.headcount),
            Field::Counsellor => words(&self.counsellor),
        }
    }
}

/// Something that is due.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(in crate::desk) struct Deadline {
    pub line: usize,
    #[serde(deserialize_with = "day")]
    pub start: Option<NaiveDate>,
    #[serde(deserialize_with = "day")]
    pub date: Option<NaiveDate>,
    pub what: String,
}

/// A table of the text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(in crate::desk) struct TableRead {
    pub first: usize,
    pub last: usize,
    pub columns: Vec<ColumnRead>,
}

/// A column of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(in crate::desk) struct ColumnRead {
    pub at: usize,
    pub header: Option<String>,
    #[serde(deserialize_with = "known")]
    pub holds: Option<ColumnKind>,
    pub sample: Vec<String>,
}

/// What the prose says of the settings.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(in crate::desk) struct ReadSettings {
    pub fee_fen: Option<Fen>,
    pub lead_minutes: Option<u16>,
    #[serde(deserialize_with = "known")]
    pub pay_when: Option<PayWhen>,
    #[serde(deserialize_with = "known")]
    pub collected: Option<Collected>,
    #[serde(deserialize_with = "known")]
    pub absent_fee: Option<AbsentFee>,
    #[serde(deserialize_with = "known")]
    pub queue_order: Option<QueueOrder>,
    #[serde(deserialize_with = "known")]
    pub walk_ins: Option<WalkIns>,
    #[serde(deserialize_with = "known")]
    pub late: Option<Late>,
    #[serde(deserialize_with = "known")]
    pub make_up: Option<MakeUp>,
    pub contact: Option<String>,
    pub dress: Option<String>,
    pub code_rules: Option<String>,
}

impl ReadSettings {
    /// Whether the notice says anything of a setting, by the setting's name.
    pub fn says(&self, name: &str) -> bool {
        match name {
            "fee_fen" => self.fee_fen.is_some(),
            "lead_minutes" => self.lead_minutes.is_some(),
            "pay_when" => self.pay_when.is_some(),
            "collected" => self.collected.is_some(),
            "absent_fee" => self.absent_fee.is_some(),
            "queue_order" => self.queue_order.is_some(),
            "walk_ins" => self.walk_ins.is_some(),
            "late" => self.late.is_some(),
            "make_up" => self.make_up.is_some(),
            "contact" => self.contact.is_some(),
            "dress" => self.dress.is_some(),
            "code_rules" => self.code_rules.is_some(),
            _ => false,
        }
    }

    /// What the notice says over what the event had.
    pub fn over(&self, mut settings: Settings) -> Settings {
        fn put<T: Clone>(said: &Option<T>, to: &mut T) {
            if let Some(said) = said {
                to.clone_from(said);
            }
        }
        put(&self.fee_fen, &mut settings.fee);
        put(&self.lead_minutes, &mut settings.lead_minutes);
        put(&self.pay_when, &mut settings.pay_when);
        put(&self.collected, &mut settings.collected);
        put(&self.absent_fee, &mut settings.absent_fee);
        put(&self.queue_order, &mut settings.queue_order);
        put(&self.walk_ins, &mut settings.walk_ins);
        put(&self.late, &mut settings.late);
        put(&self.make_up, &mut settings.make_up);
        for (said, to) in [
            (&self.contact, &mut settings.contact),
            (&self.dress, &mut settings.dress),
            (&self.code_rules, &mut settings.code_rules),
        ] {
            if said.is_some() {
                to.clone_from(said);
            }
        }
        settings
    }
}

/// Sums.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(in crate::desk) struct Totals {
    pub classes: usize,
    pub students: u64,
}

/// A choice that a newer server knows and this page does not is shown as unsaid.
fn known<'de, D: Deserializer<'de>, T: DeserializeOwned>(from: D) -> Result<Option<T>, D::Error> {
    let value = Box::<RawValue>::deserialize(from)?;
    Ok(json::read(value.get()).ok())
}

/// A day, without chrono's reader of dates, which can do every format there is.
fn day<'de, D: Deserializer<'de>>(from: D) -> Result<Option<NaiveDate>, D::Error> {
    #[derive(Deserialize)]
    struct Day(#[serde(with = "rollcall_core::time::day")] NaiveDate);
    Ok(Option::<Day>::deserialize(from)?.map(|day| day.0))
}
