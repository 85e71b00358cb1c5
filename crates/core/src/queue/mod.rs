//! The monitor's hour: who is next, what a tap says, how to take it back, what a person must
//! decide, what the crew is owed, and how to find somebody.

mod afterwards;
mod place;
mod question;
mod reckoning;
pub mod search;
mod stage;
mod undo;

pub use afterwards::{Left, class_money, hand_in, make_up};
pub use place::{Spot, move_to};
pub use question::{Asked, Question, Side, questions};
pub use reckoning::Reckoning;
pub use stage::{Stage, in_queue_order};
pub use undo::{replace_again, take_back};
