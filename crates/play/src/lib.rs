//! Phones without a browser: what a monitor's phone does with its records and the server (`rollcall-device`), over a
//! storage in memory and plain http, with a script in the place of the monitor.
//!
//! `play LINK` opens the office's link, invites a phone for every class, and lets each go through its class as a
//! monitor would: ticks for the code, fees, roll call, shots, settlement. The demo uses it to show a day that moves, and
//! the end-to-end tests to have one.

mod day;
mod memory;
mod phone;
mod script;
mod web;

pub use day::{Day, Pace, Played, play};
pub use phone::Phone;
pub use web::{Unplayable, Web};
