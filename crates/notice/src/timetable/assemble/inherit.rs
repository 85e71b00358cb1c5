//! What a row takes from the rows above it, and from the prose.

use chrono::{NaiveDate, NaiveTime, TimeDelta, Timelike};

use super::Assembler;
use crate::timetable::clock::Half;
use crate::timetable::date::Found;
use crate::timetable::header::Kind;
use crate::timetable::regions::{Layout, Region};
use crate::timetable::remarks;
use crate::timetable::rows::Row;
use crate::timetable::when::Source;

/// What rows inherit from the rows above them.
#[derive(Debug, Default, Clone)]
pub(super) struct Above {
    pub campus: Option<String>,
    pub venue: Option<String>,
    pub date: Option<NaiveDate>,
    pub half: Option<Half>,
    pub time: Option<(NaiveTime, Option<NaiveTime>)>,
    /// Whether a page break or blank line stands between the time and here.
    pub gap: bool,
    pub college: Option<String>,
    /// A time whose row named nobody: an empty slot, unless the next row takes it.
    pub unused: Option<usize>,
}

impl Assembler<'_> {
    pub(super) fn inherit(&mut self, row: &Row, region: &Region, told: &mut remarks::Told) {
        self.above.gap |= row.gap;
        if row.campus.is_some() && row.campus != self.above.campus {
            self.above.campus.clone_from(&row.campus);
            self.above.venue = None;
        }
        if row.venue.is_some() {
            self.above.venue.clone_from(&row.venue);
        }
        if let Some(found) = &row.date {
            self.take_date(found, row.line);
        }
        if row.half.is_some() && row.half != self.above.half {
            if self.above.half.is_some() {
                self.above.time = None;
            }
            self.above.half = row.half;
        }
        // One cell a line has no blank cells. Where the time follows the college, a new college's missing time cannot be
        // told from a merged one: nothing is guessed.
        let place = |kind| region.header.columns.iter().position(|c| c.holds(kind));
        let time_follows = place(Kind::When) > place(Kind::College);
        let flows = matches!(region.layout, Layout::Flow(_));
        let fresh = flows && time_follows && row.college.is_some() && row.time.is_none();
        if fresh {
            self.above.time = None;
        }
        if let Some(time) = row.time {
            self.unused();
            self.above.time = Some(afternoon(time, self.above.half));
            self.above.gap = false;
            self.out.findings.extend(remarks::half_day(
                row.line,
                self.above.time,
                self.above.half,
            ));
        }
        if self.above.date.is_none() || self.above.time.is_none() && !region.header.has(Kind::When)
        {
            self.take_from_prose(row, told);
        }
    }

    fn take_date(&mut self, found: &Found, line: usize) {
        let resolved = self.when.resolve(found.first);
        let date = resolved.map(|(date, _)| date);
        if let Some((date, source)) = resolved {
            if source != Source::Printed && !self.year_told {
                self.year_told = true;
                self.out
                    .findings
                    .push(remarks::year_taken(line, date, source));
            }
            if found.first.weekday_fits(date) == Some(false) {
                self.out.findings.push(remarks::weekday_differs(line, date));
            }
        }
        if !found.more.is_empty() || found.until.is_some() {
            self.out.findings.push(remarks::several_dates(line, found));
        }
        if date != self.above.date {
            self.above.time = None;
            self.above.half = None;
        }
        self.above.date = date;
    }

    /// Takes the one day the prose names, where the table names none.
    fn take_from_prose(&mut self, row: &Row, told: &mut remarks::Told) {
        let Some(day) = self.when.day_of(self.above.campus.as_deref()) else {
            return;
        };
        if self.above.date.is_none() {
            self.above.date = Some(day.date);
            told.when_from_text(row.line, day.line, day.date);
        }
        if self.above.time.is_none() && self.above.date == Some(day.date) && row.time.is_none() {
            self.above.time = day.time.map(|(start, end)| (start, Some(end)));
        }
    }
}

/// `1:30-1:50` in rows labelled 下午 is in the afternoon.
fn afternoon(
    time: (NaiveTime, Option<NaiveTime>),
    half: Option<Half>,
) -> (NaiveTime, Option<NaiveTime>) {
    let late = matches!(half, Some(Half::Afternoon));
    let shift = |t: NaiveTime| {
        if late && (1..=7).contains(&t.hour()) {
            t.overflowing_add_signed(TimeDelta::hours(12)).0
        } else {
            t
        }
    };
    (shift(time.0), time.1.map(shift))
}
