//! A small seeded generator: the same seed makes the same file on every machine and for ever,
//! which a crate's generator does not promise from one version to the next.

/// SplitMix64 (Steele, Lea, Flood 2014).
pub struct Random(u64);

impl Random {
    /// A generator that begins at `seed`.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from 0 up to but without `end`; 0 when `end` is 0.
    pub fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end).unwrap_or(u64::MAX).max(1);
        usize::try_from(self.next() % end).unwrap_or(0)
    }

    /// True once in `times` on average.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// One of `items`; the default of `T` when there are none.
    pub fn one_of<T: Copy + Default>(&mut self, items: &[T]) -> T {
        items
            .get(self.below(items.len()))
            .copied()
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::Random;

    #[test]
    fn the_same_seed_makes_the_same_numbers() {
        let (mut a, mut b) = (Random::new(7), Random::new(7));
        let first: Vec<usize> = (0..20).map(|_| a.below(1000)).collect();
        let second: Vec<usize> = (0..20).map(|_| b.below(1000)).collect();
        assert_eq!(first, second);
        assert!(first.iter().any(|n| *n != first[0]));
    }

    #[test]
    fn nothing_to_choose_from_is_no_panic() {
        assert_eq!(Random::new(1).one_of::<&str>(&[]), "");
        assert_eq!(Random::new(1).below(0), 0);
    }
}
