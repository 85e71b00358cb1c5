//! Marks that do not count until somebody looks at them.

use serde::{Deserialize, Serialize};

use crate::access::Role;
use crate::ids::{ClassId, DeviceId};
use crate::marks::RawOp;
use crate::sync::Refusal;
use crate::time::Millis;

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
