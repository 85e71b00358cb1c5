//! From what a notice says to what an event holds.

use std::collections::BTreeSet;

use rollcall_core::desk::Deadline;
use rollcall_core::event::clash::{leave, take};
use rollcall_core::event::{Group, Settings, Slot};
use rollcall_core::ids::CounsellorId;
use rollcall_notice::class_key;
use rollcall_notice::timetable::{Entry, ReadSettings, Reading, Spare};

use crate::db::classes::ClassRecord;

/// One class as the notice has it.
#[derive(Debug, Clone)]
pub struct Planned {
    /// Campus as printed, or empty.
    pub campus: String,
    /// What the class is recognised by.
    pub key: String,
    name: String,
    college: Option<String>,
    /// Counsellor as printed.
    pub counsellor: Option<String>,
    /// Headcount as printed.
    pub headcount: Option<u32>,
    slot: Option<Slot>,
}

impl Planned {
    /// Writes what the notice says over what was there.
    pub fn write_into(&self, class: &mut ClassRecord, counsellor: Option<CounsellorId>) {
        class.campus.clone_from(&self.campus);
        class.key.clone_from(&self.key);
        class.name.clone_from(&self.name);
        class.college.clone_from(&self.college);
        class.headcount = self.headcount;
        class.slot.clone_from(&self.slot);
        if class.counsellor != counsellor {
            class.counsellor = counsellor;
            class.counsellor_name.clone_from(&self.counsellor);
        }
    }
}

/// The classes of a notice, in its order. A row for a whole college queues under the college's name.
#[must_use]
pub fn classes(reading: &Reading) -> Vec<Planned> {
    reading.entries.iter().filter_map(planned).collect()
}

fn planned(entry: &Entry) -> Option<Planned> {
    let name = entry.class.clone().or_else(|| entry.college.clone())?;
    Some(Planned {
        campus: entry.campus.clone().unwrap_or_default(),
        key: class_key(&name),
        name,
        college: entry.college.clone(),
        counsellor: entry.counsellor.clone(),
        headcount: entry.headcount,
        slot: slot(entry),
    })
}

/// The entry's place; none where the notice does not say day and time. A slot without a printed end ends as it
/// begins: nothing is made up.
fn slot(entry: &Entry) -> Option<Slot> {
    let start = entry.start?;
    Some(Slot {
        campus: entry.campus.clone(),
        venue: entry.venue.clone(),
        date: entry.date?,
        start,
        end: entry.end.unwrap_or(start),
        group: u8::try_from(entry.group).ok().map(Group),
        seq: entry.seq,
    })
}

/// The free places (机动) of a notice, one for each queue, in the order of time. A free slot without a group is free in all
/// queues that the campus has on that day. Those without day or time are left out: nothing is made up.
#[must_use]
pub fn spares(reading: &Reading) -> Vec<Slot> {
    let mut all = Vec::new();
    for spare in &reading.spare {
        let (Some(date), Some(start)) = (spare.date, spare.start) else {
            continue;
        };
        let (venue, groups) = sisters(reading, spare);
        for group in groups {
            let slot = Slot {
                campus: spare.campus.clone(),
                venue: venue.clone(),
                date,
                start,
                end: spare.end.unwrap_or(start),
                group,
                seq: None,
            };
            leave(&mut all, &slot);
        }
    }
    // Where a class stands nothing is free, whatever the rows look like.
    for slot in reading.entries.iter().filter_map(slot) {
        take(&mut all, &slot);
    }
    all
}

/// Where a free slot is and which queues it has, by the classes of its campus on its day; where there is none that
/// day, by those of other days. Of several venues it is that of the nearest line.
fn sisters(reading: &Reading, spare: &Spare) -> (Option<String>, BTreeSet<Option<Group>>) {
    let of_campus = || {
        let entries = reading.entries.iter();
        entries.filter(|entry| entry.campus == spare.campus && entry.start.is_some())
    };
    let mut near: Vec<&Entry> = of_campus().filter(|it| it.date == spare.date).collect();
    if near.is_empty() {
        near = of_campus().collect();
    }
    let nearest = near.iter().min_by_key(|it| it.line.abs_diff(spare.line));
    let venue = nearest.and_then(|entry| entry.venue.clone());
    let group = |number: u32| u8::try_from(number).ok().map(Group);
    let groups = match spare.group {
        Some(number) => BTreeSet::from([group(number)]),
        None if near.is_empty() => BTreeSet::from([None]),
        None => near
            .iter()
            .filter(|entry| entry.venue == venue)
            .map(|entry| group(entry.group))
            .collect(),
    };
    (venue, groups)
}

/// What is due when, in the order of the notice.
#[must_use]
pub fn deadlines(reading: &Reading) -> Vec<Deadline> {
    (1..)
        .zip(&reading.deadlines)
        .map(|(no, it)| Deadline {
            no,
            start: it.start,
            date: it.date,
            what: it.what.clone(),
        })
        .collect()
}

/// The settings that a notice names, over those that the event had.
#[must_use]
pub fn settings(mut had: Settings, read: &ReadSettings) -> Settings {
    macro_rules! take {
        ($($to:ident = $from:ident),+ $(,)?) => {
            $(if let Some(value) = read.$from { had.$to = value; })+
        };
    }
    take!(
        fee = fee_fen,
        pay_when = pay_when,
        collected = collected,
        absent_fee = absent_fee,
        lead_minutes = lead_minutes,
        queue_order = queue_order,
        walk_ins = walk_ins,
        late = late,
        make_up = make_up,
    );
    let words = [
        (&mut had.contact, &read.contact),
        (&mut had.dress, &read.dress),
        (&mut had.code_rules, &read.code_rules),
    ];
    for (to, from) in words {
        if from.is_some() {
            to.clone_from(from);
        }
    }
    had
}
