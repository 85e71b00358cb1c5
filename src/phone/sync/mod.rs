//! What people see of the exchange: one sentence always, and behind it every mark that is not at the server yet.

mod bar;
mod details;
mod entries;
mod rescue;

pub use bar::SyncBar;
