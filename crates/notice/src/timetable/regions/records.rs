//! Tables turned on their side: `班级 甲1班 甲2班`, below it `时间 8:30 8:50`, `人数 40 41`; a column is a row.

use super::{Layout, MOST_CELLS, Raw, Splitter};
use crate::timetable::cell;
use crate::timetable::header::{self, Column, Header, Kind, Table};
use crate::timetable::lines::{self, Line};
use crate::timetable::matrix::Heads;

/// Fields of a class: never more.
const MOST_FIELDS: usize = 10;

impl Splitter {
    /// Takes such a table, if one begins here; says how many lines it has.
    pub(super) fn records(&mut self, rest: &[Line]) -> Option<usize> {
        let separator = lines::separator(&rest[0])?;
        let framed = lines::is_framed(&rest[0]);
        let mut columns: Vec<Column> = Vec::new();
        let mut fields: Vec<(usize, Vec<&str>)> = Vec::new();
        let mut used = 0;
        for (i, line) in rest.iter().enumerate().take(MOST_FIELDS * 2) {
            if line.is_blank() || lines::is_rule(line) {
                continue;
            }
            let cells = lines::cells(line, separator, framed);
            let Some(column) = field(&cells).filter(|c| !columns.contains(c)) else {
                break;
            };
            if columns.len() == MOST_FIELDS {
                return None;
            }
            columns.push(column);
            fields.push((line.number, cells));
            used = i + 1;
        }
        let header = Header { columns };
        let at = |kind| header.columns.iter().position(|c| c.holds(kind));
        let who = at(Kind::Class).or_else(|| at(Kind::College))?;
        if fields.len() < 2 || header.table() != Some(Table::Timetable) {
            return None;
        }
        let line_of_who = fields[who].0;
        let width = fields
            .iter()
            .map(|(_, cells)| cells.len())
            .max()?
            .min(MOST_CELLS);
        self.open_table(Layout::Rows(separator), header, Heads::default(), &rest[0]);
        let region = self.parts.regions.last_mut()?;
        for j in 1..width {
            let cells: Vec<cell::Cell> = fields
                .iter()
                .map(|(_, cells)| cell::read(cells.get(j).unwrap_or(&"")))
                .collect();
            if cells.iter().all(cell::Cell::is_blank) {
                continue;
            }
            region.rows.push(Raw {
                line: line_of_who,
                cells,
                gap: false,
                caption: false,
            });
        }
        // What follows is another table, whatever it looks like.
        self.open = false;
        Some(used)
    }
}

/// The column a line's first cell names, if at least two values and no other name stand behind it.
fn field(cells: &[&str]) -> Option<Column> {
    let mut column = header::column(cells.first()?)?;
    let values = cells[1..].iter().filter(|c| !c.is_empty());
    let named = values.clone().any(|c| header::column(c).is_some());
    if named || values.count() < 2 || column.holds(Kind::Person) {
        return None;
    }
    column.title = cells.first().map(|c| (*c).to_owned());
    Some(column)
}
