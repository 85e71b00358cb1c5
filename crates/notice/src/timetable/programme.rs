//! Programmes written in lines: `8:30-9:00 23软工1班(45人)、23软工2班(44人)`, several in one line as well.

mod named;

use named::{Named, take};

use super::cell::{self, Cell, Rest};
use super::clock;
use super::labels;
use super::lines::Line;
use super::prose;
use super::regions::Raw;
use super::rows::Row;

/// Longer lines are prose.
const LONGEST: usize = 160;

/// Characters of words unknown to this reader that a programme may have; more make it a sentence.
const MOST_UNKNOWN: usize = 6;

/// Whether a line is a programme: it names a time and a class or college, and hardly anything else.
pub(crate) fn is_programme(line: &Line) -> bool {
    let text = line.folded.trim();
    if text.chars().take(LONGEST + 1).count() > LONGEST
        || !text.bytes().any(|b| b.is_ascii_digit())
        || clock::spans(text).is_empty() && clock::moment_in(text).is_none()
    {
        return false;
    }
    let rows = rows(text, 0);
    let who = rows.iter().flatten().any(|row| row.has_who() || row.spare);
    who && rows.iter().all(Option::is_some)
}

/// Whether a line is a time alone, whose classes may stand in the lines below it.
pub(crate) fn is_time(line: &Line) -> bool {
    let text = line.folded.trim();
    if text.len() > 60 || !text.bytes().any(|b| b.is_ascii_digit()) {
        return false;
    }
    let cell = cell::read(text.trim_end_matches(':'));
    cell.time.is_some_and(|(_, end)| end.is_some()) && cell.rest == Rest::Empty && !cell.more_times
}

/// Whether a line names classes and nothing else: they are of the time above it.
pub(crate) fn is_who(line: &Line) -> bool {
    let text = line.folded.trim();
    let short = text.chars().take(LONGEST + 1).count() <= LONGEST;
    short && untimed(text, 0).is_some_and(|row| row.class.is_some())
}

/// The rows of a line.
pub(crate) fn read(raw: &Raw) -> Vec<Row> {
    let Some(text) = raw
        .cells
        .first()
        .map(|c| crate::normalise::fold(&c.printed))
    else {
        return Vec::new();
    };
    let mut all: Vec<Row> = rows(text.trim(), raw.line).into_iter().flatten().collect();
    if all.is_empty() {
        all.extend(untimed(text.trim(), raw.line).or_else(|| time_alone(raw)));
    }
    if let Some(first) = all.first_mut() {
        first.gap = raw.gap;
    }
    all
}

/// The rows of a cell that holds a whole programme; none if any part of it is no row.
pub(crate) fn parts(text: &str, line: usize) -> Vec<Row> {
    let all = rows(text.trim(), line);
    if all.iter().all(Option::is_some) {
        all.into_iter().flatten().collect()
    } else {
        Vec::new()
    }
}

/// Each part with a time of its own; `None` for a part that is no row.
fn rows(text: &str, line: usize) -> Vec<Option<Row>> {
    let text = prose::without_numbering(text).trim_end_matches(['。', ';', ',']);
    text.split(['。', ';'])
        .filter(|part| !part.trim().is_empty())
        .flat_map(by_time)
        .map(|part| row(part, line))
        .collect()
}

/// A part with several times is cut where each begins, or where each ends if the classes stand before their times.
fn by_time(part: &str) -> Vec<&str> {
    let spans = clock::spans(part);
    let [first, _, ..] = spans.as_slice() else {
        return vec![part];
    };
    let before = &part[..first.at.0];
    let leading = tokens(before)
        .iter()
        .any(|c| matches!(c.rest, Rest::Class | Rest::College));
    let mut cuts: Vec<usize> = if leading {
        spans.iter().map(|s| s.at.1).collect()
    } else {
        spans.iter().skip(1).map(|s| s.at.0).collect()
    };
    if leading {
        cuts.pop();
    }
    let mut all = Vec::new();
    let mut from = 0;
    for cut in cuts {
        all.push(&part[from..cut]);
        from = cut;
    }
    all.push(&part[from..]);
    all
}

/// The words of a text without times and dates.
fn tokens(text: &str) -> Vec<Cell> {
    // 23 软工 1 班 is one name with spaces; joined words are tried first.
    let words: Vec<&str> = text
        .split([' ', ',', ':', '[', ']', '|', '\t'])
        .map(|w| w.trim_matches(['-', '、']))
        .map(|w| {
            if w.contains('(') == w.contains(')') {
                w
            } else {
                w.trim_matches(['(', ')'])
            }
        })
        .filter(|w| !w.is_empty())
        .take(64)
        .collect();
    words.into_iter().map(cell::read).collect()
}

fn row(part: &str, line: usize) -> Option<Row> {
    let (row, unknown) = named(part, line);
    row.time?;
    (unknown <= MOST_UNKNOWN && (row.has_who() || row.spare || row.pause.is_some())).then_some(row)
}

/// Classes without a time of their own; every word must be understood.
fn untimed(text: &str, line: usize) -> Option<Row> {
    let (row, unknown) = named(text, line);
    let bare = row.time.is_none() && row.date.is_none() && row.half.is_none();
    (bare && unknown == 0 && row.class.is_some()).then_some(row)
}

fn time_alone(raw: &Raw) -> Option<Row> {
    let cell = raw.cells.first().filter(|c| c.time.is_some())?;
    let mut row = Row {
        line: raw.line,
        ..Row::default()
    };
    row.when(cell);
    Some(row)
}

fn named(part: &str, line: usize) -> (Row, usize) {
    let part = part.trim_matches([' ', '、', ',', ':']);
    let mut row = Row {
        line,
        sure: true,
        ..Row::default()
    };
    let mut part = part.to_owned();
    labels::take_count(&mut part);
    let whole = cell::read(&part);
    row.counsellor.clone_from(&whole.counsellor);
    row.open = whole.open;
    row.when(&whole);
    row.place(&whole);
    let mut named = Named::default();
    let folded = crate::normalise::fold(&whole.text);
    let one = !folded.contains([',', ':', '(']);
    if one && matches!(whole.rest, Rest::Class | Rest::College) && whole.text.chars().count() <= 80
    {
        take(&mut row, &whole, &mut named);
    } else {
        for word in tokens(&folded) {
            take(&mut row, &word, &mut named);
        }
        row.headcount = row.headcount.or(whole.headcount);
    }
    named.settle(&mut row);
    (row, named.unknown)
}

#[cfg(test)]
mod tests {
    use crate::timetable::read;

    fn seen(text: &str) -> Vec<String> {
        let brief = |e: &crate::timetable::Entry| {
            format!(
                "{} {} {} {}",
                e.date.map_or("?".into(), |d| d.to_string()),
                e.start
                    .map_or("?".into(), |t| t.format("%H:%M").to_string()),
                e.class.as_deref().or(e.college.as_deref()).unwrap_or("?"),
                e.headcount.map_or("-".into(), |n| n.to_string()),
            )
        };
        read(text).entries.iter().map(brief).collect()
    }

    #[test]
    fn lines_of_time_and_classes_are_a_programme() {
        let text = "2026年4月15日上午 图书馆大厅\n8:30-9:00 23甲1班(45人)\n9:00-9:30：23甲2班、23甲3班\n2026年4月16日 8:30-9:00 软件学院 80人\n";
        assert_eq!(
            seen(text),
            [
                "2026-04-15 08:30 23甲1班 45",
                "2026-04-15 09:00 23甲2班 -",
                "2026-04-15 09:00 23甲3班 -",
                "2026-04-16 08:30 软件学院 80"
            ]
        );
    }

    #[test]
    fn a_whole_programme_in_one_line_is_cut_at_its_times() {
        let text = "2026年4月15日 软件学院881 13:30-15:00 机电学院490 15:00-16:40";
        assert_eq!(
            seen(text),
            [
                "2026-04-15 13:30 软件学院 881",
                "2026-04-15 15:00 机电学院 490"
            ]
        );
        let text = "2026年4月15日\n8:30-9:00 23甲1班；9:00-9:30 23甲2班；9:30-10:00 机动";
        assert_eq!(seen(text).len(), 2);
    }

    #[test]
    fn a_sentence_with_a_time_is_none() {
        for text in [
            "我院图像采集在2026年5月12日上午8:30-11:30在海湾校区进行，请各学院组织学生按时参加。",
            "拍摄时间：2026年11月23日(星期一)12:30-16:30",
            "各班于8:30前在楼下集合，由辅导员带队到拍摄现场，不得迟到早退，违者后果自负。",
        ] {
            assert!(seen(text).is_empty(), "{text}");
        }
    }
}
