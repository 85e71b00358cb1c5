//! The one exchange: `POST /api/sync`, and `POST /api/join` before it.
//!
//! [`wire`] has the messages; [`admit`] the server's decision about one op; [`absorb`] what a phone writes down
//! when an answer has come; [`pace`] when it asks again. All pure, so that the app, the server and a simulation run the very same rules.

pub mod absorb;
pub mod admit;
mod digest;
pub mod pace;
pub mod wire;

pub use absorb::{Change, Unbelievable, absorb};
pub use admit::{Refusal, admit};
pub use digest::Digest;
