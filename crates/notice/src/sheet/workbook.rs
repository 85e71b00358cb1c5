//! Workbooks (.xlsx), cell by cell: a sheet that claims a million columns costs nothing until it fills them.

use std::io::Cursor;

use calamine::{DataRef, ExcelDateTime, Reader, Xlsx};
use chrono::{NaiveDate, TimeDelta, Timelike};

use super::{Gather, Grid, MOST_COLUMNS};
use crate::refusal::{Looks, Refusal, unpacked_fits};

/// Sheets of a workbook that are looked at.
const MOST_SHEETS: usize = 32;
/// Rows below this one are noise: a lone mark at the very foot of a sheet.
const LAST_ROW: u32 = 100_000;

/// Reads the sheets that hold anything.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Grid>, Refusal> {
    if !unpacked_fits(bytes)? {
        return Err(Refusal::new(Looks::TooLarge));
    }
    let damaged = |_| Refusal::new(Looks::Damaged);
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let names: Vec<String> = book.sheet_names().into_iter().take(MOST_SHEETS).collect();
    let mut grids = Vec::new();
    let mut broken = false;
    for name in names {
        // A chart is a sheet without cells: passed over, unless nothing else can be read either.
        let Ok(rows) = sheet(&mut book, &name) else {
            broken = true;
            continue;
        };
        let rows = rows?;
        if !rows.is_empty() {
            grids.push(Grid {
                rows,
                sheet: Some(name),
                ..Grid::default()
            });
        }
    }
    if grids.is_empty() {
        return Err(Refusal::new(if broken {
            Looks::Damaged
        } else {
            Looks::Empty
        }));
    }
    Ok(grids)
}

type Rows = Result<Vec<super::Row>, Refusal>;

fn sheet(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Rows, calamine::XlsxError> {
    let mut reader = book.worksheet_cells_reader(name)?;
    let mut gather = Gather::default();
    let mut row: Option<(u32, Vec<String>)> = None;
    while let Some(cell) = reader.next_cell()? {
        let (at, column) = cell.get_position();
        let text = shown(cell.get_value());
        let Ok(column) = usize::try_from(column) else {
            continue;
        };
        if text.is_empty() || column >= MOST_COLUMNS || at >= LAST_ROW {
            continue;
        }
        if row.as_ref().is_some_and(|(number, _)| *number != at)
            && let Some((number, cells)) = row.take()
            && let Err(refusal) = gather.push(number as usize + 1, cells)
        {
            return Ok(Err(refusal));
        }
        let (_, cells) = row.get_or_insert_with(|| (at, Vec::new()));
        if cells.len() <= column {
            cells.resize(column + 1, String::new());
        }
        cells[column] = text;
    }
    if let Some((number, cells)) = row
        && let Err(refusal) = gather.push(number as usize + 1, cells)
    {
        return Ok(Err(refusal));
    }
    Ok(Ok(gather.rows))
}

fn shown(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => digits(*number),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.trim().to_owned()
        }
        DataRef::SharedString(text) => text.trim().to_owned(),
        DataRef::Bool(yes) => if *yes { "TRUE" } else { "FALSE" }.to_owned(),
        DataRef::DateTime(moment) => date(moment),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

/// A student number typed as a number comes out as its digits: no `.0`, no exponent.
fn digits(number: f64) -> String {
    if number.is_finite() && number.fract() == 0.0 {
        format!("{number:.0}")
    } else {
        number.to_string()
    }
}

/// As people write dates and times, so that the readers of text understand it.
fn date(moment: &ExcelDateTime) -> String {
    let value = moment.as_f64();
    if !value.is_finite() || !(0.0..100_000.0).contains(&value) {
        return digits(value);
    }
    // Day 0 of a workbook is the 30th of December 1899.
    let days = value.trunc();
    let seconds = ((value - days) * 86_400.0).round();
    #[allow(clippy::cast_possible_truncation)]
    let stamp = NaiveDate::from_ymd_opt(1899, 12, 30)
        .and_then(|d| d.and_hms_opt(0, 0, 0))
        .and_then(|d| {
            d.checked_add_signed(TimeDelta::days(days as i64) + TimeDelta::seconds(seconds as i64))
        });
    let Some(stamp) = stamp else {
        return digits(value);
    };
    let time = stamp.format("%H:%M").to_string();
    if days == 0.0 {
        time
    } else if stamp.hour() == 0 && stamp.minute() == 0 {
        stamp.format("%Y年%-m月%-d日").to_string()
    } else {
        format!("{} {time}", stamp.format("%Y年%-m月%-d日"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_comes_out_as_its_digits() {
        assert_eq!(digits(229_900_001.0), "229900001");
        assert_eq!(digits(2_023_990_000_123.0), "2023990000123");
        assert_eq!(digits(12.5), "12.5");
    }
}
