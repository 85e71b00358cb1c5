//! Chance, out of a seed: the same seed is the same run.

use core::cell::Cell;

/// A small generator (splitmix64).
#[derive(Debug)]
pub struct Random(Cell<u64>);

impl Random {
    /// The sequence of a seed.
    #[must_use]
    pub fn of(seed: u64) -> Self {
        let random = Self(Cell::new(seed.wrapping_mul(0xa076_1d64_78bd_642f) ^ 0x5eed));
        random.next();
        random
    }

    /// Any number.
    pub fn next(&self) -> u64 {
        let state = self.0.get().wrapping_add(0x9e37_79b9_7f4a_7c15);
        self.0.set(state);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`; 0 where there is none.
    pub fn below(&self, end: u64) -> u64 {
        if end == 0 { 0 } else { self.next() % end }
    }

    /// A number from `first` to `last`, both included.
    pub fn within(&self, first: i64, last: i64) -> i64 {
        let span = last.abs_diff(first).saturating_add(1);
        first.saturating_add_unsigned(self.below(span))
    }

    /// True so many times in a thousand.
    pub fn permille(&self, odds: u32) -> bool {
        odds > 0 && self.below(1000) < u64::from(odds)
    }

    /// One of these; none of nothing.
    pub fn pick<'a, T>(&self, things: &'a [T]) -> Option<&'a T> {
        things.get(self.place(things.len()))
    }

    /// A place among so many.
    pub fn place(&self, count: usize) -> usize {
        usize::try_from(self.below(count as u64)).unwrap_or(0)
    }

    /// Between 0 and 1.
    #[allow(clippy::cast_precision_loss, reason = "10 bits of chance are plenty")]
    pub fn unit(&self) -> f64 {
        self.below(1024) as f64 / 1024.0
    }
}
