//! How far a class is.

use super::{HOUR_MS, SILENT_MS};
use crate::desk::Progress;
use crate::marks::Tally;
use crate::time::Millis;

/// A slot without a printed end is taken to be this long, where it matters whether it is over.
const UNSAID_MS: i64 = HOUR_MS;

/// The instants that a class's progress depends on.
#[derive(Debug, Clone, Copy)]
pub struct Times {
    /// When it should stand in its queue.
    pub gathering: Millis,
    /// Begin of its slot.
    pub start: Millis,
    /// End of its slot, as printed.
    pub end: Millis,
    /// When the last of it was photographed, as far as that is known.
    pub last_shot: Option<Millis>,
}

impl Times {
    /// When its slot is over.
    pub fn over(&self) -> Millis {
        if self.end > self.start {
            self.end
        } else {
            Millis(self.start.0.saturating_add(UNSAID_MS))
        }
    }
}

/// How far a class is.
pub fn progress(tally: &Tally, times: &Times, now: Millis) -> Progress {
    let spoken = tally.photographed + tally.absent;
    let nobody_to_come = tally.expected == 0 && tally.exempt > 0;
    if nobody_to_come || (spoken > 0 && spoken >= tally.expected) {
        return Progress::Finished;
    }
    let over = times.over();
    if tally.photographed > 0 {
        // A queue that is late by hours still runs as long as somebody is photographed.
        let still = times
            .last_shot
            .is_some_and(|last| now.since(last) <= SILENT_MS);
        return if now.since(over) >= HOUR_MS && !still {
            Progress::Unclear
        } else {
            Progress::Running
        };
    }
    if now >= over {
        Progress::Late
    } else if now >= times.gathering {
        Progress::Gathering
    } else {
        Progress::Waiting
    }
}

/// Those of whom nobody has said that they were photographed or will not be.
pub const fn remaining(tally: &Tally) -> u32 {
    tally
        .expected
        .saturating_sub(tally.photographed + tally.absent)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: i64 = 60_000;

    /// Expected, photographed, absent, in a slot from minute 10 to minute 30 that gathers at 0.
    fn at(minute: i64, (expected, photographed, absent): (u32, u32, u32)) -> Progress {
        let tally = Tally {
            expected,
            photographed,
            absent,
            ..Tally::default()
        };
        let times = Times {
            gathering: Millis(0),
            start: Millis(10 * MINUTE),
            end: Millis(30 * MINUTE),
            last_shot: (photographed > 0).then_some(Millis(25 * MINUTE)),
        };
        progress(&tally, &times, Millis(minute * MINUTE))
    }

    #[test]
    fn a_class_waits_gathers_runs_and_is_finished() {
        assert_eq!(at(-1, (40, 0, 0)), Progress::Waiting);
        assert_eq!(at(0, (40, 0, 0)), Progress::Gathering);
        assert_eq!(at(12, (40, 1, 3)), Progress::Running);
        assert_eq!(at(28, (40, 37, 3)), Progress::Finished);
        // Early is as good.
        assert_eq!(at(-30, (40, 1, 0)), Progress::Running);
    }

    #[test]
    fn a_class_of_whom_all_are_absent_is_finished_and_one_without_anybody_is_not() {
        assert_eq!(at(12, (2, 0, 2)), Progress::Finished);
        assert_eq!(at(12, (0, 0, 0)), Progress::Gathering);
        let exempt = Tally {
            exempt: 2,
            ..Tally::default()
        };
        let times = Times {
            gathering: Millis(0),
            start: Millis(0),
            end: Millis(0),
            last_shot: None,
        };
        assert_eq!(progress(&exempt, &times, Millis(-1)), Progress::Finished);
    }

    #[test]
    fn a_slot_that_is_over_is_late_without_a_photograph_and_unclear_an_hour_after_with_some() {
        assert_eq!(at(30, (40, 0, 5)), Progress::Late);
        assert_eq!(at(89, (40, 30, 0)), Progress::Running);
        assert_eq!(at(90, (40, 30, 0)), Progress::Unclear);
    }

    #[test]
    fn a_queue_two_hours_late_runs_as_long_as_it_moves() {
        let tally = Tally {
            expected: 40,
            photographed: 10,
            ..Tally::default()
        };
        let times = Times {
            gathering: Millis(0),
            start: Millis(10 * MINUTE),
            end: Millis(30 * MINUTE),
            last_shot: Some(Millis(150 * MINUTE)),
        };
        let at = |minute| progress(&tally, &times, Millis(minute * MINUTE));
        assert_eq!(at(160), Progress::Running);
        assert_eq!(at(161), Progress::Unclear);
    }
}
