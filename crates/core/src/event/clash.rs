//! What stands against moving a class: pure, so that the desk asks it before a drop and the server once more after.

mod free;
#[cfg(test)]
mod tests;

use chrono::{NaiveDateTime, NaiveTime};

use super::{Settings, Slot};
use crate::ids::{ClassId, CounsellorId};

pub use free::{leave, take};

/// A counsellor needs this long from one campus to another.
pub const TRAVEL_MINUTES: i64 = 30;
/// Less than this between two classes of one counsellor leaves no time to gather the second.
pub const BREATH_MINUTES: i64 = 10;

/// One class in the timetable, as far as moving others concerns it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// Which class.
    pub class: ClassId,
    /// Name as printed.
    pub name: String,
    /// Who has to be there with it.
    pub counsellor: Option<CounsellorId>,
    /// College as printed.
    pub college: Option<String>,
    /// Where it stands; none of a class without a time.
    pub slot: Option<Slot>,
}

/// One thing to know before a class is moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// What.
    pub kind: ClashKind,
    /// The other class, with its name as printed; none where the time or the own old place is what matters.
    pub other: Option<(ClassId, String)>,
}

/// What can stand against a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ClashKind {
    /// The other class stands there at that time.
    Taken,
    /// The slot has begun, or is over.
    Past,
    /// The slot is still to come, but the class should stand in its queue already.
    GatheringPast,
    /// The counsellor's other class is at the same time at another place.
    CounsellorElsewhere,
    /// The counsellor's other class is on another campus less than [`TRAVEL_MINUTES`] before or after.
    CounsellorTooFar,
    /// A class of the same college is at the same time on another campus.
    CollegeTwoCampuses,
    /// The class was to go to another campus.
    OtherCampus,
    /// The counsellor's other class is in the queue beside, as is usual.
    CounsellorSideBySide,
    /// The counsellor's other class comes less than [`BREATH_MINUTES`] before or after.
    BackToBack,
}

/// How much it matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ClashSeverity {
    /// Good to know.
    Info,
    /// A person should think about it.
    Warn,
    /// It cannot be: the server refuses it.
    Block,
}

impl Clash {
    /// How much it matters.
    #[must_use]
    pub const fn severity(&self) -> ClashSeverity {
        self.kind.severity()
    }
}

impl ClashKind {
    /// How much it matters.
    #[must_use]
    pub const fn severity(self) -> ClashSeverity {
        match self {
            Self::Taken | Self::Past => ClashSeverity::Block,
            Self::GatheringPast
            | Self::CounsellorElsewhere
            | Self::CounsellorTooFar
            | Self::CollegeTwoCampuses
            | Self::OtherCampus => ClashSeverity::Warn,
            Self::CounsellorSideBySide | Self::BackToBack => ClashSeverity::Info,
        }
    }
}

/// Everything to know before `class` goes to `to`, what blocks first. `placed` is the timetable as it stands, the
/// class itself at its old place; `now_local` is what clocks in the event's zone show.
#[must_use]
pub fn clashes(
    placed: &[Placed],
    class: ClassId,
    to: &Slot,
    settings: &Settings,
    now_local: NaiveDateTime,
) -> Vec<Clash> {
    let own = placed.iter().find(|it| it.class == class);
    let mut found = Vec::new();
    let alone = |kind| Clash { kind, other: None };
    if to.date.and_time(to.start) <= now_local {
        found.push(alone(ClashKind::Past));
    } else if to.gathering(settings) < now_local {
        found.push(alone(ClashKind::GatheringPast));
    }
    if let Some(old) = own.and_then(|it| it.slot.as_ref())
        && old.campus != to.campus
    {
        found.push(alone(ClashKind::OtherCampus));
    }
    let mut college_told = false;
    for other in placed.iter().filter(|it| it.class != class) {
        let Some(slot) = &other.slot else { continue };
        if slot.date != to.date {
            continue;
        }
        let told = |kind| Clash {
            kind,
            other: Some((other.class, other.name.clone())),
        };
        let same_counsellor =
            own.is_some_and(|own| own.counsellor.is_some() && own.counsellor == other.counsellor);
        if is_taken(slot, to) {
            found.push(told(ClashKind::Taken));
        } else if same_counsellor && let Some(kind) = counsellor(slot, to) {
            found.push(told(kind));
        }
        let same_college =
            own.is_some_and(|own| own.college.is_some() && own.college == other.college);
        // A college has many classes: that it is in two places is said once.
        if same_college && !college_told && overlap(slot, to) && slot.campus != to.campus {
            college_told = true;
            found.push(told(ClashKind::CollegeTwoCampuses));
        }
    }
    found.sort_by_key(|it| (core::cmp::Reverse(it.severity()), it.kind));
    found
}

/// [`clashes`] of several moves that are made at once: what counts is where all of them end, so that two classes can
/// change places. In the order of the moves.
#[must_use]
pub fn clashes_of_all(
    placed: &[Placed],
    moves: &[(ClassId, Slot)],
    settings: &Settings,
    now_local: NaiveDateTime,
) -> Vec<(ClassId, Vec<Clash>)> {
    let mut after = placed.to_vec();
    for (class, to) in moves {
        for it in after.iter_mut().filter(|it| it.class == *class) {
            it.slot = Some(to.clone());
        }
    }
    let old = |class: ClassId| placed.iter().find(|it| it.class == class);
    moves
        .iter()
        .map(|(class, to)| {
            let swap = |after: &mut Vec<Placed>, slot: Option<Slot>| {
                for it in after.iter_mut().filter(|it| it.class == *class) {
                    it.slot.clone_from(&slot);
                }
            };
            swap(&mut after, old(*class).and_then(|it| it.slot.clone()));
            let found = clashes(&after, *class, to, settings, now_local);
            swap(&mut after, Some(to.clone()));
            (*class, found)
        })
        .collect()
}

/// Whether two slots are one queue at overlapping times. A slot without a group is the whole venue's.
#[must_use]
pub fn is_taken(a: &Slot, b: &Slot) -> bool {
    overlap(a, b) && same_queue(a, b)
}

/// The same queue, whenever.
fn same_queue(a: &Slot, b: &Slot) -> bool {
    let groups = a.group.is_none() || b.group.is_none() || a.group == b.group;
    groups && a.campus == b.campus && a.venue == b.venue
}

/// Whether two slots have a moment in common. One without a printed end has at least its first minute.
fn overlap(a: &Slot, b: &Slot) -> bool {
    a.date == b.date && minute(a.start) < end_minute(b) && minute(b.start) < end_minute(a)
}

/// What a counsellor's other class means, at whatever times of one day.
pub(super) fn counsellor(other: &Slot, to: &Slot) -> Option<ClashKind> {
    let campuses_differ = other.campus != to.campus;
    if overlap(other, to) {
        return Some(if campuses_differ || other.venue != to.venue {
            ClashKind::CounsellorElsewhere
        } else {
            ClashKind::CounsellorSideBySide
        });
    }
    let between = (minute(to.start) - end_minute(other)).max(minute(other.start) - end_minute(to));
    if campuses_differ {
        (between < TRAVEL_MINUTES).then_some(ClashKind::CounsellorTooFar)
    } else {
        (between < BREATH_MINUTES).then_some(ClashKind::BackToBack)
    }
}

pub(super) fn minute(time: NaiveTime) -> i64 {
    time.signed_duration_since(NaiveTime::MIN).num_minutes()
}

pub(super) fn end_minute(slot: &Slot) -> i64 {
    minute(slot.end).max(minute(slot.start) + 1)
}
