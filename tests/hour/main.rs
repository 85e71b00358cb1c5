//! The monitor's hour over a small class, in ways that the story does not go: in every engine with the network gone in
//! the middle, and with nothing but a keyboard.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "in a test a panic is the report"
)]

mod engines;
mod keyboard;
