//! The domain of Rollcall, pure: no clock, no randomness, no await, no input or output.
//!
//! * [`event`]: a capture event, its settings, timetable and rosters: what is planned.
//! * [`marks`]: what people said at the queue, and the state that follows from it.
//! * [`queue`]: the monitor's hour: who is next, what a tap says, what the crew is owed.
//! * [`progress`]: how the days at the queue go: pace, forecasts, the live board.
//! * [`access`]: who may say and see what.
//! * [`picture`]: the arithmetic of the desk's drawings.
//! * [`desk`]: the other messages between a browser and the server.
//! * [`sync`]: the one exchange between a phone and the server, both sides of its rules.
//!
//! What crosses the wire or a disk is JSON of these very types.

pub mod access;
pub mod desk;
pub mod event;
pub mod ids;
pub mod json;
pub mod marks;
pub mod money;
pub mod mutation;
pub mod picture;
pub mod progress;
pub mod queue;
pub mod sync;
pub mod table;
pub mod time;
mod words;
