//! The logic, without HTTP: each service works in one transaction and is given the time.

pub mod after;
pub mod board;
pub mod calendar;
pub mod changes;
pub mod deltas;
pub mod devices;
pub mod events;
pub mod history;
pub mod invitations;
pub mod invite;
pub mod join;
pub mod moves;
pub mod plan;
pub mod progress;
mod protocol;
pub mod public;
pub mod publish;
pub mod refused;
pub mod rights;
pub mod roster;
pub mod scope;
pub mod session;
pub mod sheet;
pub mod source;
pub mod sync;
pub mod tallies;

pub use protocol::Session;
