//! A notice becomes an event's timetable, with what a person mended in it.

use serde::{Deserialize, Serialize};

use super::Mend;
use crate::event::{EventCard, Settings};

/// `POST /api/notice/read` with `content-type: application/json`: a text is read once more, with mends. A file or a
/// bare text is sent as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadRequest {
    /// The text whose lines the mends speak of.
    pub text: String,
    /// In the order in which they were made.
    #[serde(default)]
    pub mends: Vec<Mend>,
}

/// `POST /api/events/{event}/publish`: the text of a notice, read again and made the event's timetable.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishRequest {
    /// The pasted notice.
    pub text: String,
    /// What a person mended in what was read.
    #[serde(default)]
    pub mends: Vec<Mend>,
    /// Title and settings as a person left them; none takes what the notice says over what the event had.
    #[serde(default)]
    pub edit: Option<EventEdit>,
}

/// `PUT /api/events/{event}`: title and settings by hand; the answer is the [`EventCard`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventEdit {
    /// Its title.
    pub title: String,
    /// All of its settings.
    pub settings: Settings,
}

/// The answer to a [`PublishRequest`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// The event with the settings that were read.
    pub event: EventCard,
    /// Classes of the timetable now.
    pub classes: u32,
    /// Sum of the printed headcounts.
    pub students: u32,
    /// Classes that were not there before.
    pub added: u32,
    /// Classes whose slot, college, counsellor or headcount changed.
    pub changed: u32,
    /// Classes that are no longer in the notice: without marks and roster they go, with them they stay
    /// without a slot.
    pub withdrawn: u32,
}
