//! When a class will be called.
//!
//! The queue is walked from `now`: what the running class has left, and then one class after the other in the order
//! of the plan, each as long as its students take. No class is called before it stands there: not before its
//! gathering time, and where nobody was photographed yet not before its slot. So a break in the plan stays a break,
//! and a queue that runs early is early by the lead time at most.

use crate::desk::{Forecast, Pace, Sureness};
use crate::time::Millis;

/// From one class to the next, as far as nobody knows.
const CHANGE_MS: i64 = 60_000;
/// Half of the gaps lie within one spread of the middle; all but few of their sums within three.
const SPREADS: u64 = 3;
/// With fewer gaps a pace is a rough one,
const FEW_GAPS: u32 = 15;
/// and so is what lies behind more classes than these.
const MANY_CLASSES: usize = 3;

/// A queue at one moment.
#[derive(Debug, Clone, Copy)]
pub struct Queue {
    /// Now.
    pub now: Millis,
    /// Somebody was photographed in it.
    pub begun: bool,
    /// How fast it moves, if that is known.
    pub pace: Option<Pace>,
    /// How fast it should: what counts where the pace is not known.
    pub planned_ms: Option<u32>,
    /// Students of running classes who are still to come.
    pub running: u32,
    /// Milliseconds since the last photograph.
    pub since_last_ms: i64,
}

/// A class that has not begun.
#[derive(Debug, Clone, Copy)]
pub struct Coming {
    /// Students to be photographed.
    pub students: u32,
    /// When it stands in its queue.
    pub gathering: Millis,
    /// Begin of its slot.
    pub start: Millis,
    /// Length of its slot in milliseconds.
    pub slot_ms: i64,
}

impl Queue {
    /// Milliseconds that so many students take.
    fn takes(&self, students: u32) -> Option<i64> {
        let each = self.pace.map(|it| it.ms_a_student).or(self.planned_ms)?;
        Some(i64::from(each) * i64::from(students))
    }

    /// Milliseconds that a class takes. Where nobody was photographed the plan alone counts, and where nobody knows
    /// how many they are too.
    fn class_takes(&self, class: &Coming) -> i64 {
        let by_students = self
            .takes(class.students)
            .filter(|ms| self.begun && *ms > 0);
        by_students.unwrap_or(class.slot_ms)
    }

    /// What the running class has left; of the student before the camera a part is over.
    fn rest_ms(&self) -> i64 {
        let one = self.takes(1).unwrap_or(0);
        let rest = self.takes(self.running).unwrap_or(0);
        (rest - self.since_last_ms.clamp(0, one)).max(0)
    }

    /// How much earlier or later the class behind so many students and classes may be called.
    fn doubt_ms(&self, students: u32, classes: usize) -> i64 {
        let spread = match self.pace {
            Some(pace) => pace.spread_ms,
            None => self.planned_ms.unwrap_or(0) / 2,
        };
        let spread = u64::from(spread) * SPREADS;
        let sum = (spread * spread).saturating_mul(students.into()).isqrt();
        let changes = i64::try_from(classes).unwrap_or(i64::MAX);
        let sum = i64::try_from(sum).unwrap_or(i64::MAX);
        sum.saturating_add(changes.saturating_mul(CHANGE_MS))
    }

    fn sureness(&self, classes: usize) -> Sureness {
        match self.pace {
            _ if !self.begun => Sureness::Planned,
            Some(pace) if pace.of >= FEW_GAPS && classes < MANY_CLASSES => Sureness::Good,
            _ => Sureness::Rough,
        }
    }
}

/// A forecast for each of the classes, which are in the order in which they will be called.
pub fn forecasts(queue: &Queue, coming: &[Coming]) -> Vec<Forecast> {
    let mut free = Millis(queue.now.0 + queue.rest_ms());
    let mut ahead = queue.running;
    let mut earliest = queue.now;
    coming
        .iter()
        .enumerate()
        .map(|(classes, class)| {
            let ready = if queue.begun {
                class.gathering
            } else {
                class.start
            };
            let at = free.max(ready);
            let doubt = queue.doubt_ms(ahead, classes);
            // Not before it stands there, and not before the class ahead of it.
            let early = Millis(at.0 - doubt).max(class.gathering).min(at);
            earliest = earliest.max(early);
            free = Millis(at.0 + queue.class_takes(class));
            ahead = ahead.saturating_add(class.students);
            Forecast {
                at,
                early: earliest,
                late: Millis(at.0 + doubt),
                sure: queue.sureness(classes),
            }
        })
        .collect()
}
