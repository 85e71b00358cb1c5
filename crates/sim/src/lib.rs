//! Phones, counsellors, an office, a server and the network between them, in one deterministic run out of a seed.
//!
//! What a phone does is rollcall-device's code, what the server decides is `core::sync::rule`: here are only what
//! they stand on — a database ([`storage`]), a network ([`network`]), a server's tables ([`server`]) — each of which
//! fails wherever it may, and the people who use them. Beside them sits the [`oracle`], which remembers what was
//! promised.
//!
//! A run has three parts: people and faults; quiet, in which every phone must come to rest in a few exchanges (I11);
//! and the reckoning.

mod executor;
mod faults;
mod happenings;
mod network;
mod newer;
mod oracle;
mod phone;
mod random;
mod report;
mod run;
mod serve;
mod server;
mod start;
mod storage;
mod world;

pub use faults::Fault;
pub use rollcall_core::mutation::Mutation;

pub use report::{Figures, Outcome, Rule, Violation};
pub use run::{caught, run};
