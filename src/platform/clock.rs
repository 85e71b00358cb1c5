//! The one place that reads the phone's clock (P29).

use rollcall_core::time::Millis;

/// The phone's own time: to show, to label; it decides nothing (I6).
#[must_use]
pub fn now() -> Millis {
    #[allow(
        clippy::cast_possible_truncation,
        reason = "whole milliseconds, far below 2^53"
    )]
    Millis(js_sys::Date::now() as i64)
}
