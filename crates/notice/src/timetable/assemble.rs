//! Rows become entries: what a merged cell once said is inherited, what nobody said stays unsaid.

mod inherit;

use std::collections::{HashMap, HashSet};

use chrono::{NaiveDate, NaiveTime};

use inherit::Above;

use super::reading::{Campus, Entry, Spare};
use super::regions::{Layout, Region};
use super::rows::{self, Row};
use super::tally::Tally;
use super::when::When;
use super::{classes, remarks};
use crate::findings::Finding;

/// What the tables gave.
#[derive(Debug, Default)]
pub(crate) struct Assembled {
    pub entries: Vec<Entry>,
    pub spare: Vec<Spare>,
    pub findings: Vec<Finding>,
}

type SlotKey = (
    Option<String>,
    Option<String>,
    Option<NaiveDate>,
    Option<NaiveTime>,
    Option<NaiveTime>,
);

/// The largest school has a few thousand classes; noise may have ranges without end.
const MOST_ENTRIES: usize = 20_000;

/// Turns the tables into entries.
pub(crate) struct Assembler<'a> {
    when: &'a When,
    places: &'a [Campus],
    /// The last line of the text that is not blank.
    last_line: usize,
    above: Above,
    queues: HashMap<SlotKey, (u32, bool)>,
    tally: Tally,
    year_told: bool,
    out: Assembled,
}

impl<'a> Assembler<'a> {
    /// An assembler with nothing read yet.
    pub fn new(when: &'a When, places: &'a [Campus], last_line: usize) -> Self {
        Self {
            when,
            places,
            last_line,
            above: Above::default(),
            queues: HashMap::new(),
            tally: Tally::default(),
            year_told: false,
            out: Assembled::default(),
        }
    }

    /// Takes one table in.
    pub fn table(&mut self, region: &Region) {
        if !region.continues {
            self.above = Above::default();
            self.tally.new_table();
        }
        self.above.campus.clone_from(&region.campus);
        self.above.venue = region.venue.clone().or_else(|| self.above.venue.take());
        let mut told = remarks::Told::default();
        for row in rows::read(region) {
            if let Some(sum) = row.sum {
                self.out.findings.extend(self.tally.printed(row.line, sum));
                continue;
            }
            if row.is_bare() && matches!(region.layout, Layout::Flow(_)) {
                self.out.findings.push(remarks::line_unread(row.line));
                continue;
            }
            self.inherit(&row, region, &mut told);
            if row.has_who() {
                self.entries(&row, region, &mut told);
            } else if row.spare {
                self.spare(&row);
            } else {
                self.nobody(&row);
            }
        }
        self.unused();
        self.out.findings.extend(self.tally.end_of_college());
        self.out.findings.extend(told.findings());
    }

    /// Everything read; spare queues of slots without a class become whole spare slots.
    pub fn finish(mut self) -> (Assembled, u64) {
        let taken: HashSet<_> = self
            .queues
            .iter()
            .filter(|(_, (_, classes))| *classes)
            .map(|(k, _)| (&k.0, k.2, k.3, k.4))
            .collect();
        for spare in &mut self.out.spare {
            spare.group = spare
                .group
                .filter(|_| taken.contains(&(&spare.campus, spare.date, spare.start, spare.end)));
        }
        (self.out, self.tally.all())
    }

    fn queue(&mut self, class: bool) -> u32 {
        let (start, end) = self.above.time.map_or((None, None), |(s, e)| (Some(s), e));
        let key = (
            self.above.campus.clone(),
            self.above.venue.clone(),
            self.above.date,
            start,
            end,
        );
        let queue = self.queues.entry(key).or_insert((0, false));
        queue.0 += 1;
        queue.1 |= class;
        queue.0
    }

    fn entries(&mut self, row: &Row, region: &Region, told: &mut remarks::Told) {
        self.above.unused = None;
        self.college(row, told);
        if row.shifted {
            self.out.findings.push(remarks::row_shifted(row.line));
        }
        // One cell a line leaves blank lines everywhere; they say nothing about pages.
        let paged = matches!(region.layout, Layout::Rows(_));
        if paged && self.above.gap && row.time.is_none() && self.above.time.is_some() {
            self.out
                .findings
                .push(remarks::time_inherited(row.line, self.above.time));
            self.above.gap = false;
        }
        if self.above.time.is_none() {
            self.out.findings.push(remarks::time_missing(row.line));
        } else if self.above.date.is_none() {
            told.date_missing(row.line);
        }
        let read = row.class.as_deref().map(classes::read).unwrap_or_default();
        if read.remainder {
            self.out.findings.push(remarks::remainder(row.line));
        }
        if row.headcount.is_none() && region.header.has(super::header::Kind::Headcount) {
            self.out.findings.push(remarks::headcount_missing(row.line));
        }
        let shared = read.names.len() > 1;
        if let (true, Some(count)) = (shared, row.headcount) {
            self.out
                .findings
                .push(remarks::headcount_shared(row.line, read.names.len(), count));
        }
        self.out.findings.extend(self.tally.row(row));
        if row.open {
            self.out.findings.push(remarks::bracket_open(row.line));
        }
        let group = self.queue(true);
        let names: Vec<Option<String>> = if read.names.is_empty() {
            vec![None]
        } else {
            read.names.into_iter().map(Some).collect()
        };
        let (start, end) = self.above.time.map_or((None, None), |(s, e)| (Some(s), e));
        if self.out.entries.len() + names.len() > MOST_ENTRIES {
            told.too_many(row.line);
            return;
        }
        for class in names {
            self.out.entries.push(Entry {
                line: row.line,
                campus: self.above.campus.clone(),
                venue: self.above.venue.clone().or_else(|| self.venue_of_campus()),
                date: self.above.date,
                start,
                end,
                group,
                seq: row.seq,
                college: self.above.college.clone(),
                class,
                headcount: row.headcount.filter(|_| !shared),
                counsellor: row.counsellor.clone(),
            });
        }
    }

    fn college(&mut self, row: &Row, told: &mut remarks::Told) {
        if row.college.is_some() {
            self.above.college.clone_from(&row.college);
        } else if self.above.college.is_some() {
            told.college_inherited(row.line);
        }
    }

    fn venue_of_campus(&self) -> Option<String> {
        let known = |c: &&Campus| {
            c.venue.is_some()
                && (self.above.campus.is_none() || c.name.is_none() || c.name == self.above.campus)
        };
        let mut fitting = self.places.iter().filter(known);
        let venue = fitting.next()?.venue.clone();
        venue.filter(|_| fitting.next().is_none())
    }

    fn spare(&mut self, row: &Row) {
        self.above.unused = None;
        if row.shifted {
            self.out.findings.push(remarks::row_shifted(row.line));
        }
        let group = self.queue(false);
        let (start, end) = self.above.time.map_or((None, None), |(s, e)| (Some(s), e));
        let campus = self.above.campus.clone();
        self.out.spare.push(Spare {
            line: row.line,
            campus,
            date: self.above.date,
            start,
            end,
            group: Some(group),
        });
    }

    fn nobody(&mut self, row: &Row) {
        if row.headcount.is_some() || row.seq.is_some() {
            self.out.findings.push(remarks::row_unread(row.line));
            self.above.unused = None;
        } else if row.time.is_some() {
            self.above.unused = Some(row.line);
        }
    }

    fn unused(&mut self) {
        if let Some(line) = self.above.unused.take() {
            self.out
                .findings
                .push(remarks::slot_without_class(line, line == self.last_line));
        }
    }
}
