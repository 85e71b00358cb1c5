//! What else must hold in a real browser, a file each.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "in a test a panic is the report"
)]

mod addresses;
mod closed;
mod devices;
mod events;
mod fee;
mod language;
mod links;
mod notices;
mod questions;
mod refused;
mod rosters;
mod told;
