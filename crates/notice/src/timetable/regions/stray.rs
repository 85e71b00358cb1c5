//! Tables that lost their header, programmes without columns, and tables nobody knows.

use super::heads::guessed;
use super::{Above, CAPTION_LINES, Layout, MOST_CELLS, Raw, Region, Splitter};
use crate::timetable::cell::{self, Cell, Rest};
use crate::timetable::header::{Header, Kind, Table};
use crate::timetable::lines::{self, Line, Separator};
use crate::timetable::matrix::Heads;
use crate::timetable::programme;

impl Splitter {
    /// A row outside a table: the table before it goes on after a page's head, or a table lost its header.
    pub(super) fn stray_row(&mut self, line: &Line) -> bool {
        let Some(separator) = lines::separator(line) else {
            return false;
        };
        let framed = lines::is_framed(line);
        let printed = lines::cells(line, separator, framed);
        let filled = printed.iter().filter(|c| !c.is_empty()).count();
        if filled < 2 || printed.len() > MOST_CELLS {
            return false;
        }
        let cells: Vec<Cell> = printed.into_iter().map(cell::read).collect();
        let any = |test: &dyn Fn(&Cell) -> bool| cells.iter().any(test);
        let who = any(&|c| matches!(c.rest, Rest::Class | Rest::College));
        let timed = any(&|c| c.time.is_some());
        // A list of persons without a header: its names must reach neither rows nor prose.
        let table = if filled >= 3 && any(&|c| c.rest == Rest::LongNumber) {
            Table::Persons
        } else if timed && (filled >= 3 || who)
            || filled >= 3
                && any(&|c| c.rest == Rest::Class)
                && any(&|c| matches!(c.rest, Rest::Number(_)))
        {
            Table::Timetable
        } else {
            return false;
        };
        let layout = Layout::Rows(separator);
        let near = self.parts.prose.len() - self.since <= CAPTION_LINES;
        let last = self.last(table, layout).filter(|_| near);
        let (above, exempt) = self.above();
        let mut region = match last {
            Some(last) => Region {
                first: line.number,
                rows: Vec::new(),
                continues: true,
                ..last.clone()
            },
            None => Region {
                table,
                first: line.number,
                layout,
                header: guessed(&cells),
                heads: Heads::default(),
                framed,
                named: false,
                rows: Vec::new(),
                above: above.clone(),
                exempt,
                continues: false,
            },
        };
        if region.continues {
            region.above.campus = above.campus.or(region.above.campus);
            if above.date.is_some() {
                region.above.date = above.date;
                region.above.line = above.line;
            }
            region.above.college = above.college.or(region.above.college);
        }
        self.push(region);
        self.row(line)
    }

    /// A row of a table this reader makes nothing of: it is prose, and is shown as a table for a person to name its columns.
    pub(super) fn unknown_row(&mut self, line: &Line) -> bool {
        let Some(separator) = lines::separator(line) else {
            return false;
        };
        let framed = lines::is_framed(line);
        let cells = lines::cells(line, separator, framed);
        let filled = cells.iter().filter(|c| !c.is_empty()).count();
        if cells.len() > MOST_CELLS || filled < if self.open && self.is_unknown() { 1 } else { 3 } {
            return false;
        }
        if !(self.open && self.is_unknown()) {
            let header = Header {
                columns: cells.iter().map(|_| Default::default()).collect(),
            };
            self.push(Region {
                table: Table::Other,
                first: line.number,
                layout: Layout::Rows(separator),
                header,
                heads: Heads::default(),
                framed,
                named: false,
                rows: Vec::new(),
                above: Above::default(),
                exempt: false,
                continues: false,
            });
        }
        self.row(line)
    }

    fn last(&self, table: Table, layout: Layout) -> Option<&Region> {
        let mut all = self.parts.regions.iter().rev();
        all.find(|r| r.table == table && r.layout == layout && r.named)
    }

    /// The first line of a programme without columns.
    pub(super) fn programme(&mut self, rest: &[Line]) -> bool {
        let line = &rest[0];
        let below = || rest.iter().skip(1).take(4).find(|l| !l.is_blank());
        let heads_classes = || programme::is_time(line) && below().is_some_and(programme::is_who);
        if lines::separator(line).is_some_and(|s| s != Separator::Spaces)
            || !programme::is_programme(line) && !heads_classes()
        {
            return false;
        }
        let (above, _) = self.above();
        let before = self
            .parts
            .regions
            .last()
            .filter(|r| r.layout == Layout::Lines);
        let near = self.parts.prose.len() - self.since <= CAPTION_LINES;
        let goes_on = before.is_some() && near && above.date.is_none();
        let header = Header {
            columns: vec![crate::timetable::header::Column::of(&[
                Kind::When,
                Kind::Class,
            ])],
        };
        let region = Region {
            table: Table::Timetable,
            first: line.number,
            layout: Layout::Lines,
            header,
            heads: Heads::default(),
            framed: false,
            named: false,
            rows: Vec::new(),
            above,
            exempt: false,
            continues: goes_on,
        };
        self.push(region);
        self.parts.regions.last_mut().is_some_and(|region| {
            region.rows.push(Raw {
                line: line.number,
                cells: vec![cell::read(line.printed.trim())],
                gap: std::mem::take(&mut self.gap),
                caption: false,
            });
            true
        })
    }
}
