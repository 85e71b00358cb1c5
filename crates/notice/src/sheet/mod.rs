//! A workbook, a CSV file or pasted cells become rows of strings with the numbers of the rows they came from.

mod text;
mod workbook;

use serde::{Deserialize, Serialize};

use crate::decode;
use crate::document::{self, Block};
use crate::refusal::{Looks, Refusal, looks};

/// Rows of strings.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grid {
    /// Rows that hold anything, in order.
    pub rows: Vec<Row>,
    /// The sheet they came from, in a workbook.
    pub sheet: Option<String>,
    /// Sheets of the workbook that hold something as well and were not read.
    pub other_sheets: Vec<String>,
    /// The line above the table, in a document.
    #[serde(default)]
    pub caption: Option<String>,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// 1-based row of the sheet or line of the text.
    pub number: usize,
    /// Cells from the first column on, trimmed.
    pub cells: Vec<String>,
}

/// Rows beyond this are no roster and no timetable.
const MOST_ROWS: usize = 50_000;
/// Columns beyond this are noise.
const MOST_COLUMNS: usize = 256;
/// Cells beyond this are refused.
const MOST_CELLS: usize = 1_000_000;

impl Grid {
    /// The rows as tab-separated lines at their own line numbers, for reading a notice that came as a sheet.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        let mut line = 1;
        for row in &self.rows {
            while line < row.number {
                text.push('\n');
                line += 1;
            }
            let cells: Vec<String> = row
                .cells
                .iter()
                .map(|c| c.split_whitespace().collect::<Vec<_>>().join(" "))
                .collect();
            // A title in a merged cell is prose: without tabs.
            text.push_str(cells.join("\t").trim_end());
            text.push('\n');
            line += 1;
        }
        text
    }
}

/// Reads an uploaded file, of a workbook the first sheet that holds anything. The name is a hint only: what the bytes hold decides.
///
/// # Errors
/// Bytes that are no sheet: the refusal says what they look like and what to do next.
pub fn read(bytes: &[u8], file_name: Option<&str>) -> Result<Grid, Refusal> {
    match looks(bytes) {
        Looks::Workbook => {
            let mut sheets = workbook::read(bytes)?.into_iter();
            let first = sheets.next().ok_or_else(|| Refusal::new(Looks::Empty))?;
            let other_sheets = sheets.filter_map(|grid| grid.sheet).collect();
            Ok(Grid {
                other_sheets,
                ..first
            })
        }
        Looks::Text => {
            let comma = file_name.is_some_and(|n| n.to_ascii_lowercase().ends_with(".csv"));
            let decoded = decode::decode(bytes)?;
            text::read(&decoded.text, comma)
        }
        _ => tables(bytes)?
            .into_iter()
            .next()
            .ok_or_else(|| Refusal::new(looks(bytes))),
    }
}

/// The tables of a document; of one without tables, its lines.
fn tables(bytes: &[u8]) -> Result<Vec<Grid>, Refusal> {
    let blocks = document::blocks(bytes)?;
    let mut grids = Vec::new();
    let mut caption = None;
    for block in &blocks {
        match block {
            Block::Line(line) if line.trim().is_empty() => {}
            Block::Line(line) => caption = Some(line.trim().to_owned()),
            Block::Table(rows) => {
                let mut gather = Gather::default();
                for (row, number) in rows.iter().zip(1..) {
                    gather.push(number, row.clone())?;
                }
                if !gather.rows.is_empty() {
                    grids.push(Grid {
                        rows: gather.rows,
                        caption: caption.take(),
                        ..Grid::default()
                    });
                }
            }
        }
    }
    if grids.is_empty() {
        grids.push(text::read(&document::lines(&blocks), false)?);
    }
    Ok(grids)
}

/// Reads every sheet of an uploaded file that holds anything: a timetable often has a sheet for each campus.
///
/// # Errors
/// As [`read`].
pub fn read_all(bytes: &[u8], file_name: Option<&str>) -> Result<Vec<Grid>, Refusal> {
    match looks(bytes) {
        Looks::Workbook => workbook::read(bytes),
        Looks::Text => read(bytes, file_name).map(|grid| vec![grid]),
        _ => tables(bytes),
    }
}

/// Reads pasted cells: tabs as Excel and WPS copy them, or commas, semicolons, wide gaps.
///
/// # Errors
/// Text too long to be a sheet, or none at all.
pub fn from_text(text: &str) -> Result<Grid, Refusal> {
    text::read(text, false)
}

/// Bytes of all cells beyond this are refused: a workbook may say one long text in each of a million cells.
const MOST_BYTES: usize = 32 << 20;

/// Gathers rows and refuses what is too much.
#[derive(Debug, Default)]
struct Gather {
    rows: Vec<Row>,
    cells: usize,
    bytes: usize,
}

impl Gather {
    fn push(&mut self, number: usize, mut cells: Vec<String>) -> Result<(), Refusal> {
        while cells.last().is_some_and(String::is_empty) {
            cells.pop();
        }
        if cells.is_empty() {
            return Ok(());
        }
        cells.truncate(MOST_COLUMNS);
        self.cells += cells.len();
        self.bytes += cells.iter().map(String::len).sum::<usize>();
        let much = self.cells > MOST_CELLS || self.bytes > MOST_BYTES;
        if self.rows.len() >= MOST_ROWS || much {
            return Err(Refusal::new(Looks::TooLarge));
        }
        self.rows.push(Row { number, cells });
        Ok(())
    }
}
