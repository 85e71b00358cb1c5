//! Where a table begins: headers in one line, headers one cell a line, and tables that lost theirs.

use crate::timetable::cell::{Cell, Rest};
use crate::timetable::header::{self, Column, Header, Kind};
use crate::timetable::lines::{self, Line, Separator};

pub(super) fn header_of(line: &Line) -> Option<(Separator, Header)> {
    let candidates = match lines::separator(line) {
        Some(separator) => [Some(separator), None],
        None => [Some(Separator::Spaces), None],
    };
    candidates.into_iter().flatten().find_map(|separator| {
        let header = Header::read(&lines::cells(line, separator))?;
        header.table().map(|_| (separator, header))
    })
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
        let printed = line
            .printed
            .trim()
            .trim_end_matches(['|', '｜'])
            .trim()
            .to_owned();
        header::column(&printed).map(|_| printed)
    };
    word(&rest[0])?;
    let piped = rest[0].folded.contains('|');
    let mut words = Vec::new();
    let mut used = 0;
    for (i, line) in rest.iter().enumerate().take(MOST * 2) {
        if line.is_blank() {
            continue;
        }
        let Some(text) =
            word(line).filter(|_| words.len() < MOST && piped == line.folded.contains('|'))
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
    let mut kinds = vec![
        Kind::College,
        Kind::Seq,
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
