//! The monitor's hour: who is next, what a tap says, how to take it back, and what the crew is owed.

mod reckoning;
mod stage;
mod undo;

pub use reckoning::Reckoning;
pub use stage::{Stage, in_queue_order};
pub use undo::take_back;
