//! What the user sees of the exchange. Never a word of success that is not a durable fact.

use rollcall_core::time::Millis;
use rollcall_device::Trouble;

/// What is saved here and what is sent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SyncStatus {
    /// Own marks in the outbox.
    pub pending: u32,
    /// When the oldest of them was made, by this phone's clock.
    pub oldest: Option<Millis>,
    /// Marks that the server put aside.
    pub refused: usize,
    /// Own marks that the server has and that were unknown here: this phone's storage was gone (P4).
    pub forgotten: u64,
    /// By how many minutes the clock was wrong when that was said.
    pub clock_told: Option<i64>,
    /// An exchange is under way.
    pub sending: bool,
    /// When the last answer was written down, by this phone's clock.
    pub heard_at: Option<Millis>,
    /// What is in the way.
    pub trouble: Option<Trouble>,
    /// A write failed: nothing may be ticked before a reload. The cause, for a report.
    pub not_saved: Option<String>,
}
