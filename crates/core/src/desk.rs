//! The messages of the desk: everything beside the sync exchange that a browser asks the server.

use serde::{Deserialize, Serialize};

use crate::access::Grant;
use crate::event::{ClassSheet, EventCard, Slot};
use crate::ids::{ClassId, CounsellorId, DeviceId, Epoch, InvitationId};
use crate::marks::Tally;
use crate::time::Millis;

/// `GET /api/session`: who this browser is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// Its name as a device.
    pub device: DeviceId,
    /// The database that answers.
    pub epoch: Epoch,
    /// What it may see and say.
    pub grants: Vec<Grant>,
    /// The events of these grants.
    pub events: Vec<EventCard>,
}

/// One class in a list: `GET /api/events/{event}/classes`, in the order of time, campus and group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClassRow {
    /// Which class.
    pub id: ClassId,
    /// Name as printed.
    pub name: String,
    /// College as printed.
    pub college: Option<String>,
    /// Counsellor as printed.
    pub counsellor: Option<String>,
    /// The counsellor's identity, to invite them by.
    pub counsellor_id: Option<CounsellorId>,
    /// The printed headcount.
    pub headcount: Option<u32>,
    /// How many students its roster has; 0 until one is brought in.
    pub roster: u32,
    /// When and where.
    pub slot: Option<Slot>,
    /// Its numbers by the marks that have come in.
    pub tally: Tally,
    /// When the server last heard from a monitor's phone of this class.
    pub heard_at: Option<Millis>,
}

/// `GET /api/classes/{class}`: one class with its students.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClassPage {
    /// The class in numbers.
    pub row: ClassRow,
    /// The sheet with its roster.
    pub sheet: ClassSheet,
    /// The event.
    pub event: EventCard,
}

/// `POST /api/events/{event}/publish`: the text of a notice, read again and made the event's timetable.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishRequest {
    /// The pasted notice.
    pub text: String,
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

/// `POST /api/invitations`: give a role to whoever opens the link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InviteRequest {
    /// The role and its scope.
    pub grant: Grant,
    /// How many devices may open it; none for any number until it expires.
    pub uses: Option<u32>,
    /// Days until it expires.
    pub days: u16,
}

/// A fresh invitation. Its secret is shown this once; the server keeps a hash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    /// Which one.
    pub id: InvitationId,
    /// The role and its scope.
    pub grant: Grant,
    /// The link, with the secret in its fragment.
    pub url: String,
    /// The link as a QR picture, SVG text.
    pub qr: String,
    /// When it stops working.
    pub expires_at: Millis,
}

/// An event of the live stream, `GET /api/live`: class `class` is at `no`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LiveNews {
    /// The class.
    pub class: ClassId,
    /// The last number given in it; a change of its sheet repeats the number.
    pub no: u64,
}
