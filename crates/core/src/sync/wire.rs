//! The messages of the exchange. Field names are the protocol: change them only with [`PROTOCOL`].

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Digest;
use crate::access::Grant;
use crate::event::{ClassSheet, EventCard};
use crate::ids::{ClassId, DeviceId, Epoch, Seq};
use crate::marks::{RawOp, ServerNo};
use crate::time::Millis;

/// The protocol this version speaks. A server also speaks the one before (I12).
///
/// 1: the first. 2: a device has a key, which proves its name whatever link it opens; ops of others may be carried.
pub const PROTOCOL: u16 = 2;

/// The oldest protocol that a server still answers, in its own words.
pub const OLDEST_PROTOCOL: u16 = PROTOCOL - 1;

/// How many ops one request may carry.
pub const MAX_BATCH: usize = 200;

/// How many ops of one class one answer carries at most; the rest comes with the next exchange.
pub const MAX_DELTA: usize = 1000;

/// `POST /api/join`: an invitation is opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JoinRequest {
    /// See [`PROTOCOL`].
    pub protocol: u16,
    /// The secret of the link's fragment.
    pub secret: String,
    /// What this installation was called before, if it was.
    pub device: Option<DeviceId>,
    /// What proves that name; from protocol 2.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// Which attempt at this invitation it is: random, kept by the phone before it asks, the same until it is answered.
    /// A phone that does not know of it sends none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attempt: Option<String>,
}

/// The answer to a [`JoinRequest`]; the session comes as a cookie beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JoinAnswer {
    /// See [`PROTOCOL`].
    pub protocol: u16,
    /// The database that answers (P17).
    pub epoch: Epoch,
    /// What this installation is called.
    pub device: DeviceId,
    /// The highest number of this device that the server has: a phone whose storage is gone counts on from
    /// there, and is told (P4).
    pub last_seq: Seq,
    /// What the invitation granted.
    pub grant: Grant,
    /// The event.
    pub event: EventCard,
    /// The device's key, where it gets one: from protocol 2, once for each name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
}

/// How far a device is with a class.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cursor {
    /// The last server number that it has; it has all before.
    pub no: u64,
    /// The version of the sheet that it has; 0 for none.
    pub sheet: u64,
}

/// `POST /api/sync`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SyncRequest {
    /// See [`PROTOCOL`].
    pub protocol: u16,
    /// The database that the cursors speak of.
    pub epoch: Epoch,
    /// The phone's clock when sending: its offset is measured, and decides nothing (P18).
    pub sent_at: Millis,
    /// At most [`MAX_BATCH`] ops, in the order of their numbers: the device's own, and from protocol 2 those of
    /// others that it carries, out of a rescue file or because the server has lost them.
    pub ops: Vec<RawOp>,
    /// Every class that the device has, and how far.
    pub cursors: BTreeMap<ClassId, Cursor>,
}

/// The answer to a [`SyncRequest`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SyncAnswer {
    /// See [`PROTOCOL`]. Its presence also tells our answer from a captive portal's (P24).
    pub protocol: u16,
    /// The database that answers. Another one than asked: everything else is empty, and the phone starts
    /// over with empty cursors, offering all it keeps (P17).
    pub epoch: Epoch,
    /// The server's clock.
    pub now: Millis,
    /// Whose session it is; a server of protocol 1 does not say. A browser whose tabs have joined at the same time may hold the session of
    /// another name than the one in its storage.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device: Option<DeviceId>,
    /// One for each op of the request, in its order.
    pub verdicts: Vec<Verdict>,
    /// The highest number of this device that the server has (P4).
    pub last_seq: Seq,
    /// What this device may see and say.
    pub grants: Vec<Grant>,
    /// The events of these grants.
    pub events: Vec<EventCard>,
    /// What is new, by class. A class of the device in which nothing is new is here with its number and digest.
    pub classes: BTreeMap<ClassId, Delta>,
    /// Classes of the request that are no longer this device's (I13).
    pub gone: Vec<ClassId>,
    /// Those of [`Self::gone`] whose event is closed: of these the device deletes everything. A device that does not
    /// know of this lets them go as the others.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ended: Vec<ClassId>,
}

/// What became of one op.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Committed under this number of its class.
    Accepted(ServerNo),
    /// It had been committed before, under this number.
    Duplicate(ServerNo),
    /// Kept aside, visible to its author and to the counsellor, and not counted.
    Quarantined(super::Refusal),
}

/// What is new in one class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delta {
    /// Ops after the cursor, in the order of their numbers.
    pub ops: Vec<NumberedOp>,
    /// More are waiting than fitted in.
    #[serde(default)]
    pub more: bool,
    /// The sheet, where it is newer than the device's.
    pub sheet: Option<ClassSheet>,
    /// The last number that the server has given in this class.
    pub no: u64,
    /// The digest of all ops of the class.
    pub digest: Digest,
    /// What was last heard of the phones of the class's monitors, for who stands above them (I13, P1): as of now, and
    /// nothing to keep. None for a monitor, and of a server that does not know of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phones: Option<Vec<PhoneWord>>,
}

/// When a phone last spoke to the server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhoneWord {
    /// The end of the device's name: enough to tell two phones apart.
    pub tail: String,
    /// When it was last heard of: by the server's clock on the wire, by the phone's own once it is there.
    pub heard_at: Millis,
}

/// An op and its number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumberedOp {
    /// Its number in its class.
    pub no: ServerNo,
    /// Its text.
    pub op: RawOp,
}

/// Why a request as a whole was turned down; the body of every answer that is not a success.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{code}: {en}")]
pub struct Problem {
    /// A stable code in kebab-case, such as `link-used-up`.
    pub code: String,
    /// What happened, what is safe, what to do next; in Chinese.
    pub zh: String,
    /// The same in English.
    pub en: String,
}
