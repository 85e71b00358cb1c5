//! The logic, without HTTP: each service works in one transaction and is given the time.

pub mod board;
pub mod deltas;
pub mod invite;
pub mod join;
pub mod plan;
pub mod publish;
pub mod rights;
pub mod roster;
pub mod session;
pub mod sheet;
pub mod source;
pub mod sync;
