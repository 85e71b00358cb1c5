//! The timetable as it stands, moving a class in it, and what has changed.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Mend;
use crate::event::{EventCard, Slot};
use crate::ids::{ClassId, EventId};
use crate::time::Millis;

/// `POST /api/events`: one more event, such as a make-up round; the answer is its [`EventCard`], and the caller is its
/// office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewEvent {
    /// Its title.
    pub title: String,
    /// Whose settings it begins with; none for none.
    pub like: Option<EventId>,
}

/// `GET /api/events/{event}/plan`: what stands in the timetable beside the classes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// The event.
    pub event: EventCard,
    /// Rises with every publication and every move; 0 before the first.
    pub version: u64,
    /// When it rose last.
    pub published_at: Option<Millis>,
    /// The notice as it was pasted; of the office only.
    pub notice: Option<String>,
    /// What was mended in it; of the office only.
    pub mends: Vec<Mend>,
    /// Free places (机动), one for each queue.
    pub spares: Vec<Slot>,
    /// What is due when, by the notice.
    pub deadlines: Vec<Deadline>,
    /// When it was closed, if it was.
    pub closed_at: Option<Millis>,
}

/// Something that is due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadline {
    /// Its place in the notice, from 1.
    pub no: u32,
    /// First day, where a range is printed.
    #[serde(with = "crate::time::maybe_day")]
    pub start: Option<NaiveDate>,
    /// The day, or the last one; none where it is still to be decided.
    #[serde(with = "crate::time::maybe_day")]
    pub date: Option<NaiveDate>,
    /// What is due, as printed.
    pub what: String,
}

/// `POST /api/events/{event}/moves`: classes are moved, all of them or none, and the timetable is published anew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MovesRequest {
    /// The version that the mover looked at: another one is refused, for somebody else has moved meanwhile.
    pub base: u64,
    /// In any order: what counts is where all of them end.
    pub moves: Vec<Move>,
}

/// One class goes to another place. The place it leaves is free from then on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Move {
    /// Which class.
    pub class: ClassId,
    /// Where to; its `seq` is not looked at.
    pub to: Slot,
}

/// The answer to a [`MovesRequest`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    /// The version now.
    pub version: u64,
    /// What changed.
    pub changes: Vec<Change>,
}

/// `GET /api/events/{event}/changes?after={version}`: what changed in the caller's classes, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The version that it came with.
    pub version: u64,
    /// When.
    pub at: Millis,
    /// Which class.
    pub class: ClassId,
    /// Its name as printed.
    pub name: String,
    /// What was before; none of a class that came new.
    pub before: Option<Planned>,
    /// What is now; none of a class that is no longer in the timetable.
    pub after: Option<Planned>,
}

/// What a timetable says of a class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Planned {
    /// When and where.
    pub slot: Option<Slot>,
    /// College as printed.
    pub college: Option<String>,
    /// Counsellor as printed.
    pub counsellor: Option<String>,
    /// Headcount as printed.
    pub headcount: Option<u32>,
}
