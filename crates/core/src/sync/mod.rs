//! The one exchange: `POST /api/sync`, and `POST /api/join` before it.
//!
//! [`wire`] has the messages; [`Protocol`] is what either side of it does; [`rule`] the server's decision about one
//! op; [`absorb`] what a phone writes down when an answer has come; [`pace`] when it asks again. All pure, so that the app, the server and a simulation run the very same rules.

pub mod absorb;
pub mod admit;
mod digest;
pub mod pace;
mod protocol;
mod rule;
pub mod wire;

pub use absorb::{Change, Unbelievable, absorb};
pub use admit::Refusal;
pub use digest::Digest;
pub use protocol::{Failure, Protocol};
pub use rule::{Past, Ruling, identity, rule};
