//! A cell is typed by what it holds, not by where it stands (domain.md: rows shifted one cell to the left).

mod kind;
mod take;

use chrono::NaiveTime;

use super::clock::{self, Half};
use super::date::{self, Found};
use super::places;
use crate::normalise::fold;

pub(crate) use kind::{Rest, is_college};

/// One cell, typed.
#[derive(Debug, Clone)]
pub(crate) struct Cell {
    /// What was printed, trimmed.
    pub printed: String,
    pub date: Option<Found>,
    pub half: Option<Half>,
    pub time: Option<(NaiveTime, Option<NaiveTime>)>,
    /// Whether the cell names more times than the one read.
    pub more_times: bool,
    pub headcount: Option<u32>,
    /// The counsellor named behind that word, beside a class.
    pub counsellor: Option<String>,
    /// The campus written before a venue.
    pub campus: Option<String>,
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

    /// Whether it says that nobody has decided yet.
    pub fn is_undecided(&self) -> bool {
        ["待定", "另行通知", "后续通知", "待通知", "另定"]
            .iter()
            .any(|word| self.printed.contains(word))
    }

    /// Whether nothing at all is printed.
    pub fn is_blank(&self) -> bool {
        self.printed.is_empty()
    }
}

/// Longer cells are prose; they are typed by their beginning alone.
const LONGEST: usize = 400;

/// What the header says about a cell's column, where that changes how it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hint {
    None,
    /// A column of dates: `4.15` is one.
    Date,
    /// A column of times: `0830-0900` is one.
    Time,
}

/// Types one cell.
pub(crate) fn read(printed: &str) -> Cell {
    read_as(printed, Hint::None)
}

/// Types one cell of a column that is known.
pub(crate) fn read_as(printed: &str, hint: Hint) -> Cell {
    let whole = whole_lines(printed);
    let printed = whole.trim().trim_matches(['*', '"']).trim();
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
        more_times: false,
        headcount: None,
        counsellor: super::labels::take_counsellor(&mut text),
        campus: None,
        rest: Rest::Empty,
        open: text.matches('(').count() > text.matches(')').count(),
        text: String::new(),
    };
    // A few plain letters hold none of what is looked for below.
    let letters = |w: &str| w.len() < 3 && w.bytes().all(|b| b.is_ascii_alphabetic());
    if !text.is_empty() && text.len() < 8 && text.split(' ').all(letters) {
        cell.rest = Rest::Text;
        cell.text = printed.to_owned();
        return cell;
    }
    take::take_date(&mut text, &mut cell, hint);
    take::take_time(&mut text, &mut cell, hint);
    take::take_half(&mut text, &mut cell);
    take::take_headcount(&mut text, &mut cell);
    without_empty_brackets(&mut text);
    let mut rest =
        text.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '、'));
    // A bracket left open around a time that was taken out (others/10) is no text.
    if cell.has_when() {
        rest = rest.trim_matches([' ', ',', ';', ':', '、', '-']);
        if rest.matches('(').count() != rest.matches(')').count()
            || rest.trim_matches(['(', ')', ' ']).is_empty()
        {
            rest = rest.trim_matches(['(', ')', ' ', ',', ';', ':', '、', '-']);
        }
    }
    let mut untouched = !cell.has_when() && cell.headcount.is_none() && cell.counsellor.is_none();
    if let Some((campus, venue)) = campus_before(rest) {
        cell.campus = Some(campus);
        rest = venue;
        untouched = false;
    }
    cell.rest = kind::of(rest);
    cell.text = if untouched {
        printed.to_owned()
    } else {
        printed_of(printed, rest)
    };
    cell
}

/// What a time or a count that was taken out stood in.
fn without_empty_brackets(text: &mut String) {
    let mut from = 0;
    while let Some(open) = text[from..].find('(').map(|at| from + at) {
        let rest = text[open + 1..].trim_start();
        if rest.starts_with(')') {
            let end = text.len() - rest.len() + 1;
            text.replace_range(open..end, " ");
        }
        from = open + 1;
    }
}

/// The printed form of what remains: where it stands in the cell as it is, that; else the folded one.
fn printed_of(printed: &str, rest: &str) -> String {
    let folded = fold(printed);
    if folded.chars().count() != printed.chars().count() {
        return rest.to_owned();
    }
    let Some(at) = folded.find(rest) else {
        return rest.to_owned();
    };
    let before = folded[..at].chars().count();
    printed
        .chars()
        .skip(before)
        .take(rest.chars().count())
        .collect()
}

/// `南泉校区图书馆一楼`: the campus, and the venue on it.
fn campus_before(text: &str) -> Option<(String, &str)> {
    let name = places::campus_of(text).filter(|name| text.starts_with(name.as_str()))?;
    let venue = text[name.len()..].trim_matches([' ', ',', ':', '(', ')', '-', '、']);
    (venue.chars().count() >= 2).then_some((name, venue))
}

/// A cell's line breaks: between names they part, within one they were made by the width of the column.
fn whole_lines(printed: &str) -> std::borrow::Cow<'_, str> {
    if !printed.contains('\n') {
        return printed.into();
    }
    let parts = || printed.split('\n').map(str::trim).filter(|p| !p.is_empty());
    let apart = parts().all(|part| {
        let folded = fold(part);
        super::classes::looks_like(&folded) || !clock::spans(&folded).is_empty()
    });
    if apart {
        return printed.into();
    }
    let mut joined = String::new();
    for part in parts() {
        let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        if latin(joined.chars().next_back()) && latin(part.chars().next())
            || !date::dates(&fold(&joined)).is_empty()
        {
            joined.push(' ');
        }
        joined.push_str(part);
    }
    joined.into()
}

#[cfg(test)]
mod tests {
    use super::*;

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

    #[test]
    fn two_facts_in_a_cell_are_two() {
        let cell = read("软件学院（225人）");
        assert_eq!(
            (cell.text.as_str(), cell.headcount),
            ("软件学院", Some(225))
        );
        let cell = read("南泉校区图书馆二部一楼大厅");
        assert_eq!(
            (cell.campus.as_deref(), cell.text.as_str(), cell.rest),
            (Some("南泉校区"), "图书馆二部一楼大厅", Rest::Venue)
        );
        let cell = read("23软工1班45人");
        assert_eq!(
            (cell.text.as_str(), cell.headcount),
            ("23软工1班", Some(45))
        );
    }

    #[test]
    fn a_known_column_explains_its_cells() {
        assert!(read_as("4.15", Hint::Date).date.is_some() && read("4.15").date.is_none());
        assert!(
            read_as("0830-0900", Hint::Time).time.is_some() && read("0830-0900").time.is_none()
        );
        assert!(read_as("15日", Hint::Date).date.is_some() && read("星期三").date.is_some());
    }
}
