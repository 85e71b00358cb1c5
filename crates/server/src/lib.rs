//! The server of Rollcall: sync, office, live progress, the app itself.
//!
//! * [`db`]: the tables.
//! * [`service`]: the logic; each service works in one transaction and is given the time.
//! * [`http`]: the way in and out.
//! * [`cli`]: the commands of the binary.

pub mod app;
pub mod cli;
pub mod clock;
pub mod db;
pub mod demo;
pub mod first;
pub mod http;
pub mod links;
pub mod live;
pub mod log;
pub mod notice_cli;
pub mod problem;
pub mod restored;
pub mod secret;
pub mod serve;
pub mod service;
