//! Dates as written: with or without a year, with spaces, as ranges, as lists, with a weekday beside them.

mod cursor;
mod han;
mod part;

pub(crate) use han::number as han_number;
pub(crate) use part::{part, weekday_or_day};

use cursor::Cursor;

use chrono::{Datelike, NaiveDate, Weekday};

/// A date as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Written {
    pub year: Option<i32>,
    pub month: u32,
    pub day: u32,
    pub weekday: Option<Weekday>,
}

impl Written {
    /// The date in its own year, or in the one given.
    pub fn in_year(self, year: Option<i32>) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.year.or(year)?, self.month, self.day)
    }
}

/// A date, a range of dates, or a list of dates, found in a folded text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    /// Byte range, the weekday included.
    pub at: (usize, usize),
    pub first: Written,
    /// The last day where a range is written.
    pub until: Option<Written>,
    /// Further days of a list: `12月6日、7日`.
    pub more: Vec<Written>,
}

impl Written {
    pub(super) fn checked(self) -> Option<Self> {
        let year = self.year.unwrap_or(2024);
        (1990..2100)
            .contains(&year)
            .then(|| NaiveDate::from_ymd_opt(year, self.month, self.day))
            .flatten()
            .map(|_| self)
    }

    /// Whether the printed weekday fits the date; `None` where there is no weekday or no year.
    pub fn weekday_fits(self, date: NaiveDate) -> Option<bool> {
        self.weekday.map(|printed| printed == date.weekday())
    }
}

fn found_at(text: &str, at: usize) -> Option<Found> {
    let mut cursor = Cursor { text, at };
    let mut first = cursor.date()?;
    first.weekday = cursor.weekday();
    let mut found = Found {
        at: (at, cursor.at),
        first,
        until: None,
        more: Vec::new(),
    };
    loop {
        cursor.spaces();
        let dash = cursor.at;
        while cursor.at - dash < 4 && cursor.eat("-") {}
        let range = cursor.at > dash || cursor.any(&["至", "到"]);
        if !range && !cursor.any(&["、", "和", "及", "与", ","]) {
            return Some(found);
        }
        cursor.spaces();
        let Some(mut day) = cursor.follower(first) else {
            return Some(found);
        };
        day.weekday = cursor.weekday();
        if range {
            found.until = Some(day);
        } else {
            found.more.push(day);
        }
        found.at.1 = cursor.at;
        if found.more.len() > 31 {
            return Some(found);
        }
    }
}

/// Every date in a folded text, left to right.
pub(crate) fn dates(text: &str) -> Vec<Found> {
    let bytes = text.as_bytes();
    let mut all = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            match han::run(text, at) {
                Some(end) => {
                    if let Some(found) = found_at(text, at) {
                        at = found.at.1;
                        all.push(found);
                    } else {
                        at = end;
                    }
                }
                None => at += 1,
            }
            continue;
        }
        if let Some(found) = found_at(text, at) {
            at = found.at.1;
            all.push(found);
            continue;
        }
        while at < bytes.len() && bytes[at].is_ascii_digit() {
            at += 1;
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normalise::fold;

    fn read(text: &str) -> Vec<String> {
        let show = |w: Written| format!("{:?}/{}/{}", w.year.unwrap_or(0), w.month, w.day);
        dates(&fold(text))
            .iter()
            .map(|f| {
                let more: Vec<_> = f.more.iter().map(|w| show(*w)).collect();
                format!(
                    "{}{}{}",
                    show(f.first),
                    f.until.map_or(String::new(), |u| format!("..{}", show(u))),
                    more.join("+")
                )
            })
            .collect()
    }

    #[test]
    fn dates_are_read_in_every_spelling() {
        for (text, date) in [
            ("2026 年 4 月 13 日—17 日", "2026/4/13..2026/4/17"),
            ("4月15日 上午", "0/4/15"),
            ("4 月 17 日 上午", "0/4/17"),
            ("4月30日至5月2日", "0/4/30..0/5/2"),
            ("2024-11-20 9:00", "2024/11/20"),
            ("202212月6日-15日", "2022/12/6..2022/12/15"),
            ("１２月６日、７日", "0/12/60/12/7"),
            ("2026.4.15", "2026/4/15"),
            ("2026/4/15", "2026/4/15"),
            ("26年4月15日", "2026/4/15"),
            ("2021 4 23 日", "2021/4/23"),
            ("四月十五日", "0/4/15"),
            ("二〇二六年四月十五日", "2026/4/15"),
            ("十二月三十一日", "0/12/31"),
        ] {
            assert_eq!(read(text), [date], "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_not_read_as_one() {
        for text in [
            "13月1日",
            "2月30日",
            "23计科5班",
            "1.2027届",
            "15: 10-15: 30",
            "二月",
        ] {
            assert!(read(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn a_weekday_beside_a_date_belongs_to_it() {
        let found = dates("5月8日(星期四)下午");
        assert_eq!(found[0].first.weekday, Some(Weekday::Thu));
        let date = NaiveDate::from_ymd_opt(2025, 5, 8).unwrap();
        assert_eq!(found[0].first.weekday_fits(date), Some(true));
        assert_eq!(found[0].at.1, "5月8日(星期四)".len());
    }
}
