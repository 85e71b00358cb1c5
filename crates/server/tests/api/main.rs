//! The real router on a real database in a temporary file; a module for each resource.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

mod assets;
mod browser;
mod carried;
mod classes;
mod devices;
mod events;
mod exchange;
mod exempt;
mod faults;
mod health;
mod invitations;
mod join;
mod live;
mod migrations;
mod notice;
mod protocols;
mod refused;
mod restored;
mod roster;
mod rosters;
mod sync;
mod world;
