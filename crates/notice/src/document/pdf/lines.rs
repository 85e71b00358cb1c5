//! Texts that stand on a page become lines.

/// A text and where it stands, in the page's measure.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Run {
    pub x: f32,
    pub y: f32,
    pub end_x: f32,
    pub end_y: f32,
    /// How high its letters are.
    pub size: f32,
    pub text: String,
}

/// Of the size of letters: from this gap on, another cell begins.
const CELL: f32 = 0.85;
/// The same in a line that has such a gap already: the row of a table may have narrow columns beside wide ones.
const CELL_OF_ROW: f32 = 0.5;
/// Of the size of letters: from this gap on, another word begins.
const WORD: f32 = 0.22;
/// Of the size of letters: texts whose feet are no further apart stand in one line.
const LINE: f32 = 0.45;

/// Texts that stand in one line.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    pub x: f32,
    pub end: f32,
    pub y: f32,
    pub size: f32,
    /// With a tab where the next cell of a table begins.
    pub text: String,
}

/// The lines that texts stand in, from the top down.
pub(super) fn of(mut runs: Vec<Run>) -> Vec<Line> {
    // Text that runs upwards is a stamp or a margin's note.
    runs.retain(|it| {
        let sound = [it.x, it.y, it.end_x, it.end_y, it.size]
            .iter()
            .all(|n| n.is_finite());
        sound && it.size > 0.0 && (it.end_x - it.x).abs() >= (it.end_y - it.y).abs()
    });
    runs.sort_by(|a, b| b.y.total_cmp(&a.y));
    let mut lines: Vec<Vec<Run>> = Vec::new();
    for run in runs {
        match lines.last_mut() {
            Some(line)
                if line
                    .first()
                    .is_some_and(|it| it.y - run.y <= LINE * it.size.max(run.size)) =>
            {
                line.push(run)
            }
            _ => lines.push(vec![run]),
        }
    }
    let lines = lines.into_iter().map(|line| {
        let over = |pick: fn(&Run) -> f32, better: fn(f32, f32) -> f32, from: f32| {
            line.iter().map(pick).fold(from, better)
        };
        Line {
            x: over(|it| it.x, f32::min, f32::MAX),
            end: over(|it| it.end_x, f32::max, f32::MIN),
            y: over(|it| it.y, f32::min, f32::MAX),
            size: over(|it| it.size, f32::max, 0.0),
            text: joined(line),
        }
    });
    lines.filter(|line| !line.text.is_empty()).collect()
}

fn joined(mut line: Vec<Run>) -> String {
    line.sort_by(|a, b| a.x.total_cmp(&b.x));
    // Bold letters are often drawn twice, a hair apart: the furthest end counts.
    let ends = line.iter().scan(f32::MIN, |end, run| {
        *end = end.max(run.end_x);
        Some(*end)
    });
    let gaps: Vec<f32> = ends
        .zip(line.iter().skip(1))
        .map(|(end, run)| (run.x - end) / run.size)
        .collect();
    let in_row = gaps.iter().any(|gap| *gap >= CELL);
    let cell = if in_row { CELL_OF_ROW } else { CELL };
    let mut text = String::new();
    for (run, gap) in line.iter().zip([0.0].into_iter().chain(gaps)) {
        if gap >= cell {
            let trimmed = text.trim_end().len();
            text.truncate(trimmed);
            text.push('\t');
        } else if gap >= WORD && !text.ends_with(' ') {
            text.push(' ');
        }
        if text.is_empty() || text.ends_with('\t') {
            text.push_str(run.text.trim_start());
        } else {
            text.push_str(&run.text);
        }
    }
    text.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(x: f32, y: f32, text: &str) -> Run {
        let wide: f32 = text.chars().map(|_| 10.0).sum();
        Run {
            x,
            y,
            end_x: x + wide,
            end_y: y,
            size: 10.0,
            text: text.into(),
        }
    }

    fn texts(runs: Vec<Run>) -> Vec<String> {
        of(runs).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn a_wide_gap_is_a_cell_and_lines_go_down_the_page() {
        let runs = vec![
            run(100.0, 700.0, "班级"),
            run(100.0, 720.0, "时间"),
            run(160.0, 700.5, "人"),
            run(170.0, 700.0, "数"),
            run(182.5, 700.0, "注"),
        ];
        assert_eq!(texts(runs), ["时间", "班级\t人数 注"]);
    }

    #[test]
    fn a_narrow_gap_is_a_cell_in_a_row_alone() {
        let runs = |far: f32| {
            vec![
                run(0.0, 0.0, "甲"),
                run(17.0, 0.0, "乙"),
                run(far, 0.0, "丙"),
            ]
        };
        assert_eq!(texts(runs(60.0)), ["甲\t乙\t丙"]);
        assert_eq!(texts(runs(30.0)), ["甲 乙 丙"]);
    }
}
