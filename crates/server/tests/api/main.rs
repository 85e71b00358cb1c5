//! The real router on a real database in a temporary file; a module for each resource.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

mod afterwards;
mod assets;
mod attempts;
mod board;
mod browser;
mod carried;
mod changes;
mod checklist;
mod classes;
mod closing;
mod devices;
mod erase;
mod events;
mod exchange;
mod exempt;
mod faults;
mod handin;
mod health;
mod invitations;
mod join;
mod live;
mod migrations;
mod moves;
mod notice;
mod phones;
mod plan;
mod protocols;
mod public;
mod refused;
mod restored;
mod roster;
mod rosters;
mod settlement;
mod sync;
mod walk_ins;
mod workbook;
mod world;
