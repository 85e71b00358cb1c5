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
    pub major: Option<String>,
    pub counsellor: Option<String>,
    pub group: Option<u32>,
    /// A time whose row named nobody: an empty slot, unless the next row takes it.
    pub unused: Option<usize>,
}

impl Assembler<'_> {
    /// What the lines above a table say for all of it.
    pub(super) fn take_above(&mut self, region: &Region, told: &mut remarks::Told) {
        let above = &region.above;
        self.above.campus.clone_from(&above.campus);
        if above.college.is_some() && !region.header.has(Kind::College)
            || above.college.is_some() && !region.named
        {
            self.above.college.clone_from(&above.college);
        }
        self.above.venue = above.venue.clone().or_else(|| self.above.venue.take());
        if let Some(found) = above.date.as_ref().filter(|_| self.above.date.is_none()) {
            self.take_date(found, above.line);
            self.captioned = self.above.date.map(|date| (date, above.line));
            if self.above.date.is_some() && !region.header.has(Kind::When) && above.line > 0 {
                told.caption(region.first, above.line);
            }
        }
        if above.half.is_some() && !region.continues {
            self.above.half = above.half;
        }
        if above.time.is_some() && !region.header.has(Kind::When) && self.above.time.is_none() {
            self.above.time = above.time;
        }
    }

    pub(super) fn inherit(&mut self, row: &Row, region: &Region, told: &mut remarks::Told) {
        self.above.gap |= row.gap;
        if row.campus.is_some() && row.campus != self.above.campus {
            self.above.campus.clone_from(&row.campus);
            self.above.venue = None;
        }
        if row.venue.is_some() {
            self.above.venue.clone_from(&row.venue);
        }
        if row.major.is_some() {
            self.above.major.clone_from(&row.major);
        } else if row.college.is_some() && row.college != self.above.college {
            self.above.major = None;
        }
        let keeps = region.header.has(Kind::Group);
        self.above.group = row.group.or(self.above.group.filter(|_| keeps));
        if row.caption && row.half.is_none() && row.date.is_some() {
            self.above.half = None;
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
        if row.day_undecided {
            self.above.date = None;
        }
        if row.time_undecided && row.time.is_none() {
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
        if let Some((date, line)) = self
            .captioned
            .filter(|_| self.above.date.is_none() && row.has_who())
        {
            self.above.date = Some(date);
            told.caption(row.line, line);
        }
        if row.has_who() || row.spare {
            self.take_half(row, told);
        }
    }

    fn take_date(&mut self, found: &Found, line: usize) {
        let campus = self.above.campus.as_deref();
        let resolved = self.when.resolve_near(found.first, self.above.date, campus);
        // A weekday alone beside or below its date says nothing new.
        let weekday_only = found.first.month == 0 && found.first.day == 0;
        let same = self
            .above
            .date
            .filter(|date| weekday_only && found.first.weekday_fits(*date) == Some(true));
        if same.is_some() {
            return;
        }
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
            if day.source != Source::Printed && !self.year_told {
                self.year_told = true;
                self.out
                    .findings
                    .push(remarks::year_taken(day.line, day.date, day.source));
            }
        }
        if self.above.time.is_none() && self.above.date == Some(day.date) && row.time.is_none() {
            self.above.time = day.time.map(|(start, end)| (start, Some(end)));
        }
    }

    /// 上午 without a clock time is the 上午 of the prose, if that names one.
    fn take_half(&mut self, row: &Row, told: &mut remarks::Told) {
        let Some(half) = self.above.half.filter(|_| self.above.time.is_none()) else {
            return;
        };
        if let Some((start, end, line)) = self.when.half_time(self.above.campus.as_deref(), half) {
            self.above.time = Some((start, Some(end)));
            told.half_from_text(row.line, line, (start, end));
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
