//! Marks on a bad day: networks with faults, killed browsers, other tabs and phones. Every case in every engine.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "in a test a panic is the report"
)]

mod abilities;
mod faults;
mod hall;
mod kills;
mod leaving;
mod offline;
mod phones;
mod portal;
mod tabs;
mod update;
