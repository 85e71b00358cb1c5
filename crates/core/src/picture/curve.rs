//! How many there are by when: a sum of stretches, each of which grows evenly.

/// So many students between two instants, in milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// When the first is counted.
    pub from: i64,
    /// When all of them are.
    pub to: i64,
    /// How many.
    pub count: u32,
}

impl Stretch {
    /// How many there are at an instant.
    #[must_use]
    pub fn by(&self, at: i64) -> u32 {
        if at >= self.to {
            return self.count;
        }
        if at <= self.from {
            return 0;
        }
        let share = i128::from(self.count) * i128::from(at - self.from);
        u32::try_from(share / i128::from(self.to - self.from)).unwrap_or(self.count)
    }
}

/// A curve over time that only rises.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Curve {
    /// Instants in order, each with the number by then; straight lines run between them.
    pub points: Vec<(i64, u32)>,
}

impl Curve {
    /// The sum of the stretches up to `until`; where it is none, to their end.
    #[must_use]
    pub fn of(stretches: &[Stretch], until: Option<i64>) -> Self {
        let mut times: Vec<i64> = stretches.iter().flat_map(|it| [it.from, it.to]).collect();
        if let (Some(until), Some(first)) = (until, times.iter().min().copied()) {
            times.retain(|at| *at <= until);
            times.extend((first <= until).then_some(until));
        }
        times.sort_unstable();
        times.dedup();
        let point = |at| (at, stretches.iter().map(|it| it.by(at)).sum());
        Self {
            points: times.into_iter().map(point).collect(),
        }
    }

    /// The number by its end.
    #[must_use]
    pub fn total(&self) -> u32 {
        self.points.last().map_or(0, |(_, count)| *count)
    }

    /// Its points in a square of a thousand by a thousand, from the lower left to the upper right: `x` of the time
    /// between `from` and `to`, and `y`, which runs down as in every drawing, of `top`.
    #[must_use]
    pub fn drawn(&self, from: i64, to: i64, top: u32) -> Vec<(u32, u32)> {
        let wide = i128::from((to - from).max(1));
        let point = |(at, count): &(i64, u32)| {
            let x = i128::from((at - from).max(0)) * 1000 / wide;
            let y = u64::from(*count) * 1000 / u64::from(top.max(1));
            let x = u32::try_from(x.min(1000)).unwrap_or(0);
            (x, 1000 - u32::try_from(y.min(1000)).unwrap_or(1000))
        };
        self.points.iter().map(point).collect()
    }
}

/// The lines of a scale from 0 to at least `top`: 1, 2 or 5 times a power of ten apart, at most five of them above 0.
#[must_use]
pub fn grid(top: u32) -> Vec<u32> {
    let steps = (0..9).flat_map(|power| [1, 2, 5].map(|step: u32| step * 10u32.pow(power)));
    let step = steps
        .into_iter()
        .find(|step| top.div_ceil(*step) <= 5)
        .unwrap_or(top);
    (0..=top.div_ceil(step.max(1)).max(1))
        .map(|n: u32| n.saturating_mul(step))
        .collect()
}

/// A minute, in milliseconds.
const MINUTE: i64 = 60_000;
/// A day, in minutes.
const DAY: i64 = 1440;
/// How far apart times are written at a scale, in minutes.
const APART: [i64; 8] = [5, 10, 15, 30, 60, 120, 180, 360];
/// Not more of them than these.
const TIMES: i64 = 8;

/// The times to be written at a scale that is so many minutes from UTC: round ones by the clocks there, as far apart
/// as lets at most eight of them stand between its ends, and no further: a scale of an hour has more than one.
#[must_use]
pub fn times(from: i64, to: i64, offset_minutes: i16) -> Vec<i64> {
    let wide = to.saturating_sub(from) / MINUTE;
    let step = APART.into_iter().find(|step| wide / step < TIMES);
    // A scale of days, which only a broken clock makes, has no more of them.
    let step = step.unwrap_or((wide / DAY / TIMES + 1) * DAY) * MINUTE;
    let ahead = i64::from(offset_minutes) * MINUTE;
    let past = from.saturating_add(ahead).rem_euclid(step);
    let first = if past == 0 {
        from
    } else {
        from.saturating_add(step - past)
    };
    core::iter::successors(Some(first), |at| at.checked_add(step))
        .take_while(|at| *at <= to)
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn stretch(from: i64, to: i64, count: u32) -> Stretch {
        Stretch { from, to, count }
    }

    #[test]
    fn two_queues_side_by_side_add_up() {
        let curve = Curve::of(&[stretch(0, 100, 40), stretch(50, 150, 20)], None);
        assert_eq!(curve.points, [(0, 0), (50, 20), (100, 50), (150, 60)]);
        assert_eq!(curve.total(), 60);
    }

    #[test]
    fn what_really_happened_ends_now() {
        let done = [stretch(0, 100, 40), stretch(120, 160, 8)];
        let until = |now| Curve::of(&done, Some(now)).points;
        assert_eq!(until(140), [(0, 0), (100, 40), (120, 40), (140, 44)]);
        assert_eq!(until(-1), []);
    }

    #[test]
    fn a_class_photographed_in_one_instant_is_a_step_and_no_division_by_nothing() {
        assert_eq!(stretch(10, 10, 3).by(9), 0);
        assert_eq!(stretch(10, 10, 3).by(10), 3);
    }

    #[test]
    fn a_curve_is_drawn_from_the_lower_left() {
        let curve = Curve::of(&[stretch(100, 300, 50)], None);
        assert_eq!(curve.drawn(0, 400, 100), [(250, 1000), (750, 500)]);
        assert_eq!(curve.drawn(0, 0, 0), [(1000, 1000), (1000, 0)]);
    }

    #[test]
    fn a_scale_has_round_numbers_and_few_of_them() {
        assert_eq!(grid(0), [0, 1]);
        assert_eq!(grid(4), [0, 1, 2, 3, 4]);
        assert_eq!(grid(813), [0, 200, 400, 600, 800, 1000]);
        assert_eq!(grid(1828), [0, 500, 1000, 1500, 2000]);
        assert_eq!(grid(4_000_000_000).last(), Some(&4_000_000_000));
    }

    #[test]
    fn the_times_at_a_scale_are_round_by_the_clocks_of_the_place() {
        let minutes = |from: i64, to: i64, offset| -> Vec<i64> {
            let times = times(from * MINUTE, to * MINUTE, offset);
            times.iter().map(|at| at / MINUTE).collect()
        };
        // 08:30 to 17:10 at the place, which is eight hours ahead.
        assert_eq!(minutes(30, 550, 480), [120, 240, 360, 480]);
        // Half an hour off: full hours there are half hours here.
        assert_eq!(minutes(0, 240, 330), [30, 90, 150, 210]);
        // One class at 09:00, of twenty minutes.
        assert_eq!(minutes(60, 80, 480), [60, 65, 70, 75, 80]);
        assert_eq!(minutes(61, 61, 480), [0_i64; 0]);
    }

    proptest! {
        #[test]
        fn a_scale_has_times_enough_and_not_too_many(
            from in -100_000_000_i64..100_000_000, wide in 40_i64..1440, offset in -720_i16..840,
        ) {
            let to = from + wide * MINUTE;
            let times = times(from, to, offset);
            // A phone leaves every second one out: two have to remain.
            prop_assert!((4..=8).contains(&times.len()));
            prop_assert!(times.iter().all(|at| (from..=to).contains(at)));
        }

        #[test]
        fn a_curve_only_rises_and_ends_with_everybody(
            parts in prop::collection::vec((0i64..1000, 0i64..300, 0u32..60), 0..20)
        ) {
            let parts: Vec<_> = parts.into_iter().map(|(from, long, count)| stretch(from, from + long, count)).collect();
            let curve = Curve::of(&parts, None);
            prop_assert!(curve.points.is_sorted());
            prop_assert!(curve.points.is_sorted_by_key(|point| point.1));
            let all: u32 = parts.iter().map(|part| part.count).sum();
            prop_assert_eq!(curve.total(), all);
        }
    }
}
