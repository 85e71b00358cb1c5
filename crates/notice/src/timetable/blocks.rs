//! Tables printed as two or three columns of the same columns: `序号 班级 时间 序号 班级 时间`, `时间 一组班级 人数 二组班级 人数`.

use super::cell::{self, Cell, Rest};
use super::header::{Column, Header, Kind};
use super::regions::Region;
use super::rows::{Row, one_line};

/// Wider tables are noise.
const MOST_COLUMNS: usize = 32;

/// The columns of each block, and those before the first that belong to them all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Blocks {
    shared: usize,
    /// First column of each, and the one behind its last.
    each: Vec<(usize, usize)>,
}

/// Finds the blocks of a header; `None` for an ordinary table.
pub(crate) fn of(header: &Header) -> Option<Blocks> {
    let at = |kind| -> Vec<usize> {
        (0..header.columns.len())
            .filter(|j| header.columns[*j].holds(kind))
            .collect()
    };
    let classes = at(Kind::Class);
    let who = if classes.is_empty() {
        at(Kind::College)
    } else {
        classes
    };
    let [first, second, ..] = who.as_slice() else {
        return None;
    };
    let (first, second) = (*first, *second);
    let same = |a: &Column, b: &Column| a.kinds == b.kinds;
    let mut back = 0;
    while back < first
        && second - back - 1 > first
        && same(
            &header.columns[first - back - 1],
            &header.columns[second - back - 1],
        )
    {
        back += 1;
    }
    let width = second - first;
    let starts: Vec<usize> = who.iter().map(|at| at.saturating_sub(back)).collect();
    let even = starts.windows(2).all(|pair| pair[1] - pair[0] == width);
    let sum = header.columns.len() > MOST_COLUMNS;
    // 专业 beside 班级, 对象 beside 班级: two words for one thing, no blocks, unless the titles are alike.
    let alike = width > 1 || numbered(header, first) && numbered(header, second);
    // 时间 班级 人数 序号 时间 班级 人数: what the last block has no room for behind its classes leads the second one.
    let tail = header.columns.len() - who.last().copied().unwrap_or(first) - 1;
    let leads = |at: usize| header.columns[at].kinds == [Kind::Seq];
    let lead = (1..width - back)
        .take_while(|n| leads(second - back - n) && second - back - n > first + tail)
        .count();
    let begin = |at: usize, start: usize| if at > 0 { start - lead } else { start };
    let each = (0..starts.len()).map(|at| {
        let next = starts.get(at + 1).map(|next| begin(at + 1, *next));
        let end = (starts[at] + width).min(header.columns.len());
        (begin(at, starts[at]), next.unwrap_or(end))
    });
    (even && alike && !sum).then(|| Blocks {
        shared: first - back,
        each: each.collect(),
    })
}

/// `一组班级`, `班级1`, `第二组`: one of several.
fn numbered(header: &Header, at: usize) -> bool {
    group_of(&header.columns[at]).is_some()
}

/// The group that a column's title names.
fn group_of(column: &Column) -> Option<u32> {
    let title = crate::normalise::fold(column.title.as_deref()?);
    let title = ["班级", "拍摄", "采集", "安排", "(", ")", " "]
        .iter()
        .fold(title, |title, word| title.replace(word, ""));
    match cell::read(&title).rest {
        Rest::Group(number) | Rest::Number(number) => Some(number),
        _ => None,
    }
}

/// The rows of every block. Columns of their own times are read downwards, block by block; where they share the time, row by row.
pub(crate) fn read(region: &Region, blocks: &Blocks) -> Vec<Row> {
    let headers: Vec<Header> = blocks
        .each
        .iter()
        .map(|(start, end)| {
            let columns = &region.header.columns;
            let own = columns[*start..*end].iter();
            Header {
                columns: columns[..blocks.shared]
                    .iter()
                    .chain(own)
                    .cloned()
                    .collect(),
            }
        })
        .collect();
    let mut each: Vec<Vec<Row>> = vec![Vec::new(); headers.len()];
    for raw in &region.rows {
        if raw.caption {
            each[0].push(one_line(raw, &raw.cells, &headers[0], false));
            continue;
        }
        for (b, header) in headers.iter().enumerate() {
            let (start, end) = blocks.each[b];
            let start = start.min(raw.cells.len());
            let end = end.min(raw.cells.len());
            let own = &raw.cells[start..end];
            if own.iter().all(Cell::is_blank) && b > 0 {
                continue;
            }
            let shared = &raw.cells[..blocks.shared.min(raw.cells.len())];
            let cells: Vec<Cell> = shared.iter().chain(own).cloned().collect();
            let mut row = one_line(raw, &cells, header, region.named);
            // A day, a hall or a group over the block is that of all its classes.
            let columns = &header.columns[blocks.shared..];
            row.group = row.group.or_else(|| columns.iter().find_map(group_of));
            let over = columns.iter().find_map(|c| c.over.as_deref());
            let titled = || {
                columns
                    .iter()
                    .find(|c| c.holds(Kind::Class))?
                    .title
                    .as_deref()
            };
            if let Some(head) = over.or_else(titled).map(super::matrix::head) {
                row.when(&head);
                row.place(&head);
            }
            each[b].push(row);
        }
    }
    if blocks.shared == 0 {
        return each.into_iter().flatten().collect();
    }
    let mut rows: Vec<Row> = each.into_iter().flatten().collect();
    rows.sort_by_key(|row| row.line);
    rows
}

#[cfg(test)]
mod tests {
    use crate::timetable::read;

    fn seen(text: &str) -> Vec<(usize, String, String, u32)> {
        let brief = |e: &crate::timetable::Entry| {
            let start = e
                .start
                .map_or(String::new(), |t| t.format("%H:%M").to_string());
            (e.line, e.class.clone().unwrap_or_default(), start, e.group)
        };
        read(text).entries.iter().map(brief).collect()
    }

    #[test]
    fn two_blocks_side_by_side_are_two_lists() {
        let text = "2026年4月15日\n序号\t班级\t时间\t序号\t班级\t时间\n1\t23甲1班\t8:30-8:50\t3\t23甲3班\t9:10-9:30\n2\t23甲2班\t8:50-9:10\t\t\t\n";
        assert_eq!(
            seen(text),
            [
                (3, "23甲1班".into(), "08:30".into(), 1),
                (3, "23甲3班".into(), "09:10".into(), 1),
                (4, "23甲2班".into(), "08:50".into(), 1)
            ]
        );
    }

    #[test]
    fn blocks_that_share_their_time_are_groups() {
        let text = "2026年4月15日\n时间\t一组班级\t人数\t二组班级\t人数\n8:30-8:50\t23甲1班\t40\t23乙1班\t41\n8:50-9:10\t23甲2班\t40\t23乙2班\t41\n";
        let got = seen(text);
        assert_eq!(got[1], (3, "23乙1班".into(), "08:30".into(), 2));
        assert_eq!(got[3], (4, "23乙2班".into(), "08:50".into(), 2));
    }
}
