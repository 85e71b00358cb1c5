//! Dates the tables leave out: the year, and the one day the prose names.

mod days;
mod halves;
mod years;

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate, NaiveTime};

use super::clock::Half;
use super::date::{self, Written};
use super::lines::Line;

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
    /// The one year the text names beside its dates: in its title, in its number 〔2026〕.
    titled: Option<(i32, usize)>,
    days: Vec<Day>,
    /// What 上午 and 下午 mean here.
    halves: Vec<(Option<String>, Half, NaiveTime, NaiveTime, usize)>,
}

/// A day of shooting the prose names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Day {
    pub line: usize,
    pub date: NaiveDate,
    pub last: NaiveDate,
    pub campus: Option<String>,
    pub time: Option<(NaiveTime, NaiveTime)>,
    /// Where its year came from.
    pub source: Source,
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
/// Days looked at in a range; shooting takes a week or two.
const MOST_DAYS: usize = 62;
/// Words of lines whose dates are not those of the shooting.
pub(crate) const OTHER_DATES: [&str; 12] = [
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
            when.fitting = years::fitting_year(lines, &weekdays);
            when.titled = years::titled_year(lines);
        }
        when.days = when.shooting_days(lines);
        when.halves = halves::halves(lines);
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
        if let Some(year) = self.fitting {
            return written.in_year(Some(year)).map(|d| (d, Source::Weekdays));
        }
        let (year, line) = self.titled?;
        written.in_year(Some(year)).map(|d| (d, Source::Line(line)))
    }

    /// The date of what may be a day of the month alone or a weekday alone: near the last date read, or among the days of
    /// shooting that the prose names.
    pub fn resolve_near(
        &self,
        written: Written,
        near: Option<NaiveDate>,
        campus: Option<&str>,
    ) -> Option<(NaiveDate, Source)> {
        if written.month > 0 {
            return self.resolve(written);
        }
        let fits = |date: NaiveDate| {
            (written.day == 0 || written.day == date.day())
                && (written.day > 0 || written.weekday.is_none_or(|w| w == date.weekday()))
        };
        let mut found: Option<(NaiveDate, usize)> = None;
        let own = |day: &&Day| {
            campus.is_none() || day.campus.is_none() || day.campus.as_deref() == campus
        };
        for day in self.days.iter().filter(own) {
            let mut date = day.date;
            for _ in 0..MOST_DAYS {
                if date > day.last {
                    break;
                }
                if fits(date) {
                    match found {
                        Some((other, _)) if other != date => return None,
                        _ => found = Some((date, day.line)),
                    }
                }
                let Some(next) = date.succ_opt() else { break };
                date = next;
            }
        }
        if let Some((date, line)) = found {
            return Some((date, Source::Line(line)));
        }
        // 16日 below 4月15日; a smaller number would be the next month's, which nobody said.
        let near = near.filter(|near| written.day >= near.day())?;
        near.with_day(written.day)
            .map(|date| (date, Source::Printed))
    }

    /// What a half-day means in clock times, where the prose says it in one way only.
    pub fn half_time(
        &self,
        campus: Option<&str>,
        half: Half,
    ) -> Option<(NaiveTime, NaiveTime, usize)> {
        let own = |c: &Option<String>| c.is_none() || campus.is_none() || c.as_deref() == campus;
        let mut all = self.halves.iter().filter(|h| h.1 == half && own(&h.0));
        let (_, _, start, end, line) = all.next()?;
        all.all(|h| (h.2, h.3) == (*start, *end))
            .then_some((*start, *end, *line))
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
