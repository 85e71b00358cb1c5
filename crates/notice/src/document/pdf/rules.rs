//! Lines that are drawn on a page: thin boxes that are filled, lines and boxes that are stroked.

use lopdf::Object;

use super::number;
use super::place::Matrix;

/// A line that is drawn, level or upright, in the page's measure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rule {
    pub x0: f32,
    pub y0: f32,
    pub x1: f32,
    pub y1: f32,
}

/// A filled box that is thicker is a ground and no line.
const THIN: f32 = 3.0;
/// Lines beyond this are a drawing.
const MOST_RULES: usize = 40_000;

impl Rule {
    pub fn is_level(&self) -> bool {
        self.x1 - self.x0 >= self.y1 - self.y0
    }

    fn around(points: &[(f32, f32)]) -> Option<Self> {
        let sound = points.iter().all(|(x, y)| x.is_finite() && y.is_finite());
        let (first, rest) = points.split_first()?;
        let mut rule = Self {
            x0: first.0,
            y0: first.1,
            x1: first.0,
            y1: first.1,
        };
        for (x, y) in rest {
            (rule.x0, rule.x1) = (rule.x0.min(*x), rule.x1.max(*x));
            (rule.y0, rule.y1) = (rule.y0.min(*y), rule.y1.max(*y));
        }
        sound.then_some(rule)
    }

    fn is_thin(&self) -> bool {
        (self.x1 - self.x0).min(self.y1 - self.y0) <= THIN
    }
}

/// The path that is being drawn.
#[derive(Debug, Default)]
pub(super) struct Path {
    parts: Vec<Vec<(f32, f32)>>,
    points: usize,
}

impl Path {
    /// Follows an operator of drawing; what it draws goes to `rules`.
    pub fn follow(
        &mut self,
        operator: &str,
        operands: &[Object],
        base: Matrix,
        rules: &mut Vec<Rule>,
    ) {
        let at = |i: usize| number(operands.get(i));
        match operator {
            "m" => self.parts.push(vec![base.of_point(at(0), at(1))]),
            "l" => self.go(base.of_point(at(0), at(1))),
            // Of a bow its end: a cell with round corners is a cell.
            "c" => self.go(base.of_point(at(4), at(5))),
            "v" | "y" => self.go(base.of_point(at(2), at(3))),
            "h" => {
                if let Some(first) = self.parts.last().and_then(|part| part.first()).copied() {
                    self.go(first);
                }
            }
            "re" => {
                let (x, y, wide, high) = (at(0), at(1), at(2), at(3));
                let corners = [(x, y), (x + wide, y), (x + wide, y + high), (x, y + high)];
                let mut part: Vec<_> = corners.map(|(x, y)| base.of_point(x, y)).into();
                part.push(part[0]);
                self.points += part.len();
                self.parts.push(part);
            }
            "S" | "s" | "B" | "B*" | "b" | "b*" => self.stroke(operator, rules),
            "f" | "F" | "f*" => {
                let boxes = self.parts.iter().filter_map(|part| Rule::around(part));
                let room = MOST_RULES.saturating_sub(rules.len());
                rules.extend(boxes.filter(Rule::is_thin).take(room));
                self.clear();
            }
            "n" => self.clear(),
            _ => {}
        }
    }

    fn go(&mut self, to: (f32, f32)) {
        if self.points < MOST_RULES {
            self.points += 1;
            if let Some(part) = self.parts.last_mut() {
                part.push(to);
            }
        }
    }

    fn stroke(&mut self, operator: &str, rules: &mut Vec<Rule>) {
        for part in &mut self.parts {
            if matches!(operator, "s" | "b" | "b*") {
                part.extend(part.first().copied());
            }
            let lines = part.windows(2).filter_map(Rule::around);
            let room = MOST_RULES.saturating_sub(rules.len());
            rules.extend(lines.filter(Rule::is_thin).take(room));
        }
        self.clear();
    }

    fn clear(&mut self) {
        self.parts.clear();
        self.points = 0;
    }
}
