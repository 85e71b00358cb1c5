//! Rows of tables that came one cell a line.

use super::{Row, sum_of};
use crate::timetable::align;
use crate::timetable::cell::{Cell, Rest};
use crate::timetable::header::Header;
use crate::timetable::regions::Region;

/// Cells that came one a line: a row ends where the next cell fits no column that is still to come.
pub(super) fn read(region: &Region) -> Vec<Row> {
    let header = &region.header;
    let majors = align::has_majors(&header.columns);
    let mut rows: Vec<Row> = Vec::new();
    let mut row = Row::default();
    let mut current: Option<usize> = None;
    let finish = |row: &mut Row, rows: &mut Vec<Row>| {
        let done = std::mem::take(row);
        if !done.is_empty() {
            rows.push(done);
        }
    };
    for raw in &region.rows {
        for cell in &raw.cells {
            if matches!(cell.rest, Rest::Subtotal | Rest::Total) {
                finish(&mut row, &mut rows);
                row = Row {
                    line: raw.line,
                    gap: raw.gap,
                    sum: sum_of(std::slice::from_ref(cell)),
                    ..Row::default()
                };
                current = None;
                continue;
            }
            if let (Some(sum), Rest::Number(n)) = (row.sum.as_mut(), cell.rest)
                && sum.value.is_none()
            {
                sum.value = Some(n);
                continue;
            }
            if row.sum.is_some() {
                finish(&mut row, &mut rows);
                current = None;
            }
            let mut place = pick(cell, header, majors, current, &row);
            if place.is_none() && current.is_some() {
                finish(&mut row, &mut rows);
                current = None;
                place = pick(cell, header, majors, None, &row);
            }
            let Some(column) = place else { continue };
            if row.line == 0 || !row.has_who() {
                row.line = raw.line;
                row.gap |= raw.gap;
            }
            let classless = row.class.is_none();
            row.put(cell, &header.columns[column], header);
            if classless && row.class.is_some() {
                row.line = raw.line;
            }
            current = Some(column);
        }
    }
    finish(&mut row, &mut rows);
    rows
}

/// The best column for a cell from the current one on, the nearest of equals. A cell that would fit far better in a column
/// already passed begins another row: the college of the next row is no remark of this one.
fn pick(
    cell: &Cell,
    header: &Header,
    majors: bool,
    current: Option<usize>,
    row: &Row,
) -> Option<usize> {
    let apart = cell.rest == Rest::Spare && row.has_who()
        || row.spare && matches!(cell.rest, Rest::College | Rest::Class);
    if apart {
        return None;
    }
    let from = current.unwrap_or(0);
    let score = |j: usize| align::fit(cell, &header.columns[j], majors);
    let usual = (0..header.columns.len()).filter_map(score).max()?;
    let same = |j: usize| current == Some(j) && !adds(cell, row);
    let ahead = (from..header.columns.len()).filter(|j| !same(*j));
    let scored = ahead.filter_map(|j| score(j).filter(|s| s * 2 >= usual).map(|s| (s, j)));
    scored
        .max_by_key(|(s, j)| (*s, std::cmp::Reverse(*j)))
        .map(|(_, j)| j)
}

/// Whether a cell adds to the column just filled: a time under its date, a count under its college.
fn adds(cell: &Cell, row: &Row) -> bool {
    match cell.rest {
        Rest::Empty => {
            let time = cell.time.is_none() || row.time.is_none();
            let date = cell.date.is_none() || row.date.is_none();
            let count =
                cell.headcount.is_none() || row.headcount.is_none() && row.college_total.is_none();
            time && date && count
        }
        _ => false,
    }
}
