//! How the days at the queue go: from what each class has said to the board that people look at.
//!
//! * [`shots`]: when the photographs that count were taken.
//! * `pace`: how fast a queue moves.
//! * `stage`: how far a class is.
//! * `forecast`: when a class will be called.
//! * `lane`: all of these for one queue of one day; and [`board`], all of the queues.
//!
//! Everything is of one `now`, which comes from outside. Phones' clocks have a say in nothing but times that are shown
//! as times (I6): counts are [`Tally`]'s.

mod forecast;
mod lane;
mod pace;
mod stage;
mod times;

use core::cmp::Reverse;
use std::collections::BTreeMap;

pub use stage::{Times, progress};
pub use times::{KeptOp, shots};

use crate::desk::{Board, BoardTotals, Lane, Progress, Silent};
use crate::event::{Settings, Slot};
use crate::ids::ClassId;
use crate::marks::Tally;
use crate::money::Fen;
use crate::time::Millis;

/// A class that should be heard of is silent after this long.
pub const SILENT_MS: i64 = 10 * MINUTE_MS;

const MINUTE_MS: i64 = 60_000;
const HOUR_MS: i64 = 60 * MINUTE_MS;

/// What the board needs to know of one class.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// Which class.
    pub id: ClassId,
    /// Name as printed.
    pub name: &'a str,
    /// Counsellor as printed.
    pub counsellor: Option<&'a str>,
    /// When and where; none once it has left the timetable.
    pub slot: Option<&'a Slot>,
    /// Its numbers.
    pub tally: Tally,
    /// See [`shots`].
    pub shots: &'a [Millis],
    /// When a monitor's phone of it was last heard.
    pub heard_at: Option<Millis>,
    /// What its settlement says the crew was paid, in fen; none without one.
    pub paid: Option<Fen>,
    /// The board is for somebody who looks after it. The others are in the same queues and hold them up, and nothing
    /// else of them is told.
    pub shown: bool,
}

/// The board at `now`: of all `classes` of an event, for those that are shown.
#[must_use]
pub fn board(classes: &[Facts<'_>], settings: &Settings, now: Millis) -> Board {
    let mut queues: BTreeMap<lane::Key<'_>, Vec<&Facts<'_>>> = BTreeMap::new();
    for class in classes {
        if let Some(slot) = class.slot {
            queues.entry(lane::Key::of(slot)).or_default().push(class);
        }
    }
    let mut lanes: Vec<Lane> = queues
        .values()
        .filter(|queue| queue.iter().any(|class| class.shown))
        .filter_map(|queue| lane::lane(queue, settings, now))
        .collect();
    let shown: BTreeMap<ClassId, &Facts<'_>> = classes
        .iter()
        .filter(|class| class.shown)
        .map(|class| (class.id, class))
        .collect();
    for lane in &mut lanes {
        lane.classes
            .retain(|class| shown.contains_key(&class.class));
    }
    Board {
        now,
        totals: totals(&shown, &lanes),
        silent: silent(&shown, &lanes, now),
        lanes,
    }
}

/// Classes are counted where they have a slot. Money is counted of all: what was taken in does not go away with a
/// class that leaves the timetable (I10).
fn totals(shown: &BTreeMap<ClassId, &Facts<'_>>, lanes: &[Lane]) -> BoardTotals {
    let mut sum = BoardTotals::default();
    for class in lanes.iter().flat_map(|lane| &lane.classes) {
        sum.classes += 1;
        match class.progress {
            Progress::Waiting | Progress::Gathering => {}
            Progress::Running | Progress::Unclear => sum.running += 1,
            Progress::Finished => sum.finished += 1,
            Progress::Late => sum.late += 1,
        }
        sum.expected += class.expected;
        sum.photographed += class.photographed;
        sum.absent += class.absent;
    }
    for class in shown.values() {
        sum.due = sum.due + class.tally.due;
        sum.collected = sum.collected + class.tally.collected;
        sum.paid = sum.paid + class.paid.unwrap_or(Fen::ZERO);
        sum.settled += u32::from(class.paid.is_some());
    }
    sum
}

fn silent(shown: &BTreeMap<ClassId, &Facts<'_>>, lanes: &[Lane], now: Millis) -> Vec<Silent> {
    let mut silent: Vec<Silent> = lanes
        .iter()
        .flat_map(|lane| &lane.classes)
        .filter(|class| matches!(class.progress, Progress::Gathering | Progress::Running))
        .filter(|class| class.heard_at.is_none_or(|at| now.since(at) > SILENT_MS))
        .filter_map(|class| {
            Some(Silent {
                class: class.class,
                name: class.name.clone(),
                counsellor: shown.get(&class.class)?.counsellor.map(str::to_owned),
                heard_at: class.heard_at,
            })
        })
        .collect();
    silent.sort_by_key(|it| Reverse(it.heard_at.map_or(i64::MAX, |at| now.since(at))));
    silent
}
