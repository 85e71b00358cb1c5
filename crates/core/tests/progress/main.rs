//! The board: pure functions from what classes have said to what people look at.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

mod forecasts;
mod properties;
mod queue;
mod shots;
mod states;
