//! Rows of a table, whatever its layout: what each says for itself, before anything is inherited.

mod flow;
mod put;

pub(crate) use put::college_before;

use chrono::NaiveTime;

use super::align;
use super::cell::{Cell, Rest};
use super::clock::Half;
use super::date::Found;
use super::header::{Header, Kind};
use super::regions::{Layout, Raw, Region};
use crate::normalise::fold;

/// A printed sum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sum {
    /// 合计 rather than 小计.
    pub whole: bool,
    pub value: Option<u32>,
    /// What the label names beside the word: a college, a campus.
    pub of: Option<String>,
}

/// One row, as far as it speaks for itself.
#[derive(Debug, Clone, Default)]
pub(crate) struct Row {
    pub line: usize,
    pub gap: bool,
    pub seq: Option<u32>,
    pub campus: Option<String>,
    pub venue: Option<String>,
    pub group: Option<u32>,
    pub date: Option<Found>,
    pub half: Option<Half>,
    pub time: Option<(NaiveTime, Option<NaiveTime>)>,
    pub more_times: bool,
    /// 待定 in the place of the time, or of the day: nothing is inherited there.
    pub time_undecided: bool,
    pub day_undecided: bool,
    pub college: Option<String>,
    pub college_total: Option<u32>,
    pub major: Option<String>,
    pub class: Option<String>,
    pub headcount: Option<u32>,
    pub counsellor: Option<String>,
    pub spare: bool,
    /// 午休, 补拍: the time is nobody's.
    pub pause: Option<String>,
    pub sum: Option<Sum>,
    pub shifted: bool,
    pub open: bool,
    /// Whether a cell has the form of a college or a class, rather than of any text.
    pub sure: bool,
    /// Whether the row is a line across the table that says when or where for the rows below.
    pub caption: bool,
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
            && self.pause.is_none()
            && self.sum.is_none()
            && self.time.is_none()
            && self.date.is_none()
            && self.headcount.is_none()
            && self.seq.is_none()
            && self.venue.is_none()
            && self.campus.is_none()
            && self.major.is_none()
            && self.group.is_none()
    }
}

fn sum_of(cells: &[Cell]) -> Option<Sum> {
    let label = cells
        .iter()
        .position(|c| matches!(c.rest, Rest::Subtotal | Rest::Total))?;
    let number = |c: &Cell| match c.rest {
        Rest::Number(n) => Some(n),
        _ => c.headcount,
    };
    // The last number stands under the headcounts; before it may stand the number of classes.
    let own: String = cells[label]
        .printed
        .rsplit(|c: char| !c.is_ascii_digit())
        .find(|run| !run.is_empty())
        .unwrap_or("")
        .to_owned();
    let value = cells
        .iter()
        .rev()
        .find_map(number)
        .or_else(|| own.parse().ok());
    // The number behind the label is no part of it, the day before it is.
    let printed: String = fold(&cells[label].printed)
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect();
    let of = printed.trim_end_matches(|c: char| c.is_ascii_digit() || "人:()共".contains(c));
    let of = ["小计", "合计", "总计", "共计"]
        .iter()
        .fold(of, |rest, word| {
            rest.trim_end_matches(word).trim_start_matches(word)
        });
    let of = of.trim_matches(['(', ')', ':']);
    Some(Sum {
        whole: cells[label].rest == Rest::Total,
        value,
        of: (of.chars().count() > 1).then(|| of.to_owned()),
    })
}

/// The rows of a table.
pub(crate) fn read(region: &Region) -> Vec<Row> {
    match region.layout {
        Layout::Flow(_) => flow::read(region),
        Layout::Matrix => super::matrix::read(region),
        Layout::Lines => region.rows.iter().flat_map(lines_of).collect(),
        Layout::Rows(_) => match super::blocks::of(&region.header) {
            Some(blocks) => super::blocks::read(region, &blocks),
            None => region
                .rows
                .iter()
                .flat_map(|raw| programmes(raw, region))
                .collect(),
        },
    }
}

fn lines_of(raw: &Raw) -> Vec<Row> {
    match put::caption(raw, &raw.cells).filter(|_| raw.caption) {
        Some(caption) => vec![caption],
        None => super::programme::read(raw),
    }
}

/// One line as a row under these columns.
pub(crate) fn one_line(raw: &Raw, cells: &[Cell], header: &Header, named: bool) -> Row {
    let mut row = Row {
        line: raw.line,
        gap: raw.gap,
        sum: sum_of(cells),
        ..Row::default()
    };
    if row.sum.is_some() {
        return row;
    }
    if let Some(caption) = put::caption(raw, cells) {
        return caption;
    }
    let columns = align::align(cells, &header.columns);
    let mut more: Vec<String> = Vec::new();
    for (i, cell) in cells.iter().enumerate() {
        if cell.is_undecided() {
            row.undecided(columns[i].unwrap_or(i), header);
        }
        let Some(j) = columns[i] else {
            row.aside(cell);
            // A second class beside the first, with its own count behind it.
            if cell.rest == Rest::Class {
                more.push(with_next_count(cells, &columns, i));
            }
            continue;
        };
        let strong =
            !matches!(cell.rest, Rest::Spare | Rest::Text | Rest::Short) || cell.has_when();
        row.shifted |= named && i != j && strong;
        row.put(cell, &header.columns[j], header);
    }
    if let Some(first) = row.class.take_if(|_| !more.is_empty()) {
        let count = row
            .headcount
            .take()
            .map_or(String::new(), |n| format!("({n}人)"));
        row.class = Some(format!("{first}{count}、{}", more.join("、")));
    }
    row
}

/// `23乙1班 | 41`: the class and the count in the cell behind it, if no column took that.
fn with_next_count(cells: &[Cell], columns: &[Option<usize>], at: usize) -> String {
    let next = cells
        .get(at + 1)
        .filter(|_| columns.get(at + 1).is_some_and(Option::is_none));
    let count = cells[at].headcount.or(match next.map(|c| c.rest) {
        Some(Rest::Number(number)) => Some(number),
        _ => None,
    });
    let name = &cells[at].text;
    count.map_or_else(|| name.clone(), |count| format!("{name}({count}人)"))
}

/// A line whose one cell is a whole programme, `软件学院881 13:30-15:00、机电学院490 15:00-16:40`, is as many rows.
fn programmes(raw: &Raw, region: &Region) -> Vec<Row> {
    let row = one_line(raw, &raw.cells, &region.header, region.named);
    let many = raw.cells.iter().enumerate().find(|(j, cell)| {
        let column = region.header.columns.get(*j);
        cell.more_times && column.is_some_and(|c| c.holds(Kind::College) || c.holds(Kind::Class))
    });
    let Some((_, cell)) = many else {
        return vec![row];
    };
    let parts = super::programme::parts(&fold(&cell.printed), raw.line);
    if parts.len() < 2 {
        return vec![row];
    }
    let with_place = |mut part: Row| {
        part.venue = part.venue.or_else(|| row.venue.clone());
        part.campus = part.campus.or_else(|| row.campus.clone());
        part.date = part.date.or_else(|| row.date.clone());
        part.half = part.half.or(row.half);
        part
    };
    parts.into_iter().map(with_place).collect()
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
            "时间\t学院\t班级\t人数\n8:30-9:00\t甲学院\t23甲1班\t30\n\t小计\t\t30\n甲学院合计\t\t\t\t30\n",
        );
        let sum = |row: &Row| row.sum.clone().map(|s| (s.whole, s.value, s.of));
        assert_eq!(sum(&got[1]), Some((false, Some(30), None)));
        assert_eq!(sum(&got[2]), Some((true, Some(30), Some("甲学院".into()))));
    }
}
