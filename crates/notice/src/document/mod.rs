//! Documents (.docx, saved web pages, PDF) become paragraphs and tables in their order, and these become lines.

mod docx;
mod html;
mod mail;
mod pdf;

use crate::decode;
use crate::refusal::{Looks, Refusal, looks};
use crate::sheet;

/// A piece of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A line of prose; it may hold tabs where the document has them.
    Line(String),
    /// The rows of a table, cell by cell. Merged cells hold their text once and are empty otherwise, so that
    /// columns stay beneath each other.
    Table(Vec<Vec<String>>),
}

/// Cells beyond this are no notice.
const MOST_CELLS: usize = 200_000;
/// A cell that claims to be wider is noise.
const MOST_SPAN: usize = 64;
/// Columns beyond this are noise.
const MOST_COLUMNS: usize = 256;
/// Sheets of a workbook whose names say nothing.
const NAMELESS: [&str; 3] = ["sheet", "工作表", "表"];

/// The text of a notice, in whatever container it comes: what the bytes hold decides, and not the file's name.
///
/// Of a workbook with several sheets all are in it, one below the other, each beneath its name; of one with a single
/// sheet, lines are the sheet's rows.
///
/// # Errors
/// Bytes without a text: the refusal says what they look like and what to do next.
pub fn text(bytes: &[u8], file_name: Option<&str>) -> Result<String, Refusal> {
    match looks(bytes) {
        Looks::Workbook => sheet::read_all(bytes, file_name).map(|grids| sheets(&grids)),
        Looks::Text => decode::decode(bytes).map(|decoded| decoded.text),
        _ => blocks(bytes).map(|blocks| lines(&blocks)),
    }
}

/// The pieces of a document.
///
/// # Errors
/// It is none, or one without a text.
pub fn blocks(bytes: &[u8]) -> Result<Vec<Block>, Refusal> {
    let what = looks(bytes);
    let blocks = match what {
        Looks::Document => docx::read(bytes)?,
        Looks::WebPage => html::read(bytes)?,
        Looks::MailPage => html::read(&mail::page(bytes).ok_or_else(|| Refusal::new(what))?)?,
        Looks::Pdf => pdf::read(bytes)?,
        other => return Err(Refusal::new(other)),
    };
    let empty = |block: &Block| match block {
        Block::Line(line) => line.trim().is_empty(),
        Block::Table(rows) => rows.iter().flatten().all(|cell| cell.trim().is_empty()),
    };
    if blocks.iter().all(empty) {
        return Err(Refusal::new(if what == Looks::Pdf {
            Looks::Scan
        } else {
            Looks::Empty
        }));
    }
    Ok(blocks)
}

/// The pieces as lines: a row a line, its cells apart by tabs.
#[must_use]
pub fn lines(blocks: &[Block]) -> String {
    let mut text = String::new();
    for block in blocks {
        match block {
            Block::Line(line) => {
                text.push_str(line.trim_end());
                text.push('\n');
            }
            Block::Table(rows) => {
                for row in rows {
                    // A title in a merged cell is prose: without tabs.
                    text.push_str(row.join("\t").trim_end());
                    text.push('\n');
                }
            }
        }
    }
    text
}

/// All sheets, one below the other.
fn sheets(grids: &[sheet::Grid]) -> String {
    let [several @ .., last] = grids else {
        return String::new();
    };
    if several.is_empty() {
        return last.to_text();
    }
    let mut text = String::new();
    for grid in grids {
        if let Some(name) = grid.sheet.as_deref().filter(|name| !is_nameless(name)) {
            text.push_str(name.trim());
        }
        text.push('\n');
        text.push_str(&grid.to_text());
        text.push('\n');
    }
    text
}

/// Whether the name of a sheet is the one it was made with, such as `Sheet1`.
#[must_use]
pub fn is_nameless(name: &str) -> bool {
    let name = name.trim().to_lowercase();
    NAMELESS.iter().any(|known| {
        name.strip_prefix(known)
            .is_some_and(|rest| rest.trim().bytes().all(|b| b.is_ascii_digit()))
    })
}

/// The lines of a cell as one: names of classes stay apart, and a word that was broken stays one text.
fn cell(lines: &[String]) -> String {
    let lines: Vec<String> = lines
        .iter()
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|line| !line.is_empty())
        .collect();
    let classes = lines
        .iter()
        .all(|line| line.ends_with('班') && line.chars().count() > 2);
    lines.join(if classes { "、" } else { " " })
}

/// Rows in which a cell may cover others.
#[derive(Debug, Default)]
struct Rows {
    rows: Vec<Vec<String>>,
    /// Of each column, how many rows below are covered by a cell of before.
    covered: Vec<usize>,
    cells: usize,
}

impl Rows {
    fn begin(&mut self) {
        if self.cells <= MOST_CELLS {
            self.rows.push(Vec::new());
        }
    }

    /// Puts a cell into the last row, behind those that are covered from above.
    fn push(&mut self, text: String, across: usize, down: usize) {
        if self.cells > MOST_CELLS {
            return;
        }
        let (across, down) = (across.clamp(1, MOST_SPAN), down.clamp(1, MOST_CELLS));
        self.skip_covered();
        let Some(row) = self.rows.last_mut() else {
            return;
        };
        let at = row.len();
        if at + across > MOST_COLUMNS {
            return;
        }
        row.push(text);
        row.resize(at + across, String::new());
        if self.covered.len() < at + across {
            self.covered.resize(at + across, 0);
        }
        self.covered[at..at + across].fill(down - 1);
        self.cells += across;
    }

    fn skip_covered(&mut self) {
        let Some(row) = self.rows.last_mut() else {
            return;
        };
        while let Some(left) = self.covered.get_mut(row.len()).filter(|left| **left > 0) {
            *left -= 1;
            row.push(String::new());
            self.cells += 1;
        }
    }

    /// Ends a row: cells that are covered to the right of the last one count down as well.
    fn end(&mut self) {
        self.skip_covered();
        let width = self.rows.last().map_or(0, Vec::len);
        for left in self.covered.iter_mut().skip(width) {
            *left = left.saturating_sub(1);
        }
    }

    fn finish(mut self) -> Vec<Vec<String>> {
        self.rows.retain(|row| !row.is_empty());
        self.rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn covered_cells_are_empty_and_columns_stay_beneath_each_other() {
        let mut rows = Rows::default();
        rows.begin();
        rows.push("8:30".into(), 1, 2);
        rows.push("甲".into(), 2, 1);
        rows.end();
        rows.begin();
        rows.push("乙".into(), 1, 1);
        rows.push("丙".into(), 1, 1);
        rows.end();
        assert_eq!(
            lines(&[Block::Table(rows.finish())]),
            "8:30\t甲\n\t乙\t丙\n"
        );
    }

    #[test]
    fn a_sheet_that_was_never_named_has_no_name() {
        assert!(is_nameless("Sheet1") && is_nameless("工作表 2"));
        assert!(!is_nameless("南泉校区") && !is_nameless("23软工1班"));
    }
}
