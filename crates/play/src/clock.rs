//! The one clock of all phones here; every other part is given the time.

use std::time::{SystemTime, UNIX_EPOCH};

use rollcall_core::time::Millis;

/// What time it is.
#[allow(clippy::disallowed_methods, reason = "this is the clock module")]
pub fn now() -> Millis {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    let ms = since.map_or(0, |since| since.as_millis());
    Millis(i64::try_from(ms).unwrap_or(i64::MAX))
}
