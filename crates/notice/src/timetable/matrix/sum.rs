//! Printed sums of a transposed table.

use crate::timetable::cell::{Cell, Rest};
use crate::timetable::rows::Sum;

/// A line of sums, one a column: together they are the sum of the rows above.
pub(super) fn of(cells: &[Cell], axis: usize) -> Option<Sum> {
    let labels = cells[..axis].iter();
    let label = labels
        .map(|c| c.rest)
        .find(|rest| matches!(rest, Rest::Subtotal | Rest::Total))?;
    let numbers = cells[axis..].iter().filter_map(|c| match c.rest {
        Rest::Number(number) => Some(number),
        _ => c.headcount,
    });
    let value = numbers.fold(None, |sum: Option<u32>, n| {
        Some(sum.unwrap_or(0).saturating_add(n))
    });
    Some(Sum {
        whole: label == Rest::Total,
        value,
        of: None,
    })
}
