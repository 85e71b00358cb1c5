//! A sheet that is written row by row under a head that stays.

use rollcall_core::money::Fen;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Formula, Worksheet, XlsxError};

pub(super) type Done = Result<(), XlsxError>;

/// What a column holds: its head, its width in characters.
pub(super) type Column = (&'static str, f64);

/// A4, in the numbering of the format.
const A4: u8 = 9;

/// A cell.
pub(super) enum Cell {
    /// A text, also one that looks like a number: a student number keeps its zeros, and nothing is ever a formula that
    /// somebody's name began.
    Text(String),
    /// A count.
    Count(u32),
    /// An amount, shown in yuan.
    Yuan(Fen),
    /// An amount that Excel reckons itself out of others, with what it comes to.
    Reckoned(String, Fen),
    /// Nothing, where a zero would say something.
    Empty,
}

impl Cell {
    pub(super) fn text(it: impl Into<String>) -> Self {
        Self::Text(it.into())
    }

    pub(super) fn maybe(it: Option<&String>) -> Self {
        it.map_or(Self::Empty, |it| Self::Text(it.clone()))
    }
}

/// How the parts look.
struct Looks {
    head: Format,
    plain: Format,
    yuan: Format,
    sum: Format,
    sum_yuan: Format,
}

/// A sheet under way.
pub(super) struct Sheet<'a> {
    sheet: &'a mut Worksheet,
    looks: Looks,
    columns: u16,
    row: u32,
}

impl<'a> Sheet<'a> {
    /// Begins a sheet: its name, its head.
    pub(super) fn begin(
        sheet: &'a mut Worksheet,
        name: &str,
        columns: &[Column],
    ) -> Result<Self, XlsxError> {
        let plain = Format::new().set_align(FormatAlign::VerticalCenter);
        let head = plain
            .clone()
            .set_bold()
            .set_background_color(Color::RGB(0x00E3_ECFA))
            .set_border_bottom(FormatBorder::Thin);
        let sum = plain.clone().set_bold().set_border_top(FormatBorder::Thin);
        let money = "#,##0.00";
        let looks = Looks {
            yuan: plain.clone().set_num_format(money),
            sum_yuan: sum.clone().set_num_format(money),
            head,
            plain,
            sum,
        };
        sheet.set_name(name)?;
        let mut count = 0;
        for (at, (title, width)) in (0..).zip(columns) {
            sheet.write_string_with_format(0, at, *title, &looks.head)?;
            sheet.set_column_width(at, *width)?;
            count = at + 1;
        }
        sheet.set_freeze_panes(1, 1)?;
        sheet.set_landscape().set_paper_size(A4);
        sheet.set_print_fit_to_pages(1, 0);
        sheet.set_repeat_rows(0, 0)?;
        Ok(Self {
            sheet,
            looks,
            columns: count,
            row: 1,
        })
    }

    /// The number that Excel gives the row that comes next.
    pub(super) const fn next(&self) -> u32 {
        self.row + 1
    }

    /// Writes a row.
    pub(super) fn row(&mut self, cells: impl IntoIterator<Item = Cell>) -> Done {
        let (row, looks) = (self.row, &self.looks);
        for (at, cell) in (0..).zip(cells) {
            match cell {
                Cell::Text(text) => {
                    self.sheet
                        .write_string_with_format(row, at, text, &looks.plain)?;
                }
                Cell::Count(n) => {
                    self.sheet
                        .write_number_with_format(row, at, n, &looks.plain)?;
                }
                Cell::Yuan(fen) => {
                    self.sheet
                        .write_number_with_format(row, at, yuan(fen), &looks.yuan)?;
                }
                Cell::Reckoned(formula, fen) => {
                    let formula = Formula::new(formula).set_result(fen.to_string());
                    self.sheet
                        .write_formula_with_format(row, at, formula, &looks.yuan)?;
                }
                Cell::Empty => {}
            }
        }
        self.row += 1;
        Ok(())
    }

    /// Writes the row of sums: of every column with a total the sum of what stands above it.
    pub(super) fn sums(&mut self, title: &str, totals: &[(u16, Cell)]) -> Done {
        let last = self.row;
        self.sheet
            .write_string_with_format(self.row, 0, title, &self.looks.sum)?;
        for at in 1..self.columns {
            self.sheet.write_blank(self.row, at, &self.looks.sum)?;
        }
        for (at, total) in totals {
            let letter = letter(*at);
            let formula = format!("=SUM({letter}2:{letter}{last})");
            // An empty sheet has nothing to sum up but its own head.
            let formula = if last < 2 { "=0".to_owned() } else { formula };
            let (result, looks) = match total {
                Cell::Count(n) => (n.to_string(), &self.looks.sum),
                Cell::Yuan(fen) | Cell::Reckoned(_, fen) => (fen.to_string(), &self.looks.sum_yuan),
                Cell::Text(_) | Cell::Empty => continue,
            };
            let formula = Formula::new(formula).set_result(result);
            self.sheet
                .write_formula_with_format(self.row, *at, formula, looks)?;
        }
        self.row += 1;
        Ok(())
    }

    /// Ends the sheet: its rows can be filtered, but for the sums.
    pub(super) fn end(self, last_row: u32) -> Done {
        if last_row > 0 && self.columns > 0 {
            self.sheet.autofilter(0, 0, last_row, self.columns - 1)?;
        }
        Ok(())
    }
}

/// What a spreadsheet has for an amount. Every sum of the ledger is far below 2^53 fen, so that the two decimals that
/// are shown are exact.
#[allow(
    clippy::cast_precision_loss,
    reason = "amounts are far below 2^53 fen; nothing is reckoned with the result here"
)]
fn yuan(fen: Fen) -> f64 {
    fen.0 as f64 / 100.0
}

/// The letter of a column, of which there are fewer than 26.
pub(super) fn letter(column: u16) -> char {
    u8::try_from(column).map_or('A', |at| char::from(b'A'.saturating_add(at)))
}
