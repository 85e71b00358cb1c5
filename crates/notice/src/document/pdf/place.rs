//! Where text stands on a page: the part of the graphics state that says so.

use lopdf::Object;

use super::lines::Run;
use super::number;

/// A place, a size and a turn, as PDF writes them: `[a b c d e f]`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Matrix([f32; 6]);

impl Matrix {
    pub const ONE: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    pub fn of(numbers: &[Object]) -> Self {
        let mut six = Self::ONE.0;
        if numbers.len() == 6 {
            for (at, it) in six.iter_mut().zip(numbers) {
                *at = number(Some(it));
            }
        }
        Self(six)
    }

    const fn moved(x: f32, y: f32) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y])
    }

    /// First this, then the other.
    pub fn then(self, other: Self) -> Self {
        let ([a, b, c, d, e, f], [g, h, i, j, k, l]) = (self.0, other.0);
        Self([
            a * g + b * i,
            a * h + b * j,
            c * g + d * i,
            c * h + d * j,
            e * g + f * i + k,
            e * h + f * j + l,
        ])
    }

    fn at(self, x: f32) -> (f32, f32) {
        self.of_point(x, 0.0)
    }

    pub fn of_point(self, x: f32, y: f32) -> (f32, f32) {
        let [a, b, c, d, e, f] = self.0;
        (a * x + c * y + e, b * x + d * y + f)
    }

    fn height(self) -> f32 {
        let [_, _, c, d, _, _] = self.0;
        c.hypot(d)
    }
}

/// What the operators of text change.
#[derive(Debug, Clone)]
pub(super) struct TextState {
    /// From the content's own measure to the page's.
    pub base: Matrix,
    text: Matrix,
    line: Matrix,
    pub font: Option<usize>,
    pub size: f32,
    pub char_space: f32,
    pub word_space: f32,
    wide: f32,
    leading: f32,
}

impl TextState {
    pub const fn new(base: Matrix) -> Self {
        Self {
            base,
            text: Matrix::ONE,
            line: Matrix::ONE,
            font: None,
            size: 0.0,
            char_space: 0.0,
            word_space: 0.0,
            wide: 1.0,
            leading: 0.0,
        }
    }

    /// An operator that shows nothing.
    pub fn follow(&mut self, operator: &str, operands: &[Object]) {
        let at = |i: usize| number(operands.get(i));
        match operator {
            "cm" => self.base = Matrix::of(operands).then(self.base),
            "BT" => self.set(Matrix::ONE),
            "Tm" => self.set(Matrix::of(operands)),
            "Td" => self.go(at(0), at(1)),
            "TD" => {
                self.leading = -at(1);
                self.go(at(0), at(1));
            }
            "T*" => self.next_line(),
            "TL" => self.leading = at(0),
            "Tc" => self.char_space = at(0),
            "Tw" => self.word_space = at(0),
            "Tz" => self.wide = at(0) / 100.0,
            _ => {}
        }
    }

    fn set(&mut self, matrix: Matrix) {
        (self.text, self.line) = (matrix, matrix);
    }

    fn go(&mut self, x: f32, y: f32) {
        self.set(Matrix::moved(x, y).then(self.line));
    }

    pub fn next_line(&mut self) {
        self.go(0.0, -self.leading);
    }

    /// A number between strings: thousandths of the size, backwards.
    pub fn kern(&mut self, thousandths: f32) {
        self.step(-thousandths / 1000.0 * self.size * self.wide);
    }

    fn step(&mut self, x: f32) {
        self.text = Matrix::moved(x, 0.0).then(self.text);
    }

    /// Shows a text of `width` thousandths and moves behind it.
    pub fn show(&mut self, text: String, width: f32, letters: usize) -> Run {
        let spaces = text.chars().filter(|c| *c == ' ').count();
        #[allow(
            clippy::cast_precision_loss,
            reason = "counts of letters of one string"
        )]
        let spacing = letters as f32 * self.char_space + spaces as f32 * self.word_space;
        let length = (width / 1000.0 * self.size + spacing) * self.wide;
        let place = self.text.then(self.base);
        let (x, y) = place.at(0.0);
        let (end_x, end_y) = place.at(length);
        let size = (place.height() * self.size).abs();
        self.step(length);
        Run {
            x,
            y,
            end_x,
            end_y,
            size,
            text,
        }
    }
}
