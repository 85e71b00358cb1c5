//! How fast this very hand goes through the class: what one-by-one mode says of the rest.

use crate::time::Millis;

/// Fewer gaps than this say nothing.
const LEAST: usize = 3;
/// So many of the last gaps have a say.
const LAST: usize = 9;

/// Seconds a student: the middle one of the last gaps between steps, in the order in which they were taken. None where
/// there are too few. To show only: no clock decides anything (I6).
#[must_use]
pub fn seconds_each(steps: &[Millis]) -> Option<u32> {
    let mut gaps: Vec<i64> = Vec::new();
    for pair in steps.windows(2) {
        if let [before, after] = pair {
            gaps.push(after.since(*before).max(0));
        }
    }
    let first = gaps.len().saturating_sub(LAST);
    let last = crate::table::in_order(gaps.split_off(first), |gap| *gap);
    if last.len() < LEAST {
        return None;
    }
    let middle = last.get(last.len() / 2).copied()?;
    u32::try_from((middle + 500) / 1000)
        .ok()
        .map(|it| it.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(seconds: &[i64]) -> Vec<Millis> {
        seconds.iter().map(|it| Millis(it * 1000)).collect()
    }

    #[test]
    fn three_gaps_are_a_pace_and_two_are_none() {
        assert_eq!(seconds_each(&steps(&[0, 24, 48])), None);
        assert_eq!(seconds_each(&steps(&[0, 24, 48, 73])), Some(24));
        assert_eq!(seconds_each(&[]), None);
    }

    #[test]
    fn one_long_break_does_not_change_it() {
        assert_eq!(seconds_each(&steps(&[0, 20, 40, 640, 660, 680])), Some(20));
    }

    #[test]
    fn the_last_gaps_have_the_say() {
        let slow_then_fast: Vec<i64> = (0..10)
            .map(|n| n * 60)
            .chain((1..10).map(|n| 540 + n * 15))
            .collect();
        assert_eq!(seconds_each(&steps(&slow_then_fast)), Some(15));
    }

    #[test]
    fn a_clock_that_is_set_back_makes_no_nonsense() {
        assert_eq!(seconds_each(&steps(&[5000, 0, 1, 2])), Some(1));
    }
}
