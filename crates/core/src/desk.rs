//! The messages of the desk: everything beside the sync exchange that a browser asks the server.

use serde::{Deserialize, Serialize};

use crate::access::{Grant, Role};
use crate::event::{ClassSheet, EventCard, Slot};
use crate::ids::{ClassId, CounsellorId, DeviceId, Epoch, InvitationId, Seq};
use crate::marks::{RawOp, Tally};
use crate::sync::Refusal;
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

/// One link in a list: `GET /api/invitations`, those that still open and that the caller may take back, newest first;
/// and the answer of `POST /api/invitations/{id}/revoke`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvitationRow {
    /// Which one.
    pub id: InvitationId,
    /// The role and its scope.
    pub grant: Grant,
    /// The class, counsellor or college of the scope, as printed; none for an office's, or where it is gone.
    pub label: Option<String>,
    /// How many devices may still open it; none for any number.
    pub uses_left: Option<u32>,
    /// How many devices have opened it.
    pub opened: u32,
    /// Made by the caller's own device.
    pub yours: bool,
    /// When it was made.
    pub created_at: Millis,
    /// When it stops working.
    pub expires_at: Millis,
    /// Taken back.
    pub revoked: bool,
}

/// One device in a list: `GET /api/events/{event}/devices`, those whose grants the caller may take back, last heard
/// first; and the answer of `POST /api/devices/{id}/revoke`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceRow {
    /// Which device.
    pub id: DeviceId,
    /// It is the one that asks: nobody takes back from oneself.
    pub you: bool,
    /// What it was granted, as far as it is the caller's to see.
    pub grants: Vec<DeviceGrant>,
    /// All of these were taken back.
    pub revoked: bool,
    /// When its name was made.
    pub joined_at: Millis,
    /// When the server last heard from it (P1).
    pub heard_at: Millis,
    /// The server's clock less the device's, in milliseconds; none before its first exchange (P18).
    pub clock_offset_ms: Option<i64>,
    /// The highest number of its ops that the server has (P4).
    pub last_seq: Seq,
    /// How many refused ops of it nobody has settled yet.
    pub refused: u32,
}

/// What a device was granted by one invitation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceGrant {
    /// The role and its scope.
    pub grant: Grant,
    /// The class, counsellor or college of the scope, as printed; none for an office's, or where it is gone.
    pub label: Option<String>,
    /// The invitation it came by.
    pub invitation: InvitationId,
    /// When it was opened.
    pub since: Millis,
    /// Taken back.
    pub revoked: bool,
}

/// One refused op in a list: `GET /api/refused`, those of the caller's classes, newest first; and the answer of
/// `POST /api/refused/{id}/accept` and `…/dismiss`. Nothing is ever deleted from it (I2).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusedOp {
    /// Its address in the routes above.
    pub id: String,
    /// The class it names; none where it names none that exists: then who may see the device may see it.
    pub class: Option<ClassId>,
    /// That class's name as printed.
    pub class_name: Option<String>,
    /// The name of the student it speaks of, where one on the roster, or formerly on it.
    pub student: Option<String>,
    /// Its text; none where it is longer than an op can be.
    pub op: Option<RawOp>,
    /// Why it was refused.
    pub refusal: Refusal,
    /// The device that sent it.
    pub device: DeviceId,
    /// The device that wrote it; none where that cannot be read. Another than `device` where it was carried.
    pub author: Option<DeviceId>,
    /// The highest role that the author was ever granted, taken back or not; none of a device without grants.
    pub role: Option<Role>,
    /// When it came in.
    pub at: Millis,
    /// The caller may take it in as things stand.
    pub acceptable: bool,
    /// What somebody has done about it.
    pub settled: Option<Settled>,
}

/// What somebody has done about a refused op.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settled {
    /// What.
    pub how: Settlement,
    /// By which device.
    pub by: DeviceId,
    /// When.
    pub at: Millis,
}

/// What can be done about a refused op.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Settlement {
    /// Taken in after all: it counts.
    Accepted,
    /// Looked at and left aside: it does not count, and is kept.
    Dismissed,
}

/// An event of the live stream, `GET /api/live`: class `class` is at `no`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LiveNews {
    /// The class.
    pub class: ClassId,
    /// The last number given in it; a change of its sheet repeats the number.
    pub no: u64,
}
