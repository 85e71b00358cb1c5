//! Dates the tables leave out: the year, and the one day the prose names.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate, NaiveTime};

use super::date::{self, Written};
use super::lines::Line;
use super::{clock, places, prose};

/// What the prose knows about years and days.
#[derive(Debug, Default)]
pub(crate) struct When {
    /// Full dates by month and day: the year and the line it came from.
    full: HashMap<(u32, u32), (i32, usize)>,
    ranges: Vec<(NaiveDate, NaiveDate, usize)>,
    /// The sign-off, or else the first full date.
    anchor: Option<(NaiveDate, usize)>,
    /// For texts without one full date: the year that fits all printed weekdays.
    fitting: Option<i32>,
    days: Vec<Day>,
}

/// A day of shooting the prose names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Day {
    pub line: usize,
    pub date: NaiveDate,
    pub last: NaiveDate,
    pub campus: Option<String>,
    pub time: Option<(NaiveTime, NaiveTime)>,
}

/// Where a year came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Source {
    /// It is printed with the date.
    Printed,
    /// From this line.
    Line(usize),
    /// From the weekdays printed beside the dates.
    Weekdays,
}

/// Ranges kept; a notice has a few, noise may have thousands.
const MOST_RANGES: usize = 64;
/// Words of lines whose dates are not those of the shooting.
const OTHER_DATES: [&str; 12] = [
    "发布",
    "更新",
    "浏览",
    "点击",
    "截止",
    "报名",
    "缴费",
    "提交",
    "查询",
    "日前",
    "交研究生",
    "下发",
];

impl When {
    /// Reads the prose.
    pub fn new(lines: &[Line]) -> Self {
        let mut when = Self::default();
        let mut first = None;
        let mut signed = None;
        let mut weekdays: Vec<Written> = Vec::new();
        for line in lines {
            for found in date::dates(&line.folded) {
                if found.first.weekday.is_some() && weekdays.len() < MOST_RANGES {
                    weekdays.push(found.first);
                }
                let Some(date) = found.first.in_year(None) else {
                    continue;
                };
                let entry = (date.year(), line.number);
                when.full.entry((date.month(), date.day())).or_insert(entry);
                if let Some(last) = found.until.and_then(|u| u.in_year(None))
                    && when.ranges.len() < MOST_RANGES
                {
                    when.ranges.push((date, last, line.number));
                }
                first = first.or(Some((date, line.number)));
                if found.at.1 - found.at.0 + 2 >= line.folded.trim().len() {
                    signed = Some((date, line.number));
                }
            }
        }
        when.anchor = signed.or(first);
        if when.anchor.is_none() {
            when.fitting = fitting_year(lines, &weekdays);
        }
        when.days = when.shooting_days(lines);
        when
    }

    /// The date, and where its year came from.
    pub fn resolve(&self, written: Written) -> Option<(NaiveDate, Source)> {
        if let Some(date) = written.in_year(None) {
            return Some((date, Source::Printed));
        }
        if let Some((year, line)) = self.full.get(&(written.month, written.day)) {
            return written
                .in_year(Some(*year))
                .map(|d| (d, Source::Line(*line)));
        }
        let inside = self.ranges.iter().find_map(|(from, to, line)| {
            let date = written.in_year(Some(from.year()))?;
            (*from <= date && date <= *to).then_some((date, Source::Line(*line)))
        });
        if inside.is_some() {
            return inside;
        }
        if let Some((anchor, line)) = self.anchor {
            // A notice of December is about a January to come; one that looks back a few weeks is about its own year.
            let date = written.in_year(Some(anchor.year()))?;
            let long_past = (anchor - date).num_days() > 60;
            let date = if long_past {
                written.in_year(Some(anchor.year() + 1))?
            } else {
                date
            };
            return Some((date, Source::Line(line)));
        }
        self.fitting
            .and_then(|year| written.in_year(Some(year)))
            .map(|d| (d, Source::Weekdays))
    }

    /// The one day the prose names for a campus, or for the whole school.
    pub fn day_of(&self, campus: Option<&str>) -> Option<&Day> {
        let own: Vec<&Day> = self
            .days
            .iter()
            .filter(|d| campus.is_some() && d.campus.as_deref() == campus)
            .collect();
        let all: Vec<&Day> = if own.is_empty() {
            self.days.iter().collect()
        } else {
            own
        };
        let day = all.iter().find(|d| d.time.is_some()).or(all.first())?;
        all.iter()
            .all(|d| d.date == day.date && d.last == day.date)
            .then_some(*day)
    }

    /// Days of shooting the prose names.
    pub fn days(&self) -> &[Day] {
        &self.days
    }

    fn shooting_days(&self, lines: &[Line]) -> Vec<Day> {
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
                let Some((date, _)) = self.resolve(one.first) else {
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
                });
            }
        }
        days
    }
}

/// Among the years the text names, the one in which all printed weekdays are right.
fn fitting_year(lines: &[Line], weekdays: &[Written]) -> Option<i32> {
    if weekdays.is_empty() {
        return None;
    }
    let mut years: Vec<i32> = Vec::new();
    for line in lines {
        for (at, _) in line.folded.match_indices("20") {
            let year = line.folded.get(at..at + 4).and_then(|y| y.parse().ok());
            let alone = !line.folded[..at].ends_with(|c: char| c.is_ascii_digit());
            if let Some(year) =
                year.filter(|y| alone && (2000..2100).contains(y) && !years.contains(y))
            {
                years.push(year);
            }
        }
    }
    let fits = |year: &i32| {
        weekdays
            .iter()
            .all(|w| w.in_year(Some(*year)).and_then(|d| w.weekday_fits(d)) == Some(true))
    };
    let mut fitting = years.into_iter().filter(fits);
    fitting.next().filter(|_| fitting.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timetable::lines;

    fn resolve(text: &str, date: &str) -> Option<String> {
        let when = When::new(&lines::split(text));
        when.resolve(date::dates(date)[0].first)
            .map(|(d, _)| d.to_string())
    }

    #[test]
    fn a_year_comes_from_the_same_day_printed_in_full_or_a_range_around_it() {
        let text = "时间:2026年4月15日—17日\n教务处\n2026年3月2日";
        assert_eq!(resolve(text, "4月15日"), Some("2026-04-15".into()));
        assert_eq!(resolve(text, "4月16日"), Some("2026-04-16".into()));
    }

    #[test]
    fn a_year_comes_from_the_sign_off_and_a_january_after_december_is_in_the_next() {
        assert_eq!(
            resolve("教务处\n2025年4月10日", "5月8日"),
            Some("2025-05-08".into())
        );
        assert_eq!(
            resolve("教务处\n2025年12月20日", "1月8日"),
            Some("2026-01-08".into())
        );
    }

    #[test]
    fn without_any_full_date_the_weekdays_tell_the_year() {
        assert_eq!(
            resolve("2024级研究生\n9月3日(周二)", "9月3日"),
            Some("2024-09-03".into())
        );
        assert_eq!(resolve("没有年份", "9月3日"), None);
    }

    #[test]
    fn one_day_for_all_is_found_and_two_are_not_chosen_between() {
        let day = |text: &str| {
            When::new(&lines::split(text))
                .day_of(None)
                .map(|d| (d.date.to_string(), d.time.is_some()))
        };
        assert_eq!(
            day("采集定于2024年11月20日(周三)9:00-11:00进行。"),
            Some(("2024-11-20".into(), true))
        );
        assert_eq!(day("一、时间\n2024年11月20日\n2024年11月21日"), None);
    }
}
