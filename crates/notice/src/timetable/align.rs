//! Which cell of a row belongs to which column: by content first, by place only where content cannot tell.

use super::cell::{Cell, Rest};
use super::header::{Column, Kind};

/// How well a cell fits a column; `None` when it does not.
pub(crate) fn fit(cell: &Cell, column: &Column, majors: bool) -> Option<i32> {
    if column.fixed.is_some() && !cell.is_blank() {
        return Some(40);
    }
    let best = |wanted: &[(Kind, i32)]| {
        wanted
            .iter()
            .filter(|(k, _)| column.holds(*k))
            .map(|(_, score)| *score)
            .max()
    };
    let text = if majors { 1 } else { 2 };
    let rest = match cell.rest {
        Rest::Empty => None,
        Rest::Number(_) => best(&[
            (Kind::Seq, 30),
            (Kind::Headcount, 30),
            (Kind::Group, 25),
            (Kind::Class, 3),
            (Kind::Note, 1),
        ]),
        Rest::LongNumber => best(&[(Kind::Note, 1)]),
        Rest::Spare => best(&[
            (Kind::Class, 20),
            (Kind::College, 15),
            (Kind::Note, 15),
            (Kind::Counsellor, 5),
        ]),
        Rest::Break => best(&[(Kind::Class, 15), (Kind::College, 15), (Kind::Note, 15)]),
        Rest::Group(_) => best(&[
            (Kind::Group, 60),
            (Kind::Venue, 12),
            (Kind::Note, 8),
            (Kind::Seq, 5),
            (Kind::Class, 4),
            (Kind::College, 4),
        ]),
        Rest::Subtotal | Rest::Total => {
            best(&[(Kind::When, 5), (Kind::Seq, 5), (Kind::College, 5)])
        }
        Rest::College => best(&[(Kind::College, 60), (Kind::Class, 5), (Kind::Note, 1)]),
        Rest::Class => best(&[(Kind::Class, 60), (Kind::College, 5), (Kind::Note, 1)]),
        Rest::Campus => best(&[(Kind::Campus, 60), (Kind::Venue, 20), (Kind::When, 10)]),
        Rest::Venue => best(&[
            (Kind::Venue, 50),
            (Kind::College, 5),
            (Kind::Class, 5),
            (Kind::Note, 5),
        ]),
        Rest::Short => best(&[
            (Kind::Counsellor, 30),
            (Kind::College, 10 * text),
            (Kind::Class, 20),
            (Kind::Major, 20),
            (Kind::Venue, 15),
            (Kind::Campus, 25),
            (Kind::Note, 8),
        ]),
        Rest::Text => best(&[
            (Kind::College, 10 * text),
            (Kind::Class, 20),
            (Kind::Major, 20),
            (Kind::Venue, 20),
            (Kind::Campus, 15),
            (Kind::Counsellor, 6),
            (Kind::Note, 8),
        ]),
    };
    let when = cell.has_when().then(|| best(&[(Kind::When, 50)])).flatten();
    let count = cell.headcount.and_then(|_| best(&[(Kind::Headcount, 50)]));
    match (when, rest, count) {
        (None, None, None) if cell.headcount.is_some() && cell.rest == Rest::Empty => {
            best(&[(Kind::College, 1), (Kind::Class, 1)])
        }
        (None, None, None) => None,
        _ => Some(when.unwrap_or(0) + rest.unwrap_or(0) + count.unwrap_or(0)),
    }
}

/// Whether college and class are columns of their own, so that a bare text is rather a class (a major) than a college.
pub(crate) fn has_majors(columns: &[Column]) -> bool {
    columns
        .iter()
        .any(|c| c.holds(Kind::Class) && !c.holds(Kind::College))
        && columns
            .iter()
            .any(|c| c.holds(Kind::College) && !c.holds(Kind::Class))
}

/// The column of each cell. Cells keep their order, which is what survives lost merges; an unmistakable cell that stands
/// out of order goes to the first free column that wants it.
pub(crate) fn align(cells: &[Cell], columns: &[Column]) -> Vec<Option<usize>> {
    let majors = has_majors(columns);
    let (rows, width) = (cells.len(), columns.len());
    // best[i][j]: the best sum for the cells from i on in the columns from j on.
    let mut best = vec![0i32; (rows + 1) * (width + 1)];
    let at = |i: usize, j: usize| i * (width + 1) + j;
    let score = |i: usize, j: usize| {
        // What a person said of a column holds for the cells that stand in it.
        let exact = match (i == j, columns[j].fixed.is_some()) {
            (true, true) => 1_000,
            (true, false) => 3,
            (false, true) => return None,
            (false, false) => 0,
        };
        fit(&cells[i], &columns[j], majors).map(|s| s + exact)
    };
    for i in (0..rows).rev() {
        for j in (0..width).rev() {
            let skip = best[at(i + 1, j)].max(best[at(i, j + 1)]);
            let take = score(i, j).map_or(i32::MIN, |s| s + best[at(i + 1, j + 1)]);
            best[at(i, j)] = skip.max(take);
        }
    }
    let mut chosen = vec![None; rows];
    let (mut i, mut j) = (0, 0);
    while i < rows && j < width {
        let here = best[at(i, j)];
        if score(i, j).is_some_and(|s| s + best[at(i + 1, j + 1)] == here) {
            chosen[i] = Some(j);
            i += 1;
            j += 1;
        } else if best[at(i, j + 1)] == here {
            j += 1;
        } else {
            i += 1;
        }
    }
    for i in 0..rows {
        if chosen[i].is_none() {
            let free = (0..width).filter(|j| !chosen.contains(&Some(*j)));
            chosen[i] = free
                .filter(|j| score(i, *j).is_some_and(|s| s >= 50))
                .max_by_key(|j| score(i, *j));
        }
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timetable::cell;
    use crate::timetable::header::Header;

    fn place(header: &str, row: &str) -> Vec<Option<usize>> {
        let words: Vec<&str> = header.split('|').collect();
        let cells: Vec<Cell> = row.split('|').map(cell::read).collect();
        align(&cells, &Header::read(&words).unwrap().columns)
    }

    const HEADER: &str = "时间|具体时间段|二级学院|序号|班级|人数|辅导员|备注";

    #[test]
    fn a_row_in_its_place_stays_there() {
        let got = place(HEADER, "|8:30-8:50|数据学院|7|23计科1班|44|赵一|");
        assert_eq!(
            got,
            [
                None,
                Some(1),
                Some(2),
                Some(3),
                Some(4),
                Some(5),
                Some(6),
                None
            ]
        );
    }

    #[test]
    fn a_row_shifted_one_cell_to_the_left_reads_the_same() {
        let got = place(HEADER, "8:30-8:50|数据学院|7|23计科1班|44|赵一||");
        assert_eq!(got[1..6], [Some(2), Some(3), Some(4), Some(5), Some(6)]);
    }

    #[test]
    fn a_time_after_the_class_is_still_the_time() {
        let got = place("班级|人数|时间|地点", "23计科1班|44|8:30-8:50|明理楼101");
        assert_eq!(got, [Some(0), Some(1), Some(2), Some(3)]);
    }
}
