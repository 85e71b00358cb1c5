//! The days of shooting that the prose names.

use chrono::NaiveDate;

use super::{Day, MOST_RANGES, OTHER_DATES, When};
use crate::timetable::lines::Line;
use crate::timetable::{clock, date, places, prose};

impl When {
    pub(super) fn shooting_days(&self, lines: &[Line]) -> Vec<Day> {
        let mut days = Vec::new();
        let mut heading = false;
        let mut campus: Option<String> = None;
        for line in lines {
            let text = line.folded.trim();
            if prose::is_heading(text) {
                heading = text.contains("时间") || text.contains("安排");
                campus = None;
            }
            let found = date::dates(text);
            campus = places::campus_of(text).or(campus);
            let about = heading || ["时间", "定于", "进行"].iter().any(|w| text.contains(w));
            if found.is_empty()
                || !about
                || OTHER_DATES.iter().any(|w| text.contains(w))
                || days.len() >= MOST_RANGES
            {
                continue;
            }
            let spans = clock::spans(text);
            let time = match spans.as_slice() {
                [only] => Some((only.start, only.end)),
                _ => None,
            };
            for one in &found {
                let Some((date, source)) = self.resolve(one.first) else {
                    continue;
                };
                let last = one
                    .until
                    .or(one.more.last().copied())
                    .and_then(|u| self.resolve(u))
                    .map_or(date, |(d, _)| d);
                days.push(Day {
                    line: line.number,
                    date,
                    last,
                    campus: campus.clone(),
                    time,
                    source,
                });
            }
        }
        days
    }

    /// Dates of the prose whose printed weekday is another one.
    pub fn wrong_weekdays(&self, lines: &[Line]) -> Vec<(usize, NaiveDate)> {
        let mut wrong: Vec<(usize, NaiveDate)> = Vec::new();
        for line in lines
            .iter()
            .filter(|l| l.folded.contains(['周', '期', '拜', '週', '(']))
        {
            for found in date::dates(&line.folded).into_iter().take(8) {
                for written in std::iter::once(found.first)
                    .chain(found.more)
                    .chain(found.until)
                {
                    let date = self.resolve(written).map(|(date, _)| date);
                    let differs = date.filter(|d| written.weekday_fits(*d) == Some(false));
                    if wrong.len() < MOST_RANGES {
                        wrong.extend(differs.map(|date| (line.number, date)));
                    }
                }
            }
        }
        wrong
    }
}
