//! Reads a date piece by piece: year, month, day, weekday.

use chrono::Weekday;

use super::{Written, han};

pub(super) struct Cursor<'a> {
    pub text: &'a str,
    pub at: usize,
}

impl Cursor<'_> {
    pub(super) fn spaces(&mut self) {
        let limit = (self.at + 3).min(self.text.len());
        while self.at < limit && self.text.as_bytes()[self.at] == b' ' {
            self.at += 1;
        }
    }

    pub(super) fn eat(&mut self, word: &str) -> bool {
        let hit = self.text[self.at..].starts_with(word);
        if hit {
            self.at += word.len();
        }
        hit
    }

    pub(super) fn any(&mut self, words: &[&str]) -> bool {
        words.iter().any(|w| self.eat(w))
    }

    /// A number in digits, and how many they are.
    pub(super) fn number(&mut self, most: usize) -> Option<(u32, usize)> {
        if let Some((value, digits, length)) = han::number(&self.text[self.at..]) {
            self.at += length;
            return (digits <= most).then_some((value, digits));
        }
        let rest = &self.text.as_bytes()[self.at..];
        let length = rest
            .iter()
            .take(most + 1)
            .take_while(|b| b.is_ascii_digit())
            .count();
        if length == 0 || length > most {
            return None;
        }
        let value = self.text[self.at..self.at + length].parse().ok()?;
        self.at += length;
        Some((value, length))
    }

    /// `2026年4月15日`, `4月15日`, `2026-4-15`, and `202604月15日` where the 年 was lost.
    pub(super) fn date(&mut self) -> Option<Written> {
        let (mut first, length) = self.number(6)?;
        self.spaces();
        let mut year = None;
        if length == 2 && self.eat("年") {
            year = i32::try_from(2000 + first).ok();
            self.spaces();
            first = self.number(2)?.0;
            self.spaces();
        } else if length == 4 && self.lost_words() {
            // 2021 4 23 日: the words between were lost with their font.
            year = i32::try_from(first).ok();
            self.spaces();
            first = self.number(2)?.0;
            self.spaces();
            let (day, _) = self.number(2)?;
            self.day_word();
            return Written {
                year,
                month: first,
                day,
                weekday: None,
            }
            .checked();
        } else if length == 4 && self.any(&["年", "-", "/", "."]) {
            year = i32::try_from(first).ok();
            self.spaces();
            first = self.number(2)?.0;
            self.spaces();
        } else if length > 4 {
            let cut = if length == 6 { 100 } else { 10 };
            year = i32::try_from(first / cut).ok();
            first %= cut;
        }
        let named = self.eat("月");
        if !named && (year.is_none() || length > 4 || !self.any(&["-", "/", "."])) {
            return None;
        }
        self.spaces();
        let (day, _) = self.number(2)?;
        self.day_word();
        Written {
            year,
            month: first,
            day,
            weekday: None,
        }
        .checked()
    }

    /// Whether ` 4 23 日` follows a year.
    fn lost_words(&self) -> bool {
        let limit = self.text.floor_char_boundary(self.at + 16);
        let rest = &self.text[self.at..limit];
        let mut words = rest.split_ascii_whitespace();
        let number = |w: Option<&str>| {
            w.is_some_and(|w| w.len() <= 2 && w.bytes().all(|b| b.is_ascii_digit()))
        };
        self.text[..self.at].ends_with(' ')
            && number(words.next())
            && number(words.next())
            && words.next().is_some_and(|w| w.starts_with('日'))
    }

    fn day_word(&mut self) {
        let before = self.at;
        self.spaces();
        if !self.any(&["日", "号", "號"]) {
            self.at = before;
        }
    }

    pub(super) fn weekday(&mut self) -> Option<Weekday> {
        let before = self.at;
        self.spaces();
        let open = self.eat("(");
        let found = (self.any(&["星期", "周", "礼拜", "週", "禮拜"]) || open)
            .then(|| self.text[self.at..].chars().next())
            .flatten();
        let day = found.and_then(|name| {
            let name_of = |c| if c == '天' { '日' } else { c };
            let at = "一二三四五六日".chars().position(|c| c == name_of(name))?;
            Weekday::try_from(u8::try_from(at).ok()?)
                .ok()
                .map(|day| (name, day))
        });
        let Some((name, day)) = day else {
            self.at = before;
            return None;
        };
        self.at += name.len_utf8();
        // 4月15日(三): without the word the bracket must close.
        let worded = !self.text[before..self.at - name.len_utf8()].ends_with('(');
        if open && !self.eat(")") && !worded {
            self.at = before;
            return None;
        }
        Some(day)
    }

    /// The day after a dash or a comma: a whole date, or a day of the same month.
    pub(super) fn follower(&mut self, first: Written) -> Option<Written> {
        let before = self.at;
        if let Some(date) = self.date() {
            return Some(Written {
                year: date.year.or(first.year),
                ..date
            });
        }
        self.at = before;
        let (day, _) = self.number(2)?;
        self.spaces();
        if !self.any(&["日", "号", "號"]) {
            self.at = before;
            return None;
        }
        Written {
            day,
            weekday: None,
            ..first
        }
        .checked()
    }
}
