//! A day as a picture: which lanes it has, and where in them the classes and the free places stand.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, NaiveTime, Timelike};
use rollcall_core::event::{Group, Placed, Slot};
use rollcall_core::ids::ClassId;
use rollcall_core::picture::{Axis, Beside, columns};

/// How high the shortest slot is, in pixels: a name and a line beneath it.
const LEAST: u32 = 52;
/// A slot without a printed end is drawn this long, in minutes.
const UNSAID: u32 = 15;

/// Where one queue is: campus, venue, group.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Lane {
    pub campus: Option<String>,
    pub venue: Option<String>,
    pub group: Option<Group>,
}

impl Lane {
    /// The queue of a slot.
    pub fn of(slot: &Slot) -> Self {
        Self {
            campus: slot.campus.clone(),
            venue: slot.venue.clone(),
            group: slot.group,
        }
    }
}

/// One day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Day {
    pub date: NaiveDate,
    pub lanes: Vec<Lane>,
    pub axis: Axis,
    pub blocks: Vec<Block>,
}

/// Something in a lane.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Block {
    /// None for a free place.
    pub class: Option<ClassId>,
    pub slot: Slot,
    /// Which of the day's lanes.
    pub lane: usize,
    /// In pixels.
    pub top: u32,
    pub height: u32,
    pub beside: Beside,
}

impl Block {
    /// What it is recognised by as long as it looks the same.
    pub fn key(&self) -> String {
        let (top, height, beside) = (self.top, self.height, self.beside);
        let class = self
            .class
            .map(|class| class.to_string())
            .unwrap_or_default();
        format!(
            "{class} {} {top} {height} {}/{}",
            place_key(&self.slot),
            beside.column,
            beside.of
        )
    }

    /// Its place in its lane.
    pub fn style(&self) -> String {
        let Beside { column, of } = self.beside;
        // Hundredths of a percent: floating numbers would be a large part of the bundle.
        let share = |n: u32| format!("{}.{:02}%", n * 100 / of, n * 10_000 / of % 100);
        // A hair of air between two.
        let (top, height) = (self.top + 1, self.height.saturating_sub(2));
        format!(
            "top:{top}px;height:{height}px;left:{};width:calc({} - 4px)",
            share(column),
            share(1)
        )
    }
}

/// What a place is recognised by in the document.
pub(super) fn place_key(slot: &Slot) -> String {
    let group = slot.group.map_or(0, |group| group.0);
    let word = |it: &Option<String>| it.clone().unwrap_or_default();
    let (from, to) = span(slot);
    format!(
        "{} {from}-{to} {group} {} {}",
        iso(slot.date),
        word(&slot.campus),
        word(&slot.venue)
    )
}

/// `2026-04-15`.
pub(in crate::desk) fn iso(date: NaiveDate) -> String {
    use chrono::Datelike;
    format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
}

/// The minute of a day.
pub(super) fn minute(time: NaiveTime) -> u32 {
    time.num_seconds_from_midnight() / 60
}

/// A slot from minute to minute, as it is drawn.
pub(super) fn span(slot: &Slot) -> (u32, u32) {
    let (from, to) = (minute(slot.start), minute(slot.end));
    (from, if to > from { to } else { from + UNSAID })
}

/// All days that have anything, in order.
pub(super) fn days(placed: &[Placed], free: &[Slot]) -> Vec<Day> {
    let classes = placed
        .iter()
        .filter_map(|it| Some((Some(it.class), it.slot.as_ref()?)));
    let spares = free.iter().map(|slot| (None, slot));
    let mut dates: BTreeMap<NaiveDate, Vec<(Option<ClassId>, &Slot)>> = BTreeMap::new();
    for (class, slot) in classes.chain(spares) {
        dates.entry(slot.date).or_default().push((class, slot));
    }
    dates
        .into_iter()
        .map(|(date, slots)| day(date, &slots))
        .collect()
}

fn day(date: NaiveDate, slots: &[(Option<ClassId>, &Slot)]) -> Day {
    let spans: Vec<_> = slots.iter().map(|(_, slot)| span(slot)).collect();
    let axis = Axis::of(&spans, LEAST);
    let lanes: BTreeSet<Lane> = slots.iter().map(|(_, slot)| Lane::of(slot)).collect();
    let lanes: Vec<Lane> = lanes.into_iter().collect();
    let mut blocks = Vec::with_capacity(slots.len());
    for (at, lane) in lanes.iter().enumerate() {
        let own: Vec<_> = slots
            .iter()
            .filter(|(_, slot)| Lane::of(slot) == *lane)
            .collect();
        let spans: Vec<_> = own.iter().map(|(_, slot)| span(slot)).collect();
        let columns = columns(&spans);
        blocks.extend(own.into_iter().zip(spans).zip(columns).map(
            |(((class, slot), (from, to)), beside)| {
                let top = axis.at(from);
                Block {
                    class: *class,
                    slot: (*slot).clone(),
                    lane: at,
                    top,
                    height: axis.at(to) - top,
                    beside,
                }
            },
        ));
    }
    // In the order of time, which is the order of the keyboard.
    blocks.sort_by_key(|it| (it.slot.start, it.lane));
    Day {
        date,
        lanes,
        axis,
        blocks,
    }
}
