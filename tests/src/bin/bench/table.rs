//! Figures beside what they aim at.

use std::fmt;

/// One line a figure.
#[derive(Debug, Default)]
pub struct Table(Vec<Line>);

#[derive(Debug)]
struct Line {
    what: &'static str,
    unit: &'static str,
    /// Sorted.
    values: Vec<f64>,
    aim: f64,
}

impl Table {
    /// A figure that was taken once.
    pub fn one(&mut self, what: &'static str, unit: &'static str, value: f64, aim: f64) {
        self.many(what, unit, vec![value], aim);
    }

    /// A figure that was taken many times; the aim is for its p95.
    pub fn many(&mut self, what: &'static str, unit: &'static str, mut values: Vec<f64>, aim: f64) {
        values.sort_by(f64::total_cmp);
        self.0.push(Line {
            what,
            unit,
            values,
            aim,
        });
    }
}

impl Line {
    /// The smallest value that so many of a hundred do not exceed.
    fn percentile(&self, percent: usize) -> f64 {
        let rank = (self.values.len() * percent).div_ceil(100).max(1);
        self.values[rank - 1]
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let head = ["", "n", "p50", "p95", "p99", "aim (p95)"];
        let [what, n, p50, p95, p99, aim] = head;
        writeln!(f, "{what:<28}{n:>5}{p50:>9}{p95:>9}{p99:>9}{aim:>14}")?;
        for line in &self.0 {
            write!(f, "{:<28}{:>5}", line.what, line.values.len())?;
            for percent in [50, 95, 99] {
                write!(f, "{:>9.1}", line.percentile(percent))?;
            }
            let met = if line.percentile(95) <= line.aim {
                ""
            } else {
                "  MISSED"
            };
            writeln!(f, "{:>14}{met}", format!("≤ {} {}", line.aim, line.unit))?;
        }
        Ok(())
    }
}
