//! Entries before they are mended and checked.

use std::collections::{HashMap, HashSet};

use chrono::{NaiveDate, NaiveTime};

use crate::findings::Finding;
use crate::timetable::reading::{Entry, Spare};
use crate::timetable::rows::Sum;

/// One entry, and the row it came from: the classes of one row share a queue and perhaps a headcount.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    /// Its group is 0 until the queues are counted, unless one is printed.
    pub entry: Entry,
    pub row: usize,
    pub table: usize,
    /// Whether its table has headcounts.
    pub wants_headcount: bool,
    /// Whether a person said that it is none.
    pub dropped: bool,
}

/// One spare slot.
#[derive(Debug, Clone)]
pub(crate) struct DraftSpare {
    pub spare: Spare,
    pub venue: Option<String>,
    pub row: usize,
}

/// What the tables say, in the order they say it: what printed totals are held against.
#[derive(Debug, Clone)]
pub(crate) enum Step {
    /// Another table begins.
    Table,
    Row {
        id: usize,
        new_college: bool,
        college_total: Option<u32>,
        /// One headcount for all classes of the row.
        shared: Option<u32>,
    },
    Sum {
        line: usize,
        sum: Sum,
    },
}

/// What the tables gave.
#[derive(Debug, Default)]
pub(crate) struct Drafts {
    pub entries: Vec<Draft>,
    pub spare: Vec<DraftSpare>,
    pub steps: Vec<Step>,
    pub findings: Vec<Finding>,
}

type Slot = (
    Option<String>,
    Option<String>,
    Option<NaiveDate>,
    Option<NaiveTime>,
    Option<NaiveTime>,
);

fn slot(entry: &Entry) -> Slot {
    (
        entry.campus.clone(),
        entry.venue.clone(),
        entry.date,
        entry.start,
        entry.end,
    )
}

impl Drafts {
    /// Puts the entries in the order of their lines and numbers those of a line.
    pub fn finish(mut self) -> Self {
        self.entries.sort_by_key(|d| d.entry.line);
        self.spare.sort_by_key(|s| s.spare.line);
        let mut last = (0, 0);
        for draft in &mut self.entries {
            last = if last.0 == draft.entry.line {
                (last.0, last.1 + 1)
            } else {
                (draft.entry.line, 0)
            };
            draft.entry.nth = last.1;
        }
        self
    }

    /// Entries that stand.
    pub fn standing(&self) -> impl Iterator<Item = &Draft> {
        self.entries.iter().filter(|d| !d.dropped)
    }

    /// Counts the parallel queues of every slot, and says which spare ones are only part of a slot.
    pub fn number_groups(&mut self) {
        let mut queues: HashMap<Slot, (u32, HashMap<usize, u32>)> = HashMap::new();
        let mut taken: HashSet<Slot> = HashSet::new();
        let mut spare = self.spare.iter_mut().peekable();
        let mut next = |slot: Slot, row: usize| {
            let (count, rows) = queues.entry(slot).or_default();
            *rows.entry(row).or_insert_with(|| {
                *count += 1;
                *count
            })
        };
        let free = |spare: &mut DraftSpare, next: &mut dyn FnMut(Slot, usize) -> u32| {
            let one = &spare.spare;
            let slot = (
                one.campus.clone(),
                spare.venue.clone(),
                one.date,
                one.start,
                one.end,
            );
            let group = next(slot, spare.row);
            spare.spare.group = spare.spare.group.or(Some(group));
        };
        for draft in self.entries.iter_mut().filter(|d| !d.dropped) {
            while let Some(before) = spare.next_if(|s| s.row < draft.row) {
                free(before, &mut next);
            }
            let slot = slot(&draft.entry);
            taken.insert(slot.clone());
            let group = next(slot, draft.row);
            if draft.entry.group == 0 {
                draft.entry.group = group;
            }
        }
        for rest in spare {
            free(rest, &mut next);
        }
        for spare in &mut self.spare {
            let one = &spare.spare;
            let slot = (
                one.campus.clone(),
                spare.venue.clone(),
                one.date,
                one.start,
                one.end,
            );
            if !taken.contains(&slot) {
                spare.spare.group = None;
            }
        }
        // All queues of one slot are free: that is one free slot.
        self.spare.dedup_by(|one, other| {
            one.spare == other.spare && one.venue == other.venue && one.spare.group.is_none()
        });
    }
}
