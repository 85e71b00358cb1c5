//! What an office pastes or uploads becomes data with findings: a notice becomes a timetable, a sheet becomes a roster.
//!
//! Pure functions over `&str` and `&[u8]`: no clock, no network, no files. Nothing here panics on any input and nothing
//! is invented: what the text does not say is `None`, and what could not be read is a [`findings::Finding`] at its line.

pub mod decode;
pub mod document;
pub mod findings;
pub mod normalise;
pub mod refusal;
pub mod roster;
pub mod sheet;
pub mod timetable;

pub use findings::{Code, Finding, Severity};
pub use normalise::class_key;
pub use refusal::{Looks, Refusal};
