//! What overlaps in one lane stands side by side.

/// Which column of how many something stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Beside {
    /// From 0.
    pub column: u32,
    /// How many there are beside each other.
    pub of: u32,
}

/// The columns of `spans` (begin and end), in their order. What does not overlap with anything has the whole width.
#[must_use]
pub fn columns(spans: &[(u32, u32)]) -> Vec<Beside> {
    let mut order: Vec<usize> = (0..spans.len()).collect();
    order.sort_by_key(|at| spans[*at]);
    let mut found = vec![Beside { column: 0, of: 1 }; spans.len()];
    // When each column of the heap at hand is free again.
    let mut free: Vec<u32> = Vec::new();
    let mut heap: Vec<usize> = Vec::new();
    for at in order {
        let (from, to) = spans[at];
        if free.iter().all(|end| *end <= from) {
            close(&mut found, &mut heap, &mut free);
        }
        let column = free.iter().position(|end| *end <= from);
        let column = column.unwrap_or_else(|| {
            free.push(0);
            free.len() - 1
        });
        free[column] = to.max(from + 1);
        found[at].column = u32::try_from(column).unwrap_or(0);
        heap.push(at);
    }
    close(&mut found, &mut heap, &mut free);
    found
}

fn close(found: &mut [Beside], heap: &mut Vec<usize>, free: &mut Vec<u32>) {
    let of = u32::try_from(free.len()).unwrap_or(1).max(1);
    for at in heap.drain(..) {
        found[at].of = of;
    }
    free.clear();
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn pairs(spans: &[(u32, u32)]) -> Vec<(u32, u32)> {
        columns(spans).iter().map(|it| (it.column, it.of)).collect()
    }

    #[test]
    fn one_after_the_other_each_has_the_whole_width() {
        assert_eq!(
            pairs(&[(0, 20), (20, 40), (40, 60)]),
            [(0, 1), (0, 1), (0, 1)]
        );
    }

    #[test]
    fn two_classes_of_one_slot_and_queue_stand_side_by_side() {
        assert_eq!(
            pairs(&[(20, 40), (0, 20), (20, 40)]),
            [(0, 2), (0, 1), (1, 2)]
        );
    }

    #[test]
    fn a_column_is_used_again_as_soon_as_it_is_free() {
        assert_eq!(
            pairs(&[(0, 60), (0, 20), (20, 40)]),
            [(1, 2), (0, 2), (0, 2)]
        );
    }

    proptest! {
        #[test]
        fn nothing_lies_on_anything(spans in prop::collection::vec((0u32..100, 1u32..40), 0..20)) {
            let spans: Vec<_> = spans.into_iter().map(|(from, long)| (from, from + long)).collect();
            let found = columns(&spans);
            for (a, one) in spans.iter().zip(&found) {
                prop_assert!(one.column < one.of);
                let beside = spans.iter().zip(&found).filter(|(b, other)| a.0 < b.1 && b.0 < a.1 && one == *other);
                prop_assert_eq!(beside.count(), 1);
            }
        }
    }
}
