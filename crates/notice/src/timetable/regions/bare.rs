//! Tables that came one cell a line and without their header, and lists of persons with spaces between their cells.

use super::{Layout, MOST_CELLS, Raw, Region, Splitter};
use crate::timetable::cell::{self, Cell, Rest};
use crate::timetable::header::{Column, Header, Kind, Table};
use crate::timetable::lines::{self, Line, Separator};
use crate::timetable::matrix::Heads;

/// Cells of a row.
const MOST: usize = 7;
/// Rows that must be alike before they are taken for such a table.
const ALIKE: usize = 2;

impl Splitter {
    /// Opens a table whose cells come one a line in an order that repeats.
    pub(super) fn bare_flow(&mut self, rest: &[Line]) -> Option<usize> {
        // Two cells of one kind in a row begin no row; said first, for a text may have nothing but such lines.
        let second = rest.iter().skip(1).find(|l| !l.is_blank())?;
        let clock = |line: &Line| line.folded.contains(':');
        if clock(&rest[0]) && clock(second) || kind(&rest[0])? == kind(second)? {
            return None;
        }
        let cells: Vec<Kind> = rest
            .iter()
            .filter(|l| !l.is_blank())
            .take(MOST * ALIKE)
            .map_while(kind)
            .collect();
        let width = (3..=MOST).find(|width| {
            let who = cells
                .iter()
                .take(*width)
                .filter(|k| **k == Kind::Class)
                .count();
            let when = cells
                .iter()
                .take(*width)
                .filter(|k| **k == Kind::When)
                .count();
            cells.len() >= width * ALIKE
                && who == 1
                && when == 1
                && cells
                    .iter()
                    .zip(&cells[*width..])
                    .take(*width)
                    .all(|(a, b)| a == b)
        })?;
        let class = cells.iter().position(|k| *k == Kind::Class)?;
        let columns = cells[..width]
            .iter()
            .enumerate()
            .map(|(at, kind)| match kind {
                // The number behind the class is its headcount, the one before it its place in the list.
                Kind::Seq if at > class => Column::of(&[Kind::Headcount]),
                kind => Column::of(&[*kind]),
            });
        let header = Header {
            columns: columns.collect(),
        };
        let layout = Layout::Flow(false);
        self.open_table(layout, header, Heads::default(), &rest[0]);
        let region = self.parts.regions.last_mut()?;
        region.named = false;
        self.row(&rest[0]).then_some(1)
    }

    /// A line of a list of persons whose cells only spaces part: counted, and kept out of the prose.
    pub(super) fn persons(&mut self, line: &Line) -> bool {
        let digits = line.folded.bytes().filter(u8::is_ascii_digit).count();
        if digits < 8 || lines::separator(line).is_some() {
            return false;
        }
        let words: Vec<&str> = line.printed.split_whitespace().take(12).collect();
        let numbered = |w: &&str| {
            let number = crate::normalise::fold(w);
            let mobile = number.len() == 11 && number.starts_with('1');
            (8..=20).contains(&number.len())
                && !mobile
                && number.bytes().all(|b| b.is_ascii_digit() || b == b'X')
        };
        if !(3..12).contains(&words.len()) || words.iter().filter(|w| numbered(w)).count() != 1 {
            return false;
        }
        let cells: Vec<Cell> = words.into_iter().take(MOST_CELLS).map(cell::read).collect();
        let named = cells.iter().any(|c| matches!(c.rest, Rest::Short));
        if !named || cells.iter().any(Cell::has_when) {
            return false;
        }
        let layout = Layout::Rows(Separator::Words);
        let goes_on = self.open
            && self
                .parts
                .regions
                .last()
                .is_some_and(|r| r.table == Table::Persons && r.layout == layout);
        if !goes_on {
            let (above, exempt) = self.above();
            self.push(Region {
                table: Table::Persons,
                first: line.number,
                layout,
                header: Header::default(),
                heads: Heads::default(),
                framed: false,
                named: false,
                rows: Vec::new(),
                above,
                exempt,
                continues: false,
            });
        }
        let gap = std::mem::take(&mut self.gap);
        let Some(region) = self.parts.regions.last_mut() else {
            return false;
        };
        region.rows.push(Raw {
            line: line.number,
            cells,
            gap,
            caption: false,
        });
        true
    }
}

/// What a line of one cell holds, where its form says so.
fn kind(line: &Line) -> Option<Kind> {
    let text = line.folded.trim();
    if text.is_empty() || text.len() > 90 || lines::separator(line).is_some() {
        return None;
    }
    let cell = cell::read(text);
    let when = cell.has_when();
    match cell.rest {
        Rest::Empty if cell.time.is_some() => Some(Kind::When),
        Rest::Empty if cell.headcount.is_some() && !when => Some(Kind::Headcount),
        _ if when || cell.headcount.is_some() => None,
        Rest::Number(_) => Some(Kind::Seq),
        Rest::Class => Some(Kind::Class),
        Rest::College => Some(Kind::College),
        Rest::Short => Some(Kind::Counsellor),
        Rest::Venue => Some(Kind::Venue),
        _ => None,
    }
}
