//! Which lines are of which table, and which are prose.

mod bare;
mod broken;
mod heads;
mod labelled;
mod open;
mod records;
mod region;
mod stray;

pub(crate) use region::{Above, Layout, Raw, Region};

use heads::{FlowHeader, flow_header, header_of};

use super::cell::{self, Cell, Hint, Rest};
use super::header::{Header, Kind, Table};
use super::lines::{self, Line, Separator};
use super::matrix::Heads;
use super::{caption, programme, prose};

/// The text, taken apart.
#[derive(Debug, Default)]
pub(crate) struct Parts {
    pub regions: Vec<Region>,
    pub prose: Vec<Line>,
}

/// Cells of a row that are looked at; what stands beyond is noise.
const MOST_CELLS: usize = 64;
/// Lines above a header in which its caption is looked for.
const CAPTION_LINES: usize = 4;

struct Splitter {
    parts: Parts,
    open: bool,
    gap: bool,
    /// Prose since the last table: index into `parts.prose` where it begins.
    since: usize,
}

/// Takes a text apart.
pub(crate) fn split(all: Vec<Line>) -> Parts {
    let mut splitter = Splitter {
        parts: Parts::default(),
        open: false,
        gap: false,
        since: 0,
    };
    let mut at = 0;
    while at < all.len() {
        at += splitter.take(&all[at..]);
    }
    splitter.parts
}

impl Splitter {
    /// Takes the first of these lines, or a whole header that stands one cell a line; says how many.
    fn take(&mut self, rest: &[Line]) -> usize {
        let line = &rest[0];
        if line.is_blank() || lines::is_page_mark(line) || lines::is_rule(line) {
            self.gap |= !lines::is_rule(line);
            return 1;
        }
        if let Some(used) = self.broken(rest) {
            return used;
        }
        if let Some((separator, header)) = header_of(line) {
            self.open_table(Layout::Rows(separator), header, Heads::default(), line);
            return 1;
        }
        if let Some(used) = self.records(rest).or_else(|| self.matrix(rest)) {
            return used;
        }
        if self.open && !self.is_unknown() && self.row(line) {
            return 1;
        }
        match flow_header(rest) {
            Some(FlowHeader {
                used,
                piped,
                header: Some(header),
                ..
            }) => {
                self.open_table(Layout::Flow(piped), header, Heads::default(), line);
                return used;
            }
            // Looked at once: every line of a long list again would not be linear.
            Some(words) if words.full => {
                self.open = false;
                self.parts
                    .prose
                    .extend(rest[..words.used].iter().filter(|l| !l.is_blank()).cloned());
                return words.used;
            }
            _ => {}
        }
        if let Some(used) = self.labelled(rest).or_else(|| self.bare_flow(rest)) {
            return used;
        }
        if !self.stray_row(line)
            && !self.persons(line)
            && !self.programme(rest)
            && !self.unknown_row(line)
        {
            self.open = false;
            self.parts.prose.push(line.clone());
        }
        1
    }

    /// Whether the open table is one whose columns nobody has named.
    fn is_unknown(&self) -> bool {
        self.parts
            .regions
            .last()
            .is_some_and(|r| r.table == Table::Other && !r.named)
    }

    /// The heads of a transposed table, if one begins here and rows of it follow.
    fn matrix(&mut self, rest: &[Line]) -> Option<usize> {
        let line = &rest[0];
        let separator = lines::separator(line)?;
        let framed = lines::is_framed(line);
        let mut heads = super::matrix::heads(&lines::cells(line, separator, framed))?;
        // Without a column of times at the left they are captions of tables side by side, if a header follows.
        let follows = || {
            rest.iter()
                .skip(1)
                .find(|l| !l.is_blank())
                .is_some_and(|l| header_of(l).is_some())
        };
        if heads.axis == 0 && !follows() {
            return None;
        }
        let mut used = 1;
        for next in rest.iter().skip(1).take(3) {
            if next.is_blank() || lines::is_rule(next) {
                used += 1;
                continue;
            }
            let cells = lines::cells(next, separator, framed);
            let Some(below) = heads.below(&cells) else {
                break;
            };
            heads.lines.push(below);
            used = rest.iter().position(|l| l.number == next.number)? + 1;
        }
        let header = heads.header();
        self.open_table(Layout::Matrix, header, heads, line);
        if let Some(region) = self.parts.regions.last_mut() {
            region.framed = framed;
        }
        Some(used)
    }

    /// Takes a line as a row of the open table, if it is one.
    fn row(&mut self, line: &Line) -> bool {
        let Some(region) = self.parts.regions.last_mut() else {
            return false;
        };
        let cells: Vec<&str> = match region.layout {
            Layout::Lines => {
                let own = programme::is_programme(line)
                    || programme::is_time(line)
                    || programme::is_who(line);
                if !own {
                    return self.across(line);
                }
                vec![line.printed.trim()]
            }
            Layout::Rows(_) | Layout::Matrix => {
                let separator = match region.layout {
                    Layout::Rows(separator) => separator,
                    _ => lines::separator(line).unwrap_or(Separator::Tab),
                };
                let cells = lines::cells(line, separator, region.framed);
                let mut filled = cells.iter().filter(|c| !c.is_empty());
                let alone = filled.next().filter(|_| filled.next().is_none());
                let sum =
                    separator == Separator::Spaces && cells.first().is_some_and(|c| is_sum(c));
                let spare =
                    cells.len() == 1 && region.table == Table::Timetable && is_spare(cells[0]);
                if cells.len() < 2 && !sum && !spare {
                    return self.across(line);
                }
                // Who signs and when: no row, and its date is none of the table's.
                let signed = separator != Separator::Pipe
                    && (2..=4).contains(&cells.len())
                    && caption::is_signature(line.folded.replace('\t', " ").trim());
                if signed {
                    return false;
                }
                // A paragraph that begins with a tab.
                if cells.len() == 2
                    && alone.is_some_and(|c| prose::is_prose(&crate::normalise::fold(c)))
                {
                    return false;
                }
                cells
            }
            Layout::Flow(piped) => {
                let pipes = line.printed.contains(lines::PIPES);
                if piped != pipes || !piped && prose::is_prose(line.folded.trim()) {
                    return false;
                }
                let cells = if piped {
                    lines::cells(line, Separator::Pipe, false)
                } else {
                    vec![line.printed.trim()]
                };
                cells.into_iter().filter(|c| !c.is_empty()).collect()
            }
        };
        let hints = |j: usize| match region.layout {
            Layout::Rows(_) => region.header.hint(j),
            Layout::Matrix if j < region.heads.axis => Hint::Date,
            _ => Hint::None,
        };
        let cells: Vec<Cell> = cells
            .into_iter()
            .take(MOST_CELLS)
            .enumerate()
            .map(|(j, printed)| cell::read_as(printed, hints(j)))
            .collect();
        region.rows.push(Raw {
            line: line.number,
            cells,
            gap: self.gap,
            caption: false,
        });
        self.gap = false;
        // One cell a line swallows the sign-off below the table: its year is wanted all the same.
        let dated = matches!(region.layout, Layout::Flow(false))
            && region
                .rows
                .last()
                .and_then(|raw| raw.cells.first())
                .is_some_and(caption::is_sign_off);
        if region.table == Table::Other || dated {
            self.parts.prose.push(line.clone());
        }
        true
    }

    /// A line across the open table that says when or where for the rows below it. It is prose as well: a date in it may
    /// be the sign-off, whose year is wanted.
    fn across(&mut self, line: &Line) -> bool {
        let own = |c: &Cell| !caption::is_sign_off(c) && !caption::is_signature(&line.folded);
        let Some(cell) = caption::across(line).filter(own) else {
            return false;
        };
        let Some(region) = self.parts.regions.last_mut() else {
            return false;
        };
        // Classes in columns without a time: here is the time.
        let who = region.header.has(Kind::Class) || region.header.has(Kind::College);
        if region.table == Table::Other && who {
            region.table = Table::Timetable;
        }
        if region.table != Table::Timetable {
            return false;
        }
        region.rows.push(Raw {
            line: line.number,
            cells: vec![cell],
            gap: self.gap,
            caption: true,
        });
        self.parts.prose.push(line.clone());
        self.since = self.parts.prose.len();
        true
    }
}

impl Header {
    /// How the cells of a column are read.
    fn hint(&self, at: usize) -> Hint {
        let Some(column) = self.columns.get(at).filter(|c| c.holds(Kind::When)) else {
            return Hint::None;
        };
        let title = column.title.as_deref().unwrap_or("");
        let dated = ["日期", "日", "date", "Date", "星期"]
            .iter()
            .any(|w| title.contains(w));
        if dated { Hint::Date } else { Hint::Time }
    }
}

fn is_spare(text: &str) -> bool {
    cell::read(text).rest == Rest::Spare
}

fn is_sum(text: &str) -> bool {
    matches!(cell::read(text).rest, Rest::Subtotal | Rest::Total)
}
