//! Cells with line breaks that came without their quotes: a header's word over two lines, a class's cell over two.

use super::heads::header_of;
use super::{Layout, Splitter};
use crate::normalise::fold;
use crate::timetable::cell::{self, Rest};
use crate::timetable::header::{self, Kind, Table};
use crate::timetable::lines::{self, Line, Separator};
use crate::timetable::matrix::Heads;

impl Splitter {
    /// Takes two lines as the one they were, if the first breaks off in a cell that the second goes on with.
    pub(super) fn broken(&mut self, rest: &[Line]) -> Option<usize> {
        let (line, next) = (rest.first()?, rest.get(1)?);
        if lines::separator(line) != Some(Separator::Tab) || next.is_blank() {
            return None;
        }
        let cells = lines::cells(line, Separator::Tab, false);
        let below = lines::cells(next, Separator::Tab, false);
        let (last, first) = (*cells.last()?, *below.first()?);
        if last.is_empty() || first.is_empty() || cells.len() < 2 {
            return None;
        }
        if below.len() > 1 && header::column(cells[0]).is_some() {
            let apart = header::column(last).is_none() && header::column(first).is_none();
            header::column(&format!("{last}{first}")).filter(|_| apart)?;
            let whole = joined(line, next, "");
            let (separator, header) = header_of(&whole)?;
            self.open_table(Layout::Rows(separator), header, Heads::default(), &whole);
            return Some(2);
        }
        let region = self.parts.regions.last().filter(|r| {
            self.open && r.table == Table::Timetable && r.layout == Layout::Rows(Separator::Tab)
        })?;
        let columns = &region.header.columns;
        let at = columns.iter().position(|c| c.holds(Kind::Class))?;
        // Strictly where it would stand: rows that lost their merged cells are short as well.
        if at + 1 != cells.len() || cells.len() + below.len() != columns.len() + 1 {
            return None;
        }
        let class = |text: &str| cell::read(text).rest == Rest::Class;
        if below.len() < 2 || !class(last) || !class(first) {
            return None;
        }
        self.row(&joined(line, next, "\n")).then_some(2)
    }
}

fn joined(line: &Line, next: &Line, between: &str) -> Line {
    let printed = format!("{}{between}{}", line.printed.trim_end(), next.printed);
    Line {
        number: line.number,
        folded: fold(&printed),
        printed,
    }
}
