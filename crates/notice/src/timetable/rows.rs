//! Rows of a table, whatever its layout: what each says for itself, before anything is inherited.

mod flow;

use chrono::NaiveTime;

use super::align;
use super::cell::{Cell, Rest};
use super::clock::Half;
use super::date::Found;
use super::header::{Column, Header, Kind};
use super::regions::{Layout, Raw, Region};

/// A printed sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sum {
    /// 合计 rather than 小计.
    pub whole: bool,
    pub value: Option<u32>,
}

/// One row, as far as it speaks for itself.
#[derive(Debug, Clone, Default)]
pub(crate) struct Row {
    pub line: usize,
    pub gap: bool,
    pub seq: Option<u32>,
    pub campus: Option<String>,
    pub venue: Option<String>,
    pub date: Option<Found>,
    pub half: Option<Half>,
    pub time: Option<(NaiveTime, Option<NaiveTime>)>,
    pub college: Option<String>,
    pub college_total: Option<u32>,
    pub class: Option<String>,
    pub headcount: Option<u32>,
    pub counsellor: Option<String>,
    pub spare: bool,
    pub sum: Option<Sum>,
    pub shifted: bool,
    pub open: bool,
    /// Whether a cell has the form of a college or a class, rather than of any text.
    pub sure: bool,
}

impl Row {
    /// Whether the row is about somebody.
    pub fn has_who(&self) -> bool {
        self.class.is_some() || self.college.is_some()
    }

    /// Whether the row is a bare text, which may as well be the prose below the table.
    pub fn is_bare(&self) -> bool {
        let alone = self.time.is_none() && self.date.is_none() && self.seq.is_none();
        self.has_who() && !self.sure && alone && self.headcount.is_none()
    }

    fn is_empty(&self) -> bool {
        !self.has_who()
            && !self.spare
            && self.sum.is_none()
            && self.time.is_none()
            && self.date.is_none()
            && self.headcount.is_none()
            && self.seq.is_none()
            && self.venue.is_none()
            && self.campus.is_none()
    }

    /// Puts what a cell holds where its column says.
    fn put(&mut self, cell: &Cell, column: &Column, header: &Header) {
        if self.date.is_none() {
            self.date.clone_from(&cell.date);
        }
        self.open |= cell.open;
        self.sure |= matches!(cell.rest, Rest::College | Rest::Class);
        self.half = self.half.or(cell.half);
        self.time = self.time.or(cell.time);
        if let Some(count) = cell.headcount {
            self.put_headcount(count, cell, column, header);
        }
        let text = || Some(cell.text.clone());
        let first = |kinds: &[Kind]| kinds.iter().copied().find(|k| column.holds(*k));
        match cell.rest {
            Rest::Empty | Rest::LongNumber | Rest::Subtotal | Rest::Total => {}
            Rest::Spare => self.spare = true,
            Rest::Number(number) => match first(&[Kind::Seq, Kind::Headcount]) {
                Some(Kind::Seq) if self.seq.is_none() => self.seq = Some(number),
                Some(_) if self.headcount.is_none() => self.headcount = Some(number),
                _ => {}
            },
            Rest::Campus if column.holds(Kind::Campus) || column.holds(Kind::When) => {
                self.campus = text()
            }
            Rest::Class
                if self.class.is_none() && first(&[Kind::Class, Kind::College]).is_some() =>
            {
                self.class = text()
            }
            _ => match first(&[
                Kind::College,
                Kind::Class,
                Kind::Counsellor,
                Kind::Venue,
                Kind::Campus,
            ]) {
                Some(Kind::College) if self.college.is_none() => self.college = text(),
                Some(Kind::Class) if self.class.is_none() => self.class = text(),
                Some(Kind::Counsellor) => self.counsellor = person(&cell.text),
                Some(Kind::Venue) => self.venue = text(),
                Some(Kind::Campus) => self.campus = text(),
                _ => {}
            },
        }
    }

    /// `(225人)` under a college whose majors have counts of their own is the college's total, not a row's.
    fn put_headcount(&mut self, count: u32, cell: &Cell, column: &Column, header: &Header) {
        let of_college = cell.rest == Rest::College
            || cell.rest == Rest::Empty && self.college.is_some() && self.class.is_none();
        let majors = align::has_majors(&header.columns) && !column.holds(Kind::Class);
        if of_college && majors && !column.holds(Kind::Headcount) {
            self.college_total = Some(count);
        } else if self.headcount.is_none() {
            self.headcount = Some(count);
        }
    }
}

/// A counsellor's name without the telephone number beside it.
fn person(text: &str) -> Option<String> {
    let name: String = text.chars().filter(|c| !c.is_ascii_digit()).collect();
    let name = name.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '-' | '(' | ')' | '（' | '）' | ':' | '：')
    });
    (!name.is_empty()).then(|| name.to_owned())
}

fn sum_of(cells: &[Cell]) -> Option<Sum> {
    let label = cells
        .iter()
        .position(|c| matches!(c.rest, Rest::Subtotal | Rest::Total))?;
    let number = |c: &Cell| match c.rest {
        Rest::Number(n) => Some(n),
        _ => c.headcount,
    };
    let own: String = cells[label]
        .printed
        .chars()
        .filter(char::is_ascii_digit)
        .collect();
    let value = cells.iter().find_map(number).or_else(|| own.parse().ok());
    Some(Sum {
        whole: cells[label].rest == Rest::Total,
        value,
    })
}

/// The rows of a table.
pub(crate) fn read(region: &Region) -> Vec<Row> {
    match region.layout {
        Layout::Rows(_) => region
            .rows
            .iter()
            .map(|raw| one_line(raw, region))
            .collect(),
        Layout::Flow(_) => flow::read(region),
    }
}

fn one_line(raw: &Raw, region: &Region) -> Row {
    let mut row = Row {
        line: raw.line,
        gap: raw.gap,
        sum: sum_of(&raw.cells),
        ..Row::default()
    };
    if row.sum.is_some() {
        return row;
    }
    let columns = align::align(&raw.cells, &region.header.columns);
    for (i, cell) in raw.cells.iter().enumerate() {
        let Some(j) = columns[i] else {
            if cell.rest == Rest::Spare {
                row.spare = true;
            }
            continue;
        };
        let strong =
            !matches!(cell.rest, Rest::Spare | Rest::Text | Rest::Short) || cell.has_when();
        row.shifted |= region.named && i != j && strong;
        row.put(cell, &region.header.columns[j], &region.header);
    }
    row
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timetable::{lines, regions};

    fn rows(text: &str) -> Vec<Row> {
        let parts = regions::split(lines::split(text));
        read(&parts.regions[0])
    }

    #[test]
    fn one_cell_a_line_becomes_rows() {
        let got = rows(
            "序号 |\n学院 |\n人数 |\n时段 |\n1 |\n商贸 |\n32 |\n15:00-15:05 |\n2 |\n其他学院 |\n25 |\n15:05-15:10 |\n",
        );
        let seen: Vec<_> = got
            .iter()
            .map(|r| (r.seq, r.college.as_deref(), r.headcount, r.time.is_some()))
            .collect();
        assert_eq!(
            seen,
            [
                (Some(1), Some("商贸"), Some(32), true),
                (Some(2), Some("其他学院"), Some(25), true)
            ]
        );
    }

    #[test]
    fn a_rooms_programme_becomes_rows_of_that_room() {
        let got = rows(
            "拍摄地点 |\n各学院拍摄时间安排 |\n明理楼A107 |\n信息学院60 13:30-15:50 |\n|\n数理学院16 15:50-16:40 |\n",
        );
        let seen: Vec<_> = got
            .iter()
            .map(|r| (r.venue.is_some(), r.college.as_deref(), r.headcount))
            .collect();
        assert_eq!(
            seen,
            [
                (true, Some("信息学院"), Some(60)),
                (false, Some("数理学院"), Some(16))
            ]
        );
    }

    #[test]
    fn a_colleges_bracket_is_its_total_and_a_majors_bracket_its_headcount() {
        let got = rows(
            "二级学院\n专业\n时间\n造纸学院\n(225人)\n造纸工程(124人)\n9:00-10:20\n装潢工程(71人)\n",
        );
        assert_eq!(got.len(), 2, "{got:#?}");
        assert_eq!(
            (got[0].college_total, got[0].headcount),
            (Some(225), Some(124))
        );
        assert_eq!(
            (got[1].class.as_deref(), got[1].headcount),
            (Some("装潢工程"), Some(71))
        );
    }

    #[test]
    fn a_sum_is_never_a_row() {
        let got = rows(
            "时间\t学院\t班级\t人数\n8:30-9:00\t甲学院\t23甲1班\t30\n\t小计\t\t30\n合计\t\t\t\t30\n",
        );
        assert_eq!(
            got[1].sum,
            Some(Sum {
                whole: false,
                value: Some(30)
            })
        );
        assert_eq!(
            got[2].sum,
            Some(Sum {
                whole: true,
                value: Some(30)
            })
        );
    }
}
