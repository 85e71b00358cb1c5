//! Where a table begins: headers in one line, headers one cell a line, and tables that lost theirs.

use crate::timetable::cell::{Cell, Rest};
use crate::timetable::header::{self, Column, Header, Kind};
use crate::timetable::lines::{self, Line, Separator};

pub(super) fn header_of(line: &Line) -> Option<(Separator, Header)> {
    let drawn = lines::separator(line);
    let separator = drawn.unwrap_or(Separator::Spaces);
    let cells = lines::cells(line, separator, lines::is_framed(line));
    // One space between header words is seen only where the words are a timetable's own.
    let header = match Header::read(&cells) {
        Some(header) => header,
        None if drawn.is_none() => return single_spaces(line).or_else(|| commas(line)),
        None => return None,
    };
    // Where nothing is drawn, only a table this reader knows is one.
    (header.table().is_some() || drawn.is_some()).then_some((separator, header))
}

/// `日期,时间,班级,人数`: what a sheet saves as text.
fn commas(line: &Line) -> Option<(Separator, Header)> {
    if !line.folded.contains(',') || line.folded.len() > 400 {
        return None;
    }
    let cells = lines::cells(line, Separator::Comma, false);
    let all = (3..=16).contains(&cells.len()) && cells.iter().all(|c| header::column(c).is_some());
    let header = Header::read(&cells).filter(|h| all && h.table().is_some())?;
    Some((Separator::Comma, header))
}

/// `序号 班级 人数 时间` with single spaces, as it comes out of a PDF: every word must be a header's.
fn single_spaces(line: &Line) -> Option<(Separator, Header)> {
    let words: Vec<&str> = line.printed.split_whitespace().collect();
    let all = (3..=12).contains(&words.len()) && words.iter().all(|w| header::column(w).is_some());
    let header = Header::read(&words).filter(|h| all && h.table().is_some())?;
    Some((Separator::Words, header))
}

/// Header words that stand one a line.
pub(super) struct FlowHeader {
    pub used: usize,
    pub piped: bool,
    /// Whether there are as many words as are looked at: a list of words, no header.
    pub full: bool,
    pub header: Option<Header>,
}

/// A header that stands one cell a line, blank lines between allowed.
pub(super) fn flow_header(rest: &[Line]) -> Option<FlowHeader> {
    const MOST: usize = 16;
    let word = |line: &Line| {
        // A whole header in one line is no word of one.
        if line.folded.trim().contains('\t') || line.folded.split_whitespace().take(4).count() > 3 {
            return None;
        }
        let printed = line
            .printed
            .trim()
            .trim_end_matches(lines::PIPES)
            .trim()
            .to_owned();
        header::column(&printed).map(|_| printed)
    };
    word(&rest[0])?;
    let piped = rest[0].printed.contains(lines::PIPES);
    let mut words = Vec::new();
    let mut used = 0;
    for (i, line) in rest.iter().enumerate().take(MOST * 2) {
        if line.is_blank() {
            continue;
        }
        let Some(text) = word(line)
            .filter(|_| words.len() < MOST && piped == line.printed.contains(lines::PIPES))
        else {
            break;
        };
        words.push(text);
        used = i + 1;
    }
    let header = Header::read(&words).filter(|h| h.table().is_some());
    FlowHeader {
        used,
        piped,
        full: words.len() == MOST,
        header,
    }
    .into()
}

/// The columns of a table without a header, by what its first row holds.
pub(super) fn guessed(cells: &[Cell]) -> Header {
    let time_last = cells.iter().rposition(|c| c.time.is_some())
        > cells.iter().rposition(|c| c.rest == Rest::Class);
    // Two numbers are a running number and a headcount; one alone behind the class is a headcount.
    let class = cells.iter().position(|c| c.rest == Rest::Class);
    let before = cells
        .iter()
        .take(class.unwrap_or(0))
        .filter(|c| matches!(c.rest, Rest::Number(_)));
    let seq = before.count() > 0 || class.is_none();
    let mut kinds = vec![
        Kind::Campus,
        Kind::College,
        if seq { Kind::Seq } else { Kind::Note },
        Kind::Class,
        Kind::Headcount,
        Kind::Counsellor,
        Kind::Venue,
    ];
    if time_last {
        kinds.push(Kind::When);
    } else {
        kinds.splice(0..0, [Kind::When, Kind::When]);
    }
    Header {
        columns: kinds.into_iter().map(|k| Column::of(&[k])).collect(),
    }
}
