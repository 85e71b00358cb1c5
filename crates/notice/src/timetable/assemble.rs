//! Rows become entries: what a merged cell once said is inherited, what nobody said stays unsaid.

mod draft;
mod inherit;
mod who;

use chrono::NaiveDate;
pub(crate) use draft::{Draft, DraftSpare, Drafts, Step};
use inherit::Above;

use super::header::Kind;
use super::reading::{Campus, Entry, Spare};
use super::regions::{Layout, Region};
use super::remarks;
use super::rows::{self, Row};
use super::when::When;

/// The largest school has a few thousand classes; noise may have ranges without end.
const MOST_ENTRIES: usize = 20_000;

/// Turns the tables into entries.
pub(crate) struct Assembler<'a> {
    when: &'a When,
    places: &'a [Campus],
    /// The last line of the text that is not blank.
    last_line: usize,
    above: Above,
    table: usize,
    row: usize,
    year_told: bool,
    /// The last date that a caption gave, and its line: a table below a caption of its college or campus alone is of that day.
    captioned: Option<(NaiveDate, usize)>,
    out: Drafts,
}

impl<'a> Assembler<'a> {
    /// An assembler with nothing read yet.
    pub fn new(when: &'a When, places: &'a [Campus], last_line: usize) -> Self {
        Self {
            when,
            places,
            last_line,
            above: Above::default(),
            table: 0,
            row: 0,
            year_told: false,
            captioned: None,
            out: Drafts::default(),
        }
    }

    /// Takes one table in.
    pub fn table(&mut self, region: &Region) {
        if !region.continues {
            self.above = Above::default();
            self.table += 1;
            self.out.steps.push(Step::Table);
        }
        let mut told = remarks::Told::default();
        self.take_above(region, &mut told);
        let rows = rows::read(region);
        // Only a column has merged cells; a name beside one class is nobody else's.
        let merged = region.header.has(Kind::Counsellor) && merged_counsellors(&rows);
        for row in rows {
            if let Some(sum) = row.sum {
                self.out.steps.push(Step::Sum {
                    line: row.line,
                    sum,
                });
                continue;
            }
            if row.is_bare() && matches!(region.layout, Layout::Flow(_)) {
                self.out.findings.push(remarks::line_unread(row.line));
                continue;
            }
            self.inherit(&row, region, &mut told);
            if row.caption {
                continue;
            }
            if row.spare && row.class.is_none() {
                self.spare(&row);
            } else if let Some(what) = row.pause.as_deref().filter(|_| row.class.is_none()) {
                self.above.unused = None;
                self.out
                    .findings
                    .push(remarks::slot_special(row.line, what));
            } else if row.has_who() || row.major.is_some() && row.headcount.is_some() {
                self.entries(&row, region, merged, &mut told);
            } else {
                self.nobody(&row);
            }
        }
        self.unused();
        self.out.findings.extend(told.findings());
    }

    /// Everything read.
    pub fn finish(self) -> Drafts {
        self.out.finish()
    }

    fn entries(&mut self, row: &Row, region: &Region, merged: bool, told: &mut remarks::Told) {
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
        if row.more_times {
            self.out
                .findings
                .push(remarks::several_times(row.line, self.above.time));
        }
        if row.open {
            self.out.findings.push(remarks::bracket_open(row.line));
        }
        let who = who::of(row, self.above.major.as_deref());
        self.out.findings.extend(who.findings(row.line));
        if self.out.entries.len() + who.each.len() > MOST_ENTRIES {
            told.too_many(row.line);
            return;
        }
        self.row += 1;
        self.out.steps.push(Step::Row {
            id: self.row,
            new_college: row.college.is_some(),
            college_total: row.college_total,
            shared: who.shared,
        });
        let counsellor = self.counsellor(row, merged, told);
        let several = who.each.len() > 1;
        let (start, end) = self.above.time.map_or((None, None), |(s, e)| (Some(s), e));
        for one in who.each {
            let college = if one.college.is_some() {
                one.college
            } else {
                self.above.college.clone()
            };
            let entry = Entry {
                line: row.line,
                nth: 0,
                campus: self.above.campus.clone(),
                venue: self.above.venue.clone().or_else(|| self.venue_of_campus()),
                date: self.above.date,
                start,
                end,
                group: self.above.group.unwrap_or(0),
                seq: row.seq.filter(|_| !several || one.first),
                college,
                class: one.class,
                headcount: one.headcount,
                counsellor: counsellor.clone(),
                mended: Vec::new(),
            };
            self.out.entries.push(Draft {
                entry,
                row: self.row,
                table: self.table,
                wants_headcount: region.header.has(Kind::Headcount) && who.shared.is_none(),
                dropped: false,
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

    /// A merged cell of one counsellor with several classes stands in the first of its rows alone.
    fn counsellor(&mut self, row: &Row, merged: bool, told: &mut remarks::Told) -> Option<String> {
        if row.counsellor.is_some() {
            self.above.counsellor.clone_from(&row.counsellor);
            return row.counsellor.clone();
        }
        if !merged || row.college.is_some() {
            self.above.counsellor = None;
            return None;
        }
        if self.above.counsellor.is_some() {
            told.counsellor_inherited(row.line);
        }
        self.above.counsellor.clone()
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
        self.row += 1;
        let (start, end) = self.above.time.map_or((None, None), |(s, e)| (Some(s), e));
        self.out.spare.push(DraftSpare {
            spare: Spare {
                line: row.line,
                campus: self.above.campus.clone(),
                date: self.above.date,
                start,
                end,
                group: self.above.group,
            },
            venue: self.above.venue.clone().or_else(|| self.venue_of_campus()),
            row: self.row,
        });
    }

    fn nobody(&mut self, row: &Row) {
        if row.headcount.is_some() || row.seq.is_some() && row.time.is_none() {
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

/// Whether so many rows leave the counsellor out that its cells must have been merged.
fn merged_counsellors(rows: &[Row]) -> bool {
    let own = |row: &&Row| row.has_who() && row.sum.is_none();
    let named = rows
        .iter()
        .filter(own)
        .filter(|r| r.counsellor.is_some())
        .count();
    let blank = rows
        .iter()
        .filter(own)
        .filter(|r| r.counsellor.is_none())
        .count();
    named > 0 && blank * 3 >= named
}
