//! When a phone tries again (P14): soon after a tick, slower while nothing answers, never all phones of a hall at
//! once.

/// Ticks within this many milliseconds go out together (P16).
pub const GATHER_MS: u32 = 400;

/// Milliseconds between two exchanges when nothing happens.
const QUIET_MS: u32 = 30_000;

/// The longest wait after failures, in milliseconds, while something is to be sent.
const LONGEST_MS: u32 = 15_000;

/// Milliseconds until the next exchange, after `failures` in a row, with something in the outbox or not.
/// `jitter` is between 0 and 1.
#[must_use]
pub fn until_next(failures: u32, pending: bool, jitter: f64) -> u32 {
    let base = if failures == 0 {
        QUIET_MS
    } else if pending {
        1000_u32
            .saturating_mul(1 << (failures - 1).min(4))
            .min(LONGEST_MS)
    } else {
        LONGEST_MS
    };
    let spread = f64::from(base) * 0.4 * (jitter - 0.5);
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 800 and 36,000"
    )]
    let wait = (f64::from(base) + spread) as u32;
    wait
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn with_marks_to_send_the_wait_doubles_up_to_fifteen_seconds() {
        let waits: Vec<u32> = (1..8)
            .map(|failures| until_next(failures, true, 0.5))
            .collect();
        assert_eq!(waits, [1000, 2000, 4000, 8000, 15_000, 15_000, 15_000]);
    }

    #[test]
    fn two_phones_do_not_wait_the_same() {
        assert!(until_next(1, true, 0.0) < until_next(1, true, 0.9));
        assert_eq!(until_next(0, true, 0.5), 30_000);
    }
}
