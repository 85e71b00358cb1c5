//! Transposed tables: days, halls or groups as columns, times as rows, classes in the cells.

mod sum;

use super::cell::{self, Cell, Rest};
use super::header::{self, Header, Kind};
use super::regions::{Raw, Region};
use super::rows::Row;

/// The heads of a transposed table's columns: what each says, and how many columns before them say when or where of a row.
#[derive(Debug, Clone, Default)]
pub(crate) struct Heads {
    /// One cell a column, for every line of heads.
    pub lines: Vec<Vec<Cell>>,
    /// Columns at the left that speak of the row.
    pub axis: usize,
}

/// What a head is of; the heads of one line are all of one kind.
fn family(cell: &Cell) -> Option<u8> {
    if !is_value(cell) {
        None
    } else if cell.date.is_some() || cell.half.is_some() && cell.time.is_none() {
        Some(0)
    } else if cell.time.is_some() {
        Some(1)
    } else if matches!(cell.rest, Rest::Group(_)) {
        Some(2)
    } else {
        Some(3)
    }
}

/// Whether a cell is a value that stands over a column: a day, a half-day, a time, a campus, a hall, a group.
fn is_value(cell: &Cell) -> bool {
    let when = cell.has_when()
        && matches!(
            cell.rest,
            Rest::Empty | Rest::Venue | Rest::Campus | Rest::Group(_)
        );
    when || cell.headcount.is_none()
        && matches!(cell.rest, Rest::Campus | Rest::Venue | Rest::Group(_))
}

/// Whether a header cell is such a value.
pub(super) fn is_head(printed: &str) -> bool {
    is_value(&head(printed))
}

pub(super) fn head(printed: &str) -> Cell {
    cell::read_as(printed, cell::Hint::Date)
}

/// Whether a cell names what the left columns hold: `时间`, `时间\日期`, `节次`, or nothing.
fn is_axis(printed: &str) -> bool {
    const AXES: [Kind; 4] = [Kind::When, Kind::Venue, Kind::Campus, Kind::Seq];
    printed.is_empty()
        || header::column(printed).is_some_and(|c| AXES.iter().any(|k| c.holds(*k)))
        || printed.chars().count() <= 10 && printed.contains(['/', '\\', '＼'])
        || matches!(
            printed,
            "节次" | "场次" | "组别" | "批次" | "时间 日期" | "日期 时间"
        )
}

/// The heads, if a line holds them: at the left empty cells or words for time and place, then at least two values.
pub(crate) fn heads(printed: &[&str]) -> Option<Heads> {
    let width = printed.iter().rposition(|p| !p.is_empty())? + 1;
    if !(3..=24).contains(&width) {
        return None;
    }
    let is_left = |p: &&&str| p.is_empty() || is_axis(p) && !is_value(&cell::read(p));
    let axis = printed[..width].iter().take_while(is_left).count();
    // Most lines with blank cells at the left are rows: say so before reading them all.
    let first = printed[axis..].iter().find(|p| !p.is_empty())?;
    if !is_head(first) {
        return None;
    }
    let cells: Vec<Cell> = printed[..width].iter().map(|p| head(p)).collect();
    let families: Vec<u8> = cells[axis..].iter().filter_map(family).collect();
    let values = families.len();
    if families.windows(2).any(|pair| pair[0] != pair[1]) {
        return None;
    }
    let others = cells[axis..]
        .iter()
        .filter(|c| !is_value(c) && !c.is_blank() && !is_remark(&c.printed))
        .count();
    (axis <= 3 && values >= 2 && others == 0).then_some(Heads {
        lines: vec![cells],
        axis,
    })
}

fn is_remark(printed: &str) -> bool {
    header::column(printed).is_some_and(|c| c.holds(Kind::Note))
}

impl Heads {
    /// A second line of heads below the first: `上午 下午 上午 下午` under two days.
    pub fn below(&self, printed: &[&str]) -> Option<Vec<Cell>> {
        let cells: Vec<Cell> = printed.iter().take(24).map(|p| head(p)).collect();
        let own = cells.get(self.axis..)?;
        let left = &printed[..self.axis];
        let filled = own.iter().filter(|c| !c.is_blank()).count();
        (self.lines.len() < 3
            && filled >= 2
            && left.iter().all(|p| is_axis(p))
            && own.iter().all(|c| c.is_blank() || is_value(c)))
        .then_some(cells)
    }

    /// The header as columns, for showing it.
    pub fn header(&self) -> Header {
        let width = self.lines.iter().map(Vec::len).max().unwrap_or(0);
        let columns = (0..width).map(|j| {
            let titles = self
                .lines
                .iter()
                .filter_map(|l| l.get(j))
                .map(|c| c.printed.as_str());
            let title: Vec<&str> = titles.filter(|t| !t.is_empty()).collect();
            let kind = if j < self.axis {
                Kind::When
            } else {
                Kind::Class
            };
            let mut column = header::Column::of(&[kind]);
            column.title = (!title.is_empty()).then(|| title.join(" "));
            column
        });
        Header {
            columns: columns.collect(),
        }
    }

    /// What stands over a column; a merged head reaches to the right as long as another line of heads, or a header
    /// (`below`), stands below it.
    pub fn over(&self, column: usize, below: bool) -> impl Iterator<Item = &Cell> {
        let last = self.lines.len().saturating_sub(1);
        self.lines.iter().enumerate().filter_map(move |(i, line)| {
            let own = line.get(column).filter(|c| !c.is_blank());
            let merged = (i < last || below)
                .then(|| line.get(self.axis..=column.min(line.len().saturating_sub(1))));
            own.or_else(|| merged.flatten()?.iter().rfind(|c| !c.is_blank()))
        })
    }
}

/// The rows: one for every cell that names somebody.
pub(crate) fn read(region: &Region) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut left = Row::default();
    for raw in &region.rows {
        let axis = region.heads.axis.min(raw.cells.len());
        let before = left.clone();
        left = Row {
            line: raw.line,
            gap: raw.gap,
            ..Row::default()
        };
        for cell in &raw.cells[..axis] {
            left.when(cell);
            left.place(cell);
            if let Rest::Group(number) = cell.rest {
                left.group = Some(number);
            }
        }
        // A merged cell at the left: the day or the time is that of the row above.
        left.date = left.date.take().or(before.date);
        left.half = left.half.or(before.half);
        let blank = raw.cells[..axis].iter().all(Cell::is_blank);
        left.time = left.time.or(before.time.filter(|_| blank));
        left.venue = left.venue.take().or(before.venue);
        left.campus = left.campus.take().or(before.campus);
        if let Some(sum) = sum::of(&raw.cells, axis) {
            rows.push(Row {
                line: raw.line,
                sum: Some(sum),
                ..Row::default()
            });
            continue;
        }
        for (j, cell) in raw.cells.iter().enumerate().skip(axis) {
            rows.extend(slot(region, raw, &left, j, cell));
        }
    }
    rows
}

fn slot(region: &Region, raw: &Raw, left: &Row, j: usize, cell: &Cell) -> Option<Row> {
    let remark = region
        .header
        .columns
        .get(j)
        .is_some_and(|c| c.title.as_deref().is_some_and(is_remark));
    if cell.is_blank() || remark {
        return None;
    }
    let mut row = Row {
        line: raw.line,
        gap: raw.gap,
        open: cell.open,
        ..Row::default()
    };
    row.when(cell);
    for head in region.heads.over(j, false) {
        row.when(head);
        row.place(head);
        if let Rest::Group(number) = head.rest {
            row.group = Some(number);
        }
    }
    row.date = row.date.or_else(|| left.date.clone());
    row.half = row.half.or(left.half);
    row.time = row.time.or(left.time);
    row.campus = row.campus.or_else(|| left.campus.clone());
    row.venue = row.venue.or_else(|| left.venue.clone());
    row.group = row.group.or(left.group);
    row.headcount = cell.headcount;
    row.counsellor.clone_from(&cell.counsellor);
    row.sure = true;
    match cell.rest {
        Rest::Empty | Rest::LongNumber | Rest::Number(_) | Rest::Subtotal | Rest::Total => {
            return None;
        }
        Rest::Spare => row.spare = true,
        Rest::Break => row.pause = Some(cell.text.clone()),
        Rest::College => row.college = Some(cell.text.clone()),
        _ => {
            let (college, class) = super::rows::college_before(&cell.text);
            row.college = college;
            row.class = Some(class);
        }
    }
    Some(row)
}

#[cfg(test)]
mod tests {
    use crate::timetable::read;

    fn seen(text: &str) -> Vec<String> {
        let reading = read(text);
        let brief = |e: &crate::timetable::Entry| {
            format!(
                "{} {} {} {} {}",
                e.date.map_or("?".into(), |d| d.to_string()),
                e.start
                    .map_or("?".into(), |t| t.format("%H:%M").to_string()),
                e.venue.as_deref().unwrap_or("-"),
                e.class.as_deref().or(e.college.as_deref()).unwrap_or("?"),
                e.headcount.map_or("-".into(), |n| n.to_string()),
            )
        };
        reading.entries.iter().map(brief).collect()
    }

    #[test]
    fn days_as_columns_and_times_as_rows() {
        let text = "2026年4月2日\n时间\t4月15日\t4月16日\n8:30-9:00\t23甲1班\t23乙1班(40人)\n9:00-9:30\t23甲2班\t\n";
        assert_eq!(
            seen(text),
            [
                "2026-04-15 08:30 - 23甲1班 -",
                "2026-04-16 08:30 - 23乙1班 40",
                "2026-04-15 09:00 - 23甲2班 -"
            ]
        );
    }

    #[test]
    fn halls_as_columns_under_two_lines_of_heads() {
        let text = "2026年4月2日\n日期\t时间\t图书馆大厅\t体育馆\n4月15日\t8:30-9:00\t23甲1班\t23乙1班\n\t9:00-9:30\t23甲2班\t机动\n";
        assert_eq!(
            seen(text),
            [
                "2026-04-15 08:30 图书馆大厅 23甲1班 -",
                "2026-04-15 08:30 体育馆 23乙1班 -",
                "2026-04-15 09:00 图书馆大厅 23甲2班 -"
            ]
        );
        let two = "2026年4月2日\n\t4月15日\t\t4月16日\t\n\t8:30-9:00\t9:00-9:30\t8:30-9:00\t9:00-9:30\n图书馆大厅\t23甲1班\t23甲2班\t23甲3班\t23甲4班\n";
        assert_eq!(seen(two)[3], "2026-04-16 09:00 图书馆大厅 23甲4班 -");
    }
}
