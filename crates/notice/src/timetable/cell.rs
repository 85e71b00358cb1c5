//! A cell is typed by what it holds, not by where it stands (domain.md: rows shifted one cell to the left).

use chrono::NaiveTime;

use super::clock::{self, HALVES, Half};
use super::date::{self, Found};
use super::{classes, places};
use crate::normalise::fold;

/// What remains of a cell once date, time and headcount are taken out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rest {
    /// Nothing.
    Empty,
    /// 1 to 5 digits.
    Number(u32),
    /// 6 digits and more: a student number, a phone number, an ID card. Never kept.
    LongNumber,
    /// 机动.
    Spare,
    /// 小计.
    Subtotal,
    /// 合计, 总计.
    Total,
    /// A text that ends like the name of a college.
    College,
    /// A class, several, or a range.
    Class,
    /// A text that ends in 校区.
    Campus,
    /// A text that ends like the name of a room or house.
    Venue,
    /// Two to four Han characters: perhaps a person's name.
    Short,
    /// Any other text.
    Text,
}

/// One cell, typed.
#[derive(Debug, Clone)]
pub(crate) struct Cell {
    /// What was printed, trimmed.
    pub printed: String,
    pub date: Option<Found>,
    pub half: Option<Half>,
    pub time: Option<(NaiveTime, Option<NaiveTime>)>,
    pub headcount: Option<u32>,
    pub rest: Rest,
    /// Whether a bracket is opened and not closed.
    pub open: bool,
    /// The printed rest.
    pub text: String,
}

impl Cell {
    /// Whether the cell says something about when.
    pub fn has_when(&self) -> bool {
        self.date.is_some() || self.half.is_some() || self.time.is_some()
    }
}

/// Longer cells are prose; they are typed by their beginning alone.
const LONGEST: usize = 400;

/// Types one cell.
pub(crate) fn read(printed: &str) -> Cell {
    let printed = printed.trim();
    let mut text: String = fold(printed)
        .chars()
        .take(LONGEST)
        .collect::<String>()
        .trim()
        .to_owned();
    let mut cell = Cell {
        printed: printed.to_owned(),
        date: None,
        half: None,
        time: None,
        headcount: None,
        rest: Rest::Empty,
        open: text.matches('(').count() > text.matches(')').count(),
        text: String::new(),
    };
    if let Some(found) = date::dates(&text).into_iter().next() {
        text.replace_range(found.at.0..found.at.1, " ");
        cell.date = Some(found);
    }
    if let Some(span) = clock::spans(&text).into_iter().next() {
        text.replace_range(span.at.0..span.at.1, " ");
        cell.half = span.half;
        cell.time = Some((span.start, Some(span.end)));
    } else if let Some(moment) = clock::moment(&text) {
        cell.time = Some((moment, None));
        text.clear();
    }
    take_half(&mut text, &mut cell);
    take_headcount(&mut text, &mut cell);
    let rest =
        text.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '、'));
    // A bracket left open around a time that was taken out (others/10) is no text.
    let rest = if cell.has_when() {
        rest.trim_matches(['(', ')', ' '])
    } else {
        rest
    };
    cell.rest = kind(rest);
    let untouched = !cell.has_when() && cell.headcount.is_none();
    cell.text = if untouched {
        printed.to_owned()
    } else {
        rest.to_owned()
    };
    cell
}

fn take_half(text: &mut String, cell: &mut Cell) {
    let trimmed = text.trim();
    let found = HALVES.iter().find(|(word, _)| {
        if cell.date.is_some() {
            trimmed.contains(word)
        } else {
            trimmed == *word
        }
    });
    if let Some((word, half)) = found {
        cell.half = Some(*half);
        *text = text.replacen(word, " ", 1);
    }
}

fn number_before_person(text: &str) -> Option<u32> {
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    let after = text[digits.len()..].trim_start();
    let alone = after.is_empty()
        || after == "人"
        || after == "名"
        || after.starts_with("人 ")
        || after.starts_with("人,");
    if alone && digits.len() <= 5 {
        digits.parse().ok()
    } else {
        None
    }
}

/// `44人`, `造纸工程(124人)`, `工业工程(64)`, `传播(63人 含双培)`, `软件学院881`.
fn take_headcount(text: &mut String, cell: &mut Cell) {
    let trimmed = text.trim();
    if trimmed.ends_with(['人', '名']) {
        cell.headcount = number_before_person(trimmed);
        if cell.headcount.is_some() {
            text.clear();
            return;
        }
    }
    if trimmed.ends_with(')')
        && let Some(open) = trimmed.rfind('(')
        && let Some(count) = number_before_person(trimmed[open + 1..trimmed.len() - 1].trim())
    {
        cell.headcount = Some(count);
        *text = trimmed[..open].to_owned();
        return;
    }
    let cut = trimmed.len() - trimmed.bytes().rev().take_while(u8::is_ascii_digit).count();
    let (name, digits) = trimmed.split_at(cut);
    if !digits.is_empty() && digits.len() <= 5 && is_college(name.trim()) {
        cell.headcount = digits.parse().ok();
        *text = name.to_owned();
    }
}

/// Whether a text is the name of a college, a department, or several of them.
fn is_college(text: &str) -> bool {
    let short = text.chars().count() <= 60;
    short
        && text
            .split(['、', '/', ' '])
            .rfind(|p| !p.is_empty())
            .is_some_and(|last| {
                let length = last.chars().count();
                last.ends_with("学院")
                    || length >= 3
                        && (last.ends_with(['系', '院']) || last.ends_with("学部"))
                        && !last.ends_with("医院")
            })
}

fn kind(text: &str) -> Rest {
    if text.is_empty() {
        return Rest::Empty;
    }
    if text.bytes().all(|b| b.is_ascii_digit()) {
        return match text.parse() {
            Ok(number) if text.len() <= 5 => Rest::Number(number),
            _ => Rest::LongNumber,
        };
    }
    if text.len() >= 6 && text.bytes().filter(u8::is_ascii_digit).count() + 2 >= text.len() {
        return Rest::LongNumber;
    }
    let tight: String = text
        .chars()
        .filter(|c| !c.is_whitespace())
        .take(12)
        .collect();
    if tight.starts_with("机动") && tight.chars().count() <= 6 {
        return Rest::Spare;
    }
    if tight.starts_with("小计") {
        return Rest::Subtotal;
    }
    if ["合计", "总计", "共计"]
        .iter()
        .any(|word| tight.starts_with(word))
    {
        return Rest::Total;
    }
    let names = classes::read(text).names;
    if names
        .first()
        .is_some_and(|name| classes::is_class(&fold(name)))
    {
        return Rest::Class;
    }
    if is_college(text) {
        return Rest::College;
    }
    if places::campus_of(text).is_some_and(|name| name.len() == text.len()) {
        return Rest::Campus;
    }
    if places::is_venue(text) {
        return Rest::Venue;
    }
    let length = tight.chars().count();
    if (2..=4).contains(&length)
        && tight
            .chars()
            .all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c) || c == '·')
    {
        return Rest::Short;
    }
    Rest::Text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_typed_by_what_it_holds() {
        for (text, rest) in [
            ("数据学院", Rest::College),
            ("外语系", Rest::College),
            ("23 软工 10 班", Rest::Class),
            ("22-[1-3]班", Rest::Class),
            ("44", Rest::Number(44)),
            ("赵一", Rest::Short),
            ("机 动", Rest::Spare),
            ("小计", Rest::Subtotal),
            ("合 计", Rest::Total),
            ("甲校区", Rest::Campus),
            ("明理楼A107", Rest::Venue),
            ("229900001", Rest::LongNumber),
            ("11010519491231002X", Rest::LongNumber),
            ("", Rest::Empty),
        ] {
            assert_eq!(read(text).rest, rest, "{text}");
        }
    }

    #[test]
    fn a_cell_may_hold_several_things_at_once() {
        let cell = read("软件学院881 13:30-17:00");
        assert_eq!(
            (cell.rest, cell.headcount, cell.text.as_str()),
            (Rest::College, Some(881), "软件学院")
        );
        assert!(cell.time.is_some());
        let cell = read("甲校区 9月3日");
        assert_eq!(
            (cell.rest, cell.text.as_str(), cell.date.is_some()),
            (Rest::Campus, "甲校区", true)
        );
        let cell = read("传播(63人 含双培)");
        assert_eq!((cell.headcount, cell.text.as_str()), (Some(63), "传播"));
        let cell = read("12月10日、11日(8:00-22:00");
        assert_eq!(
            (
                cell.rest,
                cell.time.is_some(),
                cell.date.map(|d| d.more.len())
            ),
            (Rest::Empty, true, Some(1))
        );
    }
}
