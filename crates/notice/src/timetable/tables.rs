//! The tables as they were read, for a person to say what a column holds.

use rollcall_core::desk::ColumnKind;

use super::cell::Rest;
use super::header::{Column, Kind, Table};
use super::reading::{ColumnRead, TableRead};
use super::regions::{Layout, Region};
use super::{align, cell::Cell};

/// Cells shown of a column.
const SAMPLES: usize = 3;

/// Every table that is or may be a timetable. Lists of persons are not among them.
pub(crate) fn read(regions: &[Region]) -> Vec<TableRead> {
    regions
        .iter()
        .filter(|r| {
            matches!(r.table, Table::Timetable | Table::Other)
                && !r.rows.is_empty()
                && r.layout != Layout::Lines
        })
        .map(|region| TableRead {
            first: region.first,
            last: region.rows.last().map_or(region.first, |raw| raw.line),
            columns: region
                .header
                .columns
                .iter()
                .enumerate()
                .map(|(at, column)| column_read(region, at, column))
                .collect(),
        })
        .collect()
}

/// The cells of a column: those that stand in it, or, one cell a line, those that fit it best.
fn cells(region: &Region, at: usize) -> Box<dyn Iterator<Item = &Cell> + '_> {
    let rows = region.rows.iter().filter(|raw| !raw.caption);
    if !matches!(region.layout, Layout::Flow(_)) {
        return Box::new(rows.filter_map(move |raw| raw.cells.get(at)));
    }
    let columns = &region.header.columns;
    let score = move |cell: &Cell, j: usize| align::fit(cell, &columns[j], false).unwrap_or(0);
    let best = move |cell: &&Cell| {
        (0..columns.len()).all(|j| score(cell, j) <= score(cell, at)) && score(cell, at) > 0
    };
    Box::new(rows.flat_map(|raw| &raw.cells).take(200).filter(best))
}

fn column_read(region: &Region, at: usize, column: &Column) -> ColumnRead {
    let cells = || {
        cells(region, at).filter(|c| c.rest != Rest::Empty || c.has_when() || c.headcount.is_some())
    };
    let numbered = cells().any(|c| c.rest == Rest::LongNumber);
    // What has no known header may be a column of students' names.
    let known = column
        .kinds
        .iter()
        .any(|k| !matches!(k, Kind::Note | Kind::Private | Kind::Person));
    let names = !known && cells().take(8).any(|c| c.rest == Rest::Short);
    let hidden = numbered || names || column.holds(Kind::Private);
    let sample = cells()
        .take(if hidden { 0 } else { SAMPLES })
        .map(|c| c.printed.chars().take(60).collect());
    ColumnRead {
        at,
        header: column.title.clone(),
        holds: holds(region, at, column),
        sample: sample.collect(),
    }
}

fn holds(region: &Region, at: usize, column: &Column) -> Option<ColumnKind> {
    if column.fixed.is_some() {
        return column.fixed;
    }
    let first = |kinds: &[Kind]| kinds.iter().copied().find(|k| column.holds(*k));
    let kind = first(&[
        Kind::Class,
        Kind::College,
        Kind::Headcount,
        Kind::Seq,
        Kind::Counsellor,
        Kind::Group,
        Kind::When,
        Kind::Venue,
        Kind::Campus,
        Kind::Note,
        Kind::Major,
        Kind::Private,
    ])?;
    Some(match kind {
        Kind::Class => ColumnKind::Class,
        Kind::College => ColumnKind::College,
        Kind::Headcount => ColumnKind::Headcount,
        Kind::Seq => ColumnKind::Seq,
        Kind::Counsellor => ColumnKind::Counsellor,
        Kind::Group => ColumnKind::Group,
        Kind::Venue => ColumnKind::Venue,
        Kind::Campus => ColumnKind::Campus,
        Kind::When => when(region, at),
        _ => ColumnKind::Note,
    })
}

/// Day, half of the day or time: by what the column's cells hold.
fn when(region: &Region, at: usize) -> ColumnKind {
    let cells = || cells(region, at);
    if cells().any(|c| c.time.is_some()) {
        ColumnKind::Time
    } else if cells().any(|c| c.date.is_some()) {
        ColumnKind::Date
    } else if cells().any(|c| c.half.is_some()) {
        ColumnKind::HalfDay
    } else {
        ColumnKind::Time
    }
}
