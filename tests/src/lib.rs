//! The built app and the built server in a real browser.
//!
//! `server` starts, stops and kills the real binary; `browser` does the same to the real browser, of which there are
//! three (`engine`); `page` is what a person does in it; `proxy` is the network between the two; `witness` asks the
//! server beside all browsers what it holds; `demo` knows what is in demo/;
//! `walk` knows the way to every screen, and `audit` what is wrong with one.
//!
//! Everything here panics when the world is not as it should be: the panic is the report.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "in a test a panic is the report"
)]

pub mod audit;
pub mod browser;
pub mod clock;
pub mod demo;
pub mod driver;
mod each;
pub mod engine;
pub mod keys;
pub mod page;
mod port;
pub mod process;
pub mod proxy;
pub mod server;
pub mod walk;
pub mod witness;

pub use browser::{Browser, Screen};
pub use engine::Engine;
pub use proxy::{Fault, Proxy};
pub use server::{Data, Server};
pub use witness::Witness;

use std::path::PathBuf;

/// The root of the tree.
#[must_use]
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the crate is in the tree")
        .to_owned()
}
