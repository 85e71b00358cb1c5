//! Tables with lines around their cells: where lines enclose a rectangle, there is a cell, whatever it covers.

use super::places::{breaks, covered, flood, nearest, places};
use super::rules::Rule;

/// Places where lines run beyond this are a drawing.
const MOST_PLACES: usize = 400;

/// A cell: its place in the page's measure, and in its table.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Cell {
    pub x0: f32,
    pub x1: f32,
    /// The upper edge; `y` grows upwards.
    pub top: f32,
    pub table: usize,
    pub row: usize,
    pub column: usize,
    /// Whether it goes on on the page before, or overleaf: no line is drawn where the page breaks it.
    pub opens: bool,
    pub ends_open: bool,
}

/// A table's measure.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Table {
    pub rows: usize,
    pub columns: usize,
    pub top: f32,
}

/// The cells of a page and where they are.
#[derive(Debug, Default)]
pub(super) struct Grid {
    pub cells: Vec<Cell>,
    pub tables: Vec<Table>,
    xs: Vec<f32>,
    ys: Vec<f32>,
    /// Of each box between neighbouring lines the cell it belongs to.
    of: Vec<Option<usize>>,
}

impl Grid {
    /// The tables that these lines enclose.
    pub fn of(rules: &[Rule]) -> Self {
        let (level, upright): (Vec<Rule>, Vec<Rule>) =
            rules.iter().copied().partition(Rule::is_level);
        let breaks = breaks(&upright);
        let mut xs = places(upright.iter().map(|it| f32::midpoint(it.x0, it.x1)));
        let both = level.iter().chain(&breaks);
        let mut ys = places(both.map(|it| f32::midpoint(it.y0, it.y1)));
        // Places left of, right of, above and below everything are outside.
        if xs.len() < 2 || ys.len() < 2 || xs.len() > MOST_PLACES || ys.len() > MOST_PLACES {
            return Self::default();
        }
        for places in [&mut xs, &mut ys] {
            places.insert(0, f32::MIN);
            places.push(f32::MAX);
        }
        let mut grid = Self {
            xs,
            ys,
            ..Self::default()
        };
        let walls = grid.walls(&level, &breaks, &upright);
        grid.enclose(&walls);
        grid
    }

    /// The cell in which a point lies.
    pub fn at(&self, x: f32, y: f32) -> Option<usize> {
        let column = self.xs.partition_point(|it| *it <= x).checked_sub(1)?;
        let row = self.ys.partition_point(|it| *it <= y).checked_sub(1)?;
        if column >= self.wide() || row >= self.high() {
            return None;
        }
        self.of[row * self.wide() + column]
    }

    const fn wide(&self) -> usize {
        self.xs.len() - 1
    }

    const fn high(&self) -> usize {
        self.ys.len() - 1
    }

    fn walls(&self, level: &[Rule], breaks: &[Rule], upright: &[Rule]) -> Walls {
        let size = self.xs.len() * self.ys.len();
        let mut walls = Walls {
            left: vec![false; size],
            below: vec![false; size],
            drawn: Vec::new(),
        };
        let stride = self.xs.len();
        let put = |below: &mut Vec<bool>, rule: &Rule| {
            let row = nearest(&self.ys, f32::midpoint(rule.y0, rule.y1));
            for column in covered(&self.xs, rule.x0, rule.x1) {
                below[row * stride + column] = true;
            }
        };
        for rule in level {
            put(&mut walls.below, rule);
        }
        walls.drawn.clone_from(&walls.below);
        for rule in breaks {
            put(&mut walls.below, rule);
        }
        for rule in upright {
            let column = nearest(&self.xs, f32::midpoint(rule.x0, rule.x1));
            for row in covered(&self.ys, rule.y0, rule.y1) {
                walls.left[row * stride + column] = true;
            }
        }
        walls
    }

    /// Boxes without a wall between them are one; rectangles of them are cells; cells that touch are a table.
    fn enclose(&mut self, walls: &Walls) {
        let (wide, high, stride) = (self.wide(), self.high(), self.xs.len());
        let open = |from: (usize, usize), to: (usize, usize)| {
            let (row, column) = (from.0.max(to.0), from.1.max(to.1));
            !if from.0 == to.0 {
                walls.left[row * stride + column]
            } else {
                walls.below[row * stride + column]
            }
        };
        let mut regions = Vec::new();
        let mut region_of = vec![None; wide * high];
        flood(wide, high, open, |number, boxes| {
            for (row, column) in boxes {
                region_of[row * wide + column] = Some(number);
            }
            regions.push(Region::of(boxes));
        });
        let is_cell = |at: (usize, usize)| {
            region_of[at.0 * wide + at.1].is_some_and(|it: usize| {
                let region: &Region = &regions[it];
                region.is_full && !region.touches_edge(wide, high)
            })
        };
        let mut tables: Vec<Vec<(usize, usize)>> = Vec::new();
        let together = |from, to| is_cell(from) && is_cell(to);
        flood(wide, high, together, |_, boxes| {
            if boxes.first().is_some_and(|it| is_cell(*it)) {
                tables.push(boxes.to_vec());
            }
        });
        self.of = vec![None; wide * high];
        for boxes in tables {
            let mut of_table: Vec<usize> = boxes
                .iter()
                .filter_map(|(row, column)| region_of[row * wide + column])
                .collect();
            of_table.sort_unstable();
            of_table.dedup();
            self.table(&of_table, &regions, (&boxes, &region_of), walls);
        }
    }

    fn table(
        &mut self,
        of_table: &[usize],
        regions: &[Region],
        (boxes, region_of): (&[(usize, usize)], &[Option<usize>]),
        walls: &Walls,
    ) {
        let starts = |of: fn(&Region) -> usize| {
            let mut all: Vec<usize> = of_table.iter().map(|it| of(&regions[*it])).collect();
            all.sort_unstable();
            all.dedup();
            all
        };
        let columns = starts(|it| it.left);
        // Rows begin at the upper edge.
        let rows = starts(|it| it.top);
        // A box with text in it, or steps of one, is a frame.
        if columns.len() < 2 {
            return;
        }
        let mut number_of = std::collections::HashMap::new();
        for it in of_table {
            let region = &regions[*it];
            number_of.insert(*it, self.cells.len());
            self.cells.push(Cell {
                x0: self.xs[region.left],
                x1: self.xs[region.right + 1],
                top: self.ys[region.top + 1],
                table: self.tables.len(),
                row: rows.len() - 1 - rows.partition_point(|row| *row < region.top),
                column: columns.partition_point(|column| *column < region.left),
                opens: !walls.drawn[(region.top + 1) * self.xs.len() + region.left],
                ends_open: !walls.drawn[region.foot * self.xs.len() + region.left],
            });
        }
        let cells = &self.cells[self.cells.len() - of_table.len()..];
        self.tables.push(Table {
            rows: rows.len(),
            columns: columns.len(),
            top: cells.iter().map(|it| it.top).fold(f32::MIN, f32::max),
        });
        let wide = self.wide();
        for (row, column) in boxes {
            let at = row * wide + column;
            self.of[at] = region_of[at].and_then(|it| number_of.get(&it).copied());
        }
    }
}

struct Walls {
    left: Vec<bool>,
    below: Vec<bool>,
    /// Of those below the ones that are drawn: the others are where the page breaks a table.
    drawn: Vec<bool>,
}

/// Boxes that are one, by the first and last of their rows (from the foot of the page) and columns.
struct Region {
    left: usize,
    right: usize,
    foot: usize,
    top: usize,
    is_full: bool,
}

impl Region {
    fn of(boxes: &[(usize, usize)]) -> Self {
        let (mut left, mut right, mut foot, mut top) = (usize::MAX, 0, usize::MAX, 0);
        for (row, column) in boxes {
            (left, right) = (left.min(*column), right.max(*column));
            (foot, top) = (foot.min(*row), top.max(*row));
        }
        let all = (right + 1).saturating_sub(left) * (top + 1).saturating_sub(foot);
        Self {
            left,
            right,
            foot,
            top,
            is_full: all == boxes.len(),
        }
    }

    const fn touches_edge(&self, wide: usize, high: usize) -> bool {
        self.left == 0 || self.foot == 0 || self.right + 1 == wide || self.top + 1 == high
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(y: f32, x0: f32, x1: f32) -> Rule {
        Rule {
            x0,
            y0: y,
            x1,
            y1: y,
        }
    }

    fn upright(x: f32, y0: f32, y1: f32) -> Rule {
        Rule {
            x0: x,
            y0,
            x1: x,
            y1,
        }
    }

    #[test]
    fn a_cell_that_covers_two_rows_is_one_cell() {
        let grid = Grid::of(&[
            level(100.0, 0.0, 200.0),
            level(80.5, 80.0, 200.0),
            level(60.0, 0.0, 200.0),
            upright(0.0, 60.0, 100.0),
            upright(80.0, 60.0, 100.0),
            upright(81.0, 60.0, 100.0),
            upright(200.0, 60.0, 100.0),
        ]);
        let at = |x, y| {
            grid.at(x, y)
                .map(|it| (grid.cells[it].row, grid.cells[it].column))
        };
        assert_eq!(grid.cells.len(), 3);
        assert_eq!(
            (at(40.0, 90.0), at(40.0, 70.0)),
            (Some((0, 0)), Some((0, 0)))
        );
        assert_eq!(
            (at(100.0, 90.0), at(100.0, 70.0)),
            (Some((0, 1)), Some((1, 1)))
        );
        assert_eq!((at(300.0, 90.0), at(100.0, 110.0)), (None, None));
    }

    #[test]
    fn cells_that_the_page_breaks_are_closed_and_said_to_go_on() {
        let grid = Grid::of(&[
            level(100.0, 0.0, 200.0),
            level(80.0, 80.0, 200.0),
            upright(0.0, 60.0, 100.0),
            upright(80.0, 60.0, 100.0),
            upright(200.0, 60.0, 100.0),
        ]);
        let first = &grid.cells[grid.at(40.0, 70.0).unwrap()];
        assert_eq!((first.row, first.opens, first.ends_open), (0, false, true));
        let above = &grid.cells[grid.at(100.0, 90.0).unwrap()];
        assert!(!above.ends_open && grid.cells.len() == 3);
    }

    #[test]
    fn a_frame_around_text_is_no_table() {
        let grid = Grid::of(&[
            level(100.0, 0.0, 200.0),
            level(0.0, 0.0, 200.0),
            upright(0.0, 0.0, 100.0),
            upright(200.0, 0.0, 100.0),
        ]);
        assert!(grid.cells.is_empty() && grid.at(100.0, 50.0).is_none());
    }
}
