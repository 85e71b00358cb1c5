//! What is planned: the event, its settings, the timetable, the rosters.

pub mod clash;
pub mod day;
mod roster;
mod settings;
mod timetable;

pub use clash::{Clash, ClashKind, ClashSeverity, Placed, clashes};
pub use roster::{Roster, Student};
pub use settings::{AbsentFee, Collected, Late, MakeUp, PayWhen, QueueOrder, Settings, WalkIns};
pub use timetable::{ClassSheet, EventCard, Group, Slot};
