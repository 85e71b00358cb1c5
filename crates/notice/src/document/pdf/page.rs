//! What stands on pages becomes lines and tables, in their order: paragraphs that were broken to fit are whole again,
//! cells that were are one cell, and a table that goes on overleaf is one table.

use super::super::{Block, MOST_CELLS};
use super::grid::Grid;
use super::lines::{self, Line, Run};
use super::rules::Rule;
use super::whole::{append, goes_on, whole};

/// Of the size of letters: how much a line that was broken to fit may leave free at its end.
const RAGGED: f32 = 2.1;
/// Of the size of letters: a paragraph that was broken to fit is wider.
const PARAGRAPH: f32 = 18.0;

/// Pages, one after the other.
#[derive(Default)]
pub(super) struct Pages {
    blocks: Vec<Block>,
    /// Where the last line of prose stands, if it goes to the end of its line.
    broken: Option<Line>,
    /// Of each column of the last table the row of the cell that goes on overleaf.
    ends_open: Vec<Option<usize>>,
    pages: usize,
    cells: usize,
}

enum Piece {
    Line(Line),
    Table(Table),
}

/// A table's rows, and where the page breaks it.
struct Table {
    top: f32,
    rows: Vec<Vec<String>>,
    /// Of each column whether its first cell began on the page before.
    opens: Vec<bool>,
    /// Of each column the row of the cell that goes on overleaf.
    ends_open: Vec<Option<usize>>,
}

impl Piece {
    const fn y(&self) -> f32 {
        match self {
            Self::Line(line) => line.y,
            Self::Table(table) => table.top,
        }
    }
}

impl Pages {
    /// Adds a page that is shown turned by so many degrees.
    pub fn add(&mut self, mut runs: Vec<Run>, mut rules: Vec<Rule>, turned: i64) {
        let turn = |x: f32, y: f32| match turned {
            90 => (y, -x),
            180 => (-x, -y),
            270 => (-y, x),
            _ => (x, y),
        };
        for run in &mut runs {
            (run.x, run.y) = turn(run.x, run.y);
            (run.end_x, run.end_y) = turn(run.end_x, run.end_y);
        }
        for rule in &mut rules {
            let (x, y) = turn(rule.x0, rule.y0);
            let (to_x, to_y) = turn(rule.x1, rule.y1);
            (rule.x0, rule.x1) = (x.min(to_x), x.max(to_x));
            (rule.y0, rule.y1) = (y.min(to_y), y.max(to_y));
        }
        let mut pieces = pieces(runs, &rules);
        let is_number = |piece: &Piece| matches!(piece, Piece::Line(line) if is_number(&line.text));
        if pieces.len() > 1 && pieces.last().is_some_and(is_number) {
            pieces.pop();
        }
        let right = pieces.iter().filter_map(prose).map(|it| it.end);
        let right = right.fold(f32::MIN, f32::max);
        let left = pieces.iter().filter_map(prose).map(|it| it.x);
        let left = left.fold(f32::MAX, f32::min);
        // Overleaf a paragraph goes on at the top of the page, as near as can be.
        if let Some(broken) = &mut self.broken {
            broken.y = pieces.first().map_or(0.0, Piece::y) + broken.size;
        }
        for (at, piece) in pieces.into_iter().enumerate() {
            match piece {
                Piece::Line(line) => self.line(line, left, right),
                Piece::Table(table) => self.table(table, at == 0 && self.pages > 0),
            }
        }
        self.pages += 1;
    }

    fn line(&mut self, line: Line, left: f32, right: f32) {
        let goes_on = self
            .broken
            .take()
            .is_some_and(|before| goes_on(&before, &line, left));
        match self.blocks.last_mut() {
            Some(Block::Line(paragraph)) if goes_on => append(paragraph, &line.text),
            _ => self.blocks.push(Block::Line(line.text.clone())),
        }
        let is_wide = line.end - left.min(line.x) >= PARAGRAPH * line.size;
        let is_full = line.end >= RAGGED.mul_add(-line.size, right);
        if is_wide && is_full && !line.text.contains('\t') {
            self.broken = Some(line);
        }
    }

    fn table(&mut self, mut table: Table, may_go_on: bool) {
        self.broken = None;
        let width = table.opens.len();
        self.cells += table.rows.len() * width;
        if self.cells > MOST_CELLS {
            return;
        }
        let ended_open = std::mem::take(&mut self.ends_open);
        match self.blocks.last_mut() {
            Some(Block::Table(before))
                if may_go_on && before.first().is_some_and(|row| row.len() == width) =>
            {
                close(before, &ended_open, &mut table);
                let above = before.len();
                self.ends_open = open_rows(&table, above);
                before.append(&mut table.rows);
            }
            _ => {
                self.ends_open = open_rows(&table, 0);
                self.blocks.push(Block::Table(table.rows));
            }
        }
    }

    /// All that stood on them.
    pub fn blocks(self) -> Vec<Block> {
        self.blocks
    }
}

fn open_rows(table: &Table, above: usize) -> Vec<Option<usize>> {
    let rows = table.ends_open.iter();
    rows.map(|row| row.map(|row| row + above)).collect()
}

/// Cells that a page breaks are one: what they say overleaf is said where they begin. A head that is said again is not.
fn close(before: &mut [Vec<String>], ended_open: &[Option<usize>], table: &mut Table) {
    if table
        .rows
        .first()
        .is_some_and(|row| before.first() == Some(row))
    {
        table.rows.remove(0);
        for row in table.ends_open.iter_mut().flatten() {
            *row = row.saturating_sub(1);
        }
        return;
    }
    let Some(first) = table.rows.first_mut() else {
        return;
    };
    for (column, said) in first.iter_mut().enumerate() {
        let from = ended_open.get(column).copied().flatten();
        let slot = from
            .filter(|_| table.opens[column])
            .and_then(|row| before.get_mut(row)?.get_mut(column));
        if let Some(slot) = slot {
            let said = std::mem::take(said);
            if slot.is_empty() || said.is_empty() {
                slot.push_str(&said);
            } else {
                append(slot, &said);
            }
        }
    }
}

const fn prose(piece: &Piece) -> Option<&Line> {
    match piece {
        Piece::Line(line) => Some(line),
        Piece::Table(_) => None,
    }
}

/// `3`, `- 3 -`, `第3页 共5页`.
fn is_number(text: &str) -> bool {
    text.chars().count() <= 16
        && text.contains(|c: char| c.is_ascii_digit())
        && text
            .chars()
            .all(|c| c.is_ascii_digit() || " \t-—–/第页共".contains(c))
}

fn pieces(runs: Vec<Run>, rules: &[Rule]) -> Vec<Piece> {
    let grid = Grid::of(rules);
    let mut outside = Vec::new();
    let mut inside: Vec<Vec<Run>> = grid.cells.iter().map(|_| Vec::new()).collect();
    for run in runs {
        let x = run.x + (run.size / 2.0).min((run.end_x - run.x).abs() / 2.0);
        match grid.at(x, run.size.mul_add(0.3, run.y)) {
            Some(at) => inside[at].push(run),
            None => outside.push(run),
        }
    }
    let mut tables: Vec<Table> = grid
        .tables
        .iter()
        .map(|it| Table {
            top: it.top,
            rows: vec![vec![String::new(); it.columns]; it.rows],
            opens: vec![false; it.columns],
            ends_open: vec![None; it.columns],
        })
        .collect();
    for (place, runs) in grid.cells.iter().zip(inside) {
        let table = &mut tables[place.table];
        table.rows[place.row][place.column] = whole(&lines::of(runs), place.x1 - place.x0);
        if place.opens && place.row == 0 {
            table.opens[place.column] = true;
        }
        if place.ends_open {
            table.ends_open[place.column] = Some(place.row);
        }
    }
    let mut pieces: Vec<Piece> = lines::of(outside).into_iter().map(Piece::Line).collect();
    let is_blank = |table: &Table| table.rows.iter().flatten().all(String::is_empty);
    let tables = tables.into_iter().filter(|it| !is_blank(it));
    pieces.extend(tables.map(Piece::Table));
    pieces.sort_by(|a, b| b.y().total_cmp(&a.y()));
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_is_shown_turned_is_read_as_it_is_shown() {
        // Written upwards, shown turned by 90 degrees clockwise.
        let upwards = |x: f32, y: f32, text: &str| Run {
            x,
            y,
            end_x: x,
            end_y: y + 20.0,
            size: 10.0,
            text: text.into(),
        };
        let runs = vec![
            upwards(30.0, 50.0, "下行"),
            upwards(10.0, 50.0, "上行"),
            upwards(10.0, 90.0, "右格"),
        ];
        let mut pages = Pages::default();
        pages.add(runs, Vec::new(), 90);
        let lines = ["上行\t右格", "下行"].map(|it| Block::Line(it.into()));
        assert_eq!(pages.blocks(), lines);
    }

    #[test]
    fn a_paragraph_that_was_broken_to_fit_is_whole_and_the_next_one_is_apart() {
        let run = |x: f32, y: f32, letters: u8, text: &str| Run {
            x,
            y,
            end_x: f32::from(letters).mul_add(10.0, x),
            end_y: y,
            size: 10.0,
            text: text.into(),
        };
        let mut pages = Pages::default();
        let runs = vec![
            run(20.0, 700.0, 38, "请各班提前"),
            run(0.0, 685.0, 40, "10 分钟到场。迟到的"),
            run(0.0, 670.0, 6, "排在最后。"),
            run(20.0, 655.0, 38, "每生收费"),
            run(20.0, 640.0, 38, "另一段"),
            run(0.0, 625.0, 8, "二、拍摄时间"),
            run(190.0, 20.0, 2, "- 1 -"),
        ];
        pages.add(runs, Vec::new(), 0);
        let lines = [
            "请各班提前10 分钟到场。迟到的排在最后。",
            "每生收费",
            "另一段",
            "二、拍摄时间",
        ]
        .map(|it| Block::Line(it.into()));
        assert_eq!(pages.blocks(), lines);
    }
}
