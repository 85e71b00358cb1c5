//! Free places (机动): one is taken by a class that comes, and left by one that goes.

use chrono::TimeDelta;

use super::is_taken;
use crate::event::Slot;

/// What is left of a free place is offered only where a class could be photographed in it.
const LEAST_MINUTES: i64 = 5;

/// A class leaves `slot`: it is free from then on.
pub fn leave(free: &mut Vec<Slot>, slot: &Slot) {
    let slot = Slot {
        seq: None,
        ..slot.clone()
    };
    if !free.contains(&slot) {
        free.push(slot);
    }
    order(free);
}

/// A class comes to `slot`: of every free place of that queue what lies before and after stays free.
pub fn take(free: &mut Vec<Slot>, slot: &Slot) {
    let mut left = Vec::with_capacity(free.len());
    for it in free.drain(..) {
        if !is_taken(&it, slot) {
            left.push(it);
            continue;
        }
        let least = TimeDelta::minutes(LEAST_MINUTES);
        if slot.start.signed_duration_since(it.start) >= least {
            left.push(Slot {
                end: slot.start,
                ..it.clone()
            });
        }
        // Nobody knows when a class without a printed end is done.
        let ends = slot.end > slot.start;
        if ends && it.end.signed_duration_since(slot.end) >= least {
            left.push(Slot {
                start: slot.end,
                ..it
            });
        }
    }
    *free = left;
    order(free);
}

fn order(free: &mut [Slot]) {
    free.sort_by(|a, b| {
        let key = |it: &Slot| {
            (
                it.date,
                it.start,
                it.campus.clone(),
                it.venue.clone(),
                it.group,
            )
        };
        key(a).cmp(&key(b))
    });
}
