//! What the user sees of the exchange. Never a word of success that is not a durable fact.

use rollcall_core::time::Millis;

/// Why the exchange does not move on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// Nothing answered.
    NoAnswer,
    /// Something answered that is not ours (P24).
    NotOurs,
    /// The session is over or was never there: 401, 403. The outbox waits (P13).
    NoSession,
    /// The server turned the request down as a whole.
    Refused,
}

/// What is saved here and what is sent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SyncStatus {
    /// Own marks in the outbox.
    pub pending: u32,
    /// When the oldest of them was made, by this phone's clock.
    pub oldest: Option<Millis>,
    /// Own marks that the server put aside.
    pub refused: usize,
    /// An exchange is under way.
    pub sending: bool,
    /// When the last answer was written down, by this phone's clock.
    pub heard_at: Option<Millis>,
    /// What is in the way.
    pub trouble: Option<Trouble>,
    /// A write failed: nothing may be ticked before a reload. The cause, for a report.
    pub not_saved: Option<String>,
}
