//! A made-up queue of one day, in minutes from eight o'clock.

use chrono::{NaiveDate, NaiveTime};
use rollcall_core::desk::{Board, Lane, LaneClass};
use rollcall_core::event::{Group, Settings, Slot};
use rollcall_core::ids::ClassId;
use rollcall_core::marks::Tally;
use rollcall_core::money::Fen;
use rollcall_core::progress::{Facts, board};
use rollcall_core::time::Millis;

/// One class and what came in of it.
#[derive(Debug, Clone)]
pub struct Class {
    pub id: u64,
    pub name: String,
    pub slot: Option<Slot>,
    pub tally: Tally,
    pub shots: Vec<Millis>,
    pub heard_at: Option<Millis>,
    pub paid: Option<Fen>,
    pub shown: bool,
}

/// Minute `minute` of the day, which begins at eight.
pub fn at(minute: f64) -> Millis {
    let eight = NaiveDate::from_ymd_opt(2026, 4, 15)
        .unwrap()
        .and_hms_opt(8, 0, 0)
        .unwrap();
    #[allow(clippy::cast_possible_truncation, reason = "minutes of one day")]
    let ms = (minute * 60_000.0).round() as i64;
    Millis(Millis::from_local(eight, 480).0 + ms)
}

/// Minutes after eight.
#[allow(clippy::cast_precision_loss, reason = "minutes of one day")]
pub fn minutes(instant: Millis) -> f64 {
    instant.since(at(0.0)) as f64 / 60_000.0
}

impl Class {
    /// Class `id` with `expected` students in a slot of twenty minutes.
    pub fn new(id: u64, start: u32, expected: u32) -> Self {
        let time = |minute: u32| {
            NaiveTime::from_num_seconds_from_midnight_opt((480 + minute) * 60, 0).unwrap()
        };
        Self {
            id,
            name: format!("{id}班"),
            slot: Some(Slot {
                campus: Some("东".into()),
                venue: None,
                date: NaiveDate::from_ymd_opt(2026, 4, 15).unwrap(),
                start: time(start),
                end: time(start + 20),
                group: Some(Group(1)),
                seq: None,
            }),
            tally: Tally {
                expected,
                ..Tally::default()
            },
            shots: Vec::new(),
            heard_at: None,
            paid: None,
            shown: true,
        }
    }

    /// `count` of them were photographed from a minute on, one every `seconds`.
    pub fn shot(mut self, count: u32, from: f64, seconds: f64) -> Self {
        let more = (0..count).map(|n| at(from + f64::from(n) * seconds / 60.0));
        self.shots.extend(more);
        self.tally.photographed += count;
        self.tally.arrived += count;
        self
    }

    /// `count` are said to be absent.
    pub fn absent(mut self, count: u32) -> Self {
        self.tally.absent += count;
        self
    }

    fn facts(&self) -> Facts<'_> {
        Facts {
            id: ClassId(self.id),
            name: &self.name,
            counsellor: Some("王一"),
            slot: self.slot.as_ref(),
            tally: self.tally,
            shots: &self.shots,
            heard_at: self.heard_at,
            paid: self.paid,
            shown: self.shown,
        }
    }
}

/// The board of these classes.
pub fn board_of(classes: &[Class], minute: f64) -> Board {
    let facts: Vec<Facts<'_>> = classes.iter().map(Class::facts).collect();
    board(&facts, &Settings::default(), at(minute))
}

/// The only queue of these classes.
pub fn lane_of(classes: &[Class], minute: f64) -> Lane {
    let mut board = board_of(classes, minute);
    assert_eq!(board.lanes.len(), 1);
    board.lanes.remove(0)
}

/// A class of a queue.
pub fn class(lane: &Lane, id: u64) -> &LaneClass {
    let found = lane.classes.iter().find(|it| it.class == ClassId(id));
    found.expect("the class is in the queue")
}

/// When a class will be called, in minutes.
pub fn call(lane: &Lane, id: u64) -> Option<f64> {
    class(lane, id).call.map(|it| minutes(it.at))
}
