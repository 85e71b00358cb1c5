//! Who asks, and the classes in numbers.

use serde::{Deserialize, Serialize};

use crate::access::Grant;
use crate::event::{ClassSheet, EventCard, Placed, Slot, Student};
use crate::ids::{ClassId, CounsellorId, DeviceId, Epoch};
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

impl ClassRow {
    /// How many students it has: by its roster, and until there is one by the notice.
    #[must_use]
    pub fn students(&self) -> u32 {
        match self.roster {
            0 => self.headcount.unwrap_or(0),
            roster => roster,
        }
    }

    /// The class as moving others concerns it.
    #[must_use]
    pub fn placed(&self) -> Placed {
        Placed {
            class: self.id,
            name: self.name.clone(),
            counsellor: self.counsellor_id,
            college: self.college.clone(),
            slot: self.slot.clone(),
        }
    }
}

/// `GET /api/classes/{class}`: one class with its students.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClassPage {
    /// The class in numbers.
    pub row: ClassRow,
    /// The sheet with its roster.
    pub sheet: ClassSheet,
    /// Those who are not on the roster and were written at its bottom, in that order.
    #[serde(default)]
    pub walk_ins: Vec<Student>,
    /// The event.
    pub event: EventCard,
}

/// An event of the live stream, `GET /api/live`: class `class` is at `no`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LiveNews {
    /// The class.
    pub class: ClassId,
    /// The last number given in it; a change of its sheet repeats the number.
    pub no: u64,
}
