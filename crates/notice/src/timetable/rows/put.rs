//! What a cell says is put where its column says.

use rollcall_core::desk::ColumnKind;

use super::Row;
use crate::normalise::fold;
use crate::timetable::align;
use crate::timetable::cell::{Cell, Rest};
use crate::timetable::header::{Column, Header, Kind};
use crate::timetable::regions::Raw;

/// A row with one cell that says when or where, and nothing else: it is about the rows below.
pub(super) fn caption(raw: &Raw, cells: &[Cell]) -> Option<Row> {
    let mut filled = cells.iter().filter(|c| !c.is_blank());
    let cell = filled.next()?;
    let about = cell.date.is_some()
        || raw.caption && cell.half.is_some()
        || matches!(cell.rest, Rest::Campus | Rest::Venue);
    let plain = matches!(
        cell.rest,
        Rest::Campus | Rest::Venue | Rest::Empty | Rest::Text
    );
    if filled.next().is_some()
        || !about
        || !plain
        || cell.headcount.is_some()
        || cells.len() < 2 && !raw.caption
    {
        return None;
    }
    let mut row = Row {
        line: raw.line,
        gap: raw.gap,
        caption: true,
        ..Row::default()
    };
    row.when(cell);
    row.place(cell);
    Some(row)
}

impl Row {
    /// When the cell says it happens.
    pub(crate) fn when(&mut self, cell: &Cell) {
        if let Some(found) = &cell.date {
            match &mut self.date {
                // 星期 beside 日期: both speak of one day.
                Some(date) if found.first.month == 0 && found.first.day == 0 => {
                    date.first.weekday = date.first.weekday.or(found.first.weekday);
                }
                Some(date) if date.first.month == 0 && found.first.month > 0 => {
                    let weekday = found.first.weekday.or(date.first.weekday);
                    *date = found.clone();
                    date.first.weekday = weekday;
                }
                Some(_) => {}
                None => self.date = Some(found.clone()),
            }
        }
        self.half = self.half.or(cell.half);
        self.more_times |= cell.more_times;
        match (self.time, cell.time) {
            // 开始 and 结束 in columns of their own.
            (Some((start, None)), Some((end, None))) if end > start => {
                self.time = Some((start, Some(end)));
            }
            (None, time) => self.time = time,
            _ => {}
        }
    }

    /// Where the cell says it happens.
    pub(crate) fn place(&mut self, cell: &Cell) {
        if cell.campus.is_some() {
            self.campus.clone_from(&cell.campus);
        }
        match cell.rest {
            Rest::Campus => self.campus = Some(cell.text.clone()),
            Rest::Venue => self.venue = Some(cell.text.clone()),
            _ => {}
        }
    }

    /// 待定 in a column of times, or in the first of several, which is that of the days.
    pub(super) fn undecided(&mut self, at: usize, header: &Header) {
        let when = |column: &Column| column.holds(Kind::When);
        if header.columns.get(at).is_some_and(when) {
            let first = header.columns.iter().position(when) == Some(at);
            let several = header.columns.iter().filter(|it| when(it)).count() > 1;
            self.time_undecided = true;
            self.day_undecided |= first && several;
        }
    }

    /// A cell that no column wants.
    pub(super) fn aside(&mut self, cell: &Cell) {
        match cell.rest {
            Rest::Spare => self.spare = true,
            Rest::Break => self.pause = Some(cell.printed.clone()),
            Rest::Empty => self.when(cell),
            _ => {}
        }
    }

    /// Puts what a cell holds where its column says.
    pub(crate) fn put(&mut self, cell: &Cell, column: &Column, header: &Header) {
        if let Some(holds) = column.fixed {
            self.put_fixed(cell, holds);
            return;
        }
        if column.holds(Kind::Private) || column.holds(Kind::Note) && column.kinds.len() == 1 {
            self.aside(cell);
            return;
        }
        self.when(cell);
        self.open |= cell.open;
        self.sure |= matches!(cell.rest, Rest::College | Rest::Class);
        if let Some(count) = cell.headcount {
            self.put_headcount(count, cell, column, header);
        }
        if cell.campus.is_some() {
            self.campus.clone_from(&cell.campus);
        }
        if self.counsellor.is_none() {
            self.counsellor.clone_from(&cell.counsellor);
        }
        let text = || Some(cell.text.clone());
        let first = |kinds: &[Kind]| kinds.iter().copied().find(|k| column.holds(*k));
        match cell.rest {
            Rest::Empty | Rest::LongNumber | Rest::Subtotal | Rest::Total => {}
            Rest::Spare => self.spare = true,
            Rest::Break => self.pause = text(),
            Rest::Group(number) if column.holds(Kind::Group) || !column.holds(Kind::Venue) => {
                self.group = Some(number);
            }
            Rest::Number(number) => {
                match first(&[Kind::Seq, Kind::Headcount, Kind::Group, Kind::Class]) {
                    Some(Kind::Seq) if self.seq.is_none() => self.seq = Some(number),
                    Some(Kind::Group) => self.group = Some(number),
                    Some(Kind::Class) if self.class.is_none() => self.class = text(),
                    Some(Kind::Headcount) if self.headcount.is_none() => {
                        self.headcount = Some(number);
                    }
                    _ => {}
                }
            }
            Rest::Campus
                if [Kind::Campus, Kind::When, Kind::Venue]
                    .iter()
                    .any(|k| column.holds(*k)) =>
            {
                self.campus = text();
            }
            Rest::Class
                if self.class.is_none() && first(&[Kind::Class, Kind::College]).is_some() =>
            {
                let (college, class) = college_before(&cell.text);
                self.college = self.college.take().or(college);
                self.class = Some(class);
            }
            _ => match first(&[
                Kind::College,
                Kind::Class,
                Kind::Major,
                Kind::Counsellor,
                Kind::Venue,
                Kind::Campus,
            ]) {
                Some(Kind::College) if self.college.is_none() => self.college = text(),
                Some(Kind::Class) if self.class.is_none() => self.class = text(),
                Some(Kind::Major) => self.major = text(),
                Some(Kind::Counsellor) => self.counsellor = person(&cell.text),
                Some(Kind::Venue) => self.venue = text(),
                Some(Kind::Campus) => self.campus = text(),
                _ => {}
            },
        }
    }

    /// A person said what the column holds: the cell is taken as that, whatever it looks like.
    fn put_fixed(&mut self, cell: &Cell, holds: ColumnKind) {
        if cell.is_blank() {
            return;
        }
        let printed = || Some(cell.printed.clone());
        let number = match cell.rest {
            Rest::Number(number) | Rest::Group(number) => Some(number),
            _ => cell.headcount.or_else(|| {
                let digits: String = fold(&cell.printed)
                    .chars()
                    .filter(char::is_ascii_digit)
                    .collect();
                digits.parse().ok().filter(|n| *n < 100_000)
            }),
        };
        match holds {
            _ if cell.rest == Rest::Spare => self.spare = true,
            ColumnKind::Date | ColumnKind::HalfDay | ColumnKind::Time => self.when(cell),
            ColumnKind::Seq => self.seq = number,
            ColumnKind::Headcount => self.headcount = number,
            ColumnKind::Group => self.group = number,
            ColumnKind::Campus => self.campus = printed(),
            ColumnKind::Venue => self.venue = printed(),
            ColumnKind::College => {
                self.college = printed();
                self.sure = true;
            }
            ColumnKind::Class => {
                self.class = printed();
                self.sure = true;
            }
            ColumnKind::Counsellor => self.counsellor = person(&cell.printed),
            ColumnKind::Note | ColumnKind::Ignored => {}
        }
    }

    /// `(225人)` under a college whose majors have counts of their own is the college's total, not a row's.
    fn put_headcount(&mut self, count: u32, cell: &Cell, column: &Column, header: &Header) {
        let of_college = cell.rest == Rest::College
            || cell.rest == Rest::Empty && self.college.is_some() && self.class.is_none();
        let majors = align::has_majors(&header.columns) && !column.holds(Kind::Class);
        let total = of_college && majors && !column.holds(Kind::Headcount);
        if total && !column.holds(Kind::When) {
            self.college_total = Some(count);
        } else if self.headcount.is_none() {
            self.headcount = Some(count);
        }
    }
}

/// `软件学院23软工1班` and `软件学院 23软工1班`: a college and its class in one cell.
pub(crate) fn college_before(text: &str) -> (Option<String>, String) {
    for word in ["学院", "系"] {
        if let Some((college, class)) = text.split_once(word) {
            let class = class.trim_start_matches([' ', ':', '：', '-', '\u{3000}']);
            let own =
                class.starts_with(|c: char| c.is_ascii_digit()) || text.contains([' ', '：', ':']);
            let named = (1..=14).contains(&college.chars().count())
                && !college.chars().any(|c| c.is_ascii_digit());
            if named && own && crate::timetable::classes::looks_like(&fold(class)) {
                return (Some(format!("{college}{word}")), class.to_owned());
            }
        }
    }
    (None, text.to_owned())
}

/// A counsellor's name without the telephone number beside it.
fn person(text: &str) -> Option<String> {
    let name: String = text
        .chars()
        .filter(|c| !c.is_ascii_digit() && !('０'..='９').contains(c))
        .collect();
    let name = name.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '-' | '(' | ')' | '（' | '）' | ':' | '：' | '/' | '—')
    });
    (!name.is_empty() && name.chars().count() <= 40).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_college_before_its_class_is_taken_apart() {
        let both = |text| college_before(text);
        assert_eq!(
            both("软件学院23软工1班"),
            (Some("软件学院".into()), "23软工1班".into())
        );
        assert_eq!(both("23系统1班"), (None, "23系统1班".into()));
    }

    #[test]
    fn a_counsellors_telephone_is_not_kept() {
        assert_eq!(person("赵一（13800000000）"), Some("赵一".into()));
        assert_eq!(person("13800000000"), None);
    }
}
