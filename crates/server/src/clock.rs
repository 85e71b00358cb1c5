//! The one place that reads the machine's clock. Services are given the time.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use rollcall_core::time::Millis;

/// The machine's time. A clock before 1970 reads as 1970.
#[must_use]
#[allow(
    clippy::disallowed_methods,
    reason = "this is the clock; the server never runs on wasm32 (P29)"
)]
pub fn now() -> Millis {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    Millis(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

/// Measures how long something took, unmoved by a clock that is set meanwhile.
#[derive(Debug, Clone, Copy)]
pub struct Stopwatch(Instant);

impl Stopwatch {
    /// Starts measuring.
    #[must_use]
    #[allow(
        clippy::disallowed_methods,
        reason = "this is the clock; the server never runs on wasm32 (P29)"
    )]
    pub fn start() -> Self {
        Self(Instant::now())
    }

    /// The time since the start.
    #[must_use]
    pub fn elapsed(self) -> Duration {
        self.0.elapsed()
    }
}
