//! The store in a real browser. Each test has a database of its own.
#![cfg(target_arch = "wasm32")]
// The lints' exemption for tests knows `#[test]` only.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod answers;
mod cycles;
mod engine;
mod fixture;
mod history;
mod meddle;
mod reading;
mod saving;
mod tabs;
mod trouble;
mod upgrades;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
