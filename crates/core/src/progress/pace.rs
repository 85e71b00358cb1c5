//! How fast a queue moves.

use crate::desk::Pace;
use crate::time::Millis;

/// So many of the last gaps have a say.
const LAST: usize = 40;
/// Fewer gaps than this say nothing.
const LEAST: usize = 5;
/// A longer gap is a break of the crew.
const BREAK_MS: i64 = 5 * 60_000;
/// So is one this many times as long as the middle one.
const BREAK_TIMES: i64 = 6;
/// Nobody is photographed that fast: ticks nearer than this were made together, of students who came one after the
/// other.
const TOGETHER_MS: i64 = 4_000;

/// The pace of a queue whose photographs were taken at `times`, which ascend; none where there are too few.
pub fn pace(times: &[Millis]) -> Option<Pace> {
    let mut gaps = gaps(times);
    gaps.retain(|gap| *gap <= BREAK_MS);
    let mut last = gaps.split_off(gaps.len().saturating_sub(LAST));
    last.sort_unstable();
    let longest = quartile(&last, 2)?.saturating_mul(BREAK_TIMES);
    last.retain(|gap| *gap <= longest);
    if last.len() < LEAST {
        return None;
    }
    let [low, middle, high] = [1, 2, 3].map(|which| quartile(&last, which).unwrap_or(0));
    let ms = |ms: i64| u32::try_from(ms.max(0)).unwrap_or(u32::MAX);
    Some(Pace {
        ms_a_student: ms(middle).max(1),
        spread_ms: ms((high - low) / 2),
        of: u32::try_from(last.len()).unwrap_or(u32::MAX),
    })
}

/// Milliseconds from one student to the next. Where several were ticked together, the time since those before is
/// shared among them.
fn gaps(times: &[Millis]) -> Vec<i64> {
    let mut gaps = Vec::with_capacity(times.len());
    let mut bursts = times.chunk_by(|a, b| b.since(*a) < TOGETHER_MS);
    let mut before = bursts.next().and_then(<[Millis]>::last);
    for burst in bursts {
        if let (Some(from), Some(to)) = (before, burst.last()) {
            let count = i64::try_from(burst.len()).unwrap_or(i64::MAX);
            gaps.extend(burst.iter().map(|_| to.since(*from) / count));
        }
        before = burst.last();
    }
    gaps
}

/// A quartile of sorted numbers: the one in the place nearest below.
fn quartile(sorted: &[i64], which: usize) -> Option<i64> {
    let last = sorted.len().checked_sub(1)?;
    sorted.get(last * which / 4).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Photographs after so many seconds each.
    fn after(seconds: &[i64]) -> Option<Pace> {
        let mut at = 0;
        let times: Vec<Millis> = core::iter::once(0)
            .chain(seconds.iter().copied())
            .map(|gap| {
                at += gap * 1000;
                Millis(at)
            })
            .collect();
        pace(&times)
    }

    fn seconds(pace: Option<Pace>) -> Option<(u32, u32)> {
        pace.map(|it| (it.ms_a_student / 1000, it.of))
    }

    #[test]
    fn the_pace_is_the_middle_gap() {
        assert_eq!(seconds(after(&[20, 28, 30, 26, 40])), Some((28, 5)));
        let even = after(&[28; 10]).unwrap();
        assert_eq!((even.ms_a_student, even.spread_ms), (28_000, 0));
    }

    #[test]
    fn a_few_photographs_are_no_pace() {
        assert_eq!(after(&[28, 28, 28, 28]), None);
        assert_eq!(pace(&[]), None);
    }

    #[test]
    fn a_break_is_no_part_of_the_pace() {
        // Eleven minutes, and three minutes where ten seconds are usual.
        let broken = after(&[10, 10, 660, 10, 10, 180, 10, 10]);
        assert_eq!(seconds(broken), Some((10, 6)));
    }

    #[test]
    fn only_the_last_forty_gaps_have_a_say() {
        let mut slower = vec![10; 100];
        slower.extend([30; 40]);
        assert_eq!(seconds(after(&slower)), Some((30, 40)));
    }

    #[test]
    fn five_ticked_at_once_came_one_after_the_other() {
        // Every two minutes a monitor ticks five within four seconds.
        let ticked: Vec<i64> = (0..4).flat_map(|_| [116, 1, 1, 1, 1]).collect();
        let pace = after(&ticked).unwrap();
        assert_eq!(pace.ms_a_student, 24_000);
    }

    #[test]
    fn a_whole_class_ticked_afterwards_is_no_pace() {
        assert_eq!(after(&[1; 40]), None);
    }
}
