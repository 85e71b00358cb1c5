//! Which lines are of which table, and which are prose.

mod heads;

use heads::{FlowHeader, flow_header, guessed, header_of};

use super::cell::{self, Cell, Rest};
use super::header::{Header, Table};
use super::lines::{self, Line, Separator};
use super::{places, prose};

/// How a table came through the paste.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Layout {
    /// One line is one row.
    Rows(Separator),
    /// One line is one cell; `true` where each line ends in a pipe.
    Flow(bool),
}

/// One line of a table, typed.
#[derive(Debug, Clone)]
pub(crate) struct Raw {
    pub line: usize,
    pub cells: Vec<Cell>,
    /// Whether a blank line or a page mark stands before it.
    pub gap: bool,
}

/// A table.
#[derive(Debug, Clone)]
pub(crate) struct Region {
    pub table: Table,
    pub layout: Layout,
    pub header: Header,
    /// Whether the columns were named by a header, or guessed.
    pub named: bool,
    pub rows: Vec<Raw>,
    pub campus: Option<String>,
    pub venue: Option<String>,
    /// Whether the caption speaks of students who are not to be photographed.
    pub exempt: bool,
    /// Whether this goes on with the table before it, after a page's head.
    pub continues: bool,
}

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
        if line.is_blank() || lines::is_page_mark(line) {
            self.gap = true;
            return 1;
        }
        if let Some((separator, header)) = header_of(line) {
            self.open_table(Layout::Rows(separator), header, line);
            return 1;
        }
        if self.open && self.row(line) {
            return 1;
        }
        match flow_header(rest) {
            Some(FlowHeader {
                used,
                piped,
                header: Some(header),
                ..
            }) => {
                self.open_table(Layout::Flow(piped), header, line);
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
        if !self.stray_row(line) {
            self.open = false;
            self.parts.prose.push(line.clone());
        }
        1
    }

    fn caption(&self) -> &[Line] {
        let prose = &self.parts.prose;
        &prose[self.since.max(prose.len().saturating_sub(CAPTION_LINES))..]
    }

    fn open_table(&mut self, layout: Layout, header: Header, line: &Line) {
        let Some(table) = header.table() else { return };
        let above = self.caption();
        let is_caption = |l: &&Line| l.folded.chars().count() <= 60;
        let mut campus = places::campus_of_caption(&line.folded);
        let mut venue = None;
        let mut exempt = false;
        for caption in above.iter().rev().filter(is_caption) {
            campus = campus.or_else(|| places::campus_of_caption(&caption.folded));
            venue = venue.or_else(|| places::venue_of_caption(&caption.folded));
            exempt |= prose::speaks_of_exempt(&caption.folded);
        }
        let before = self.parts.regions.iter().rev().find(|r| r.table == table);
        let continues =
            before.is_some_and(|r| r.header == header) && campus.is_none() && venue.is_none();
        if continues && let Some(before) = before {
            campus.clone_from(&before.campus);
            venue.clone_from(&before.venue);
            exempt |= before.exempt;
        }
        let region = Region {
            table,
            layout,
            header,
            named: true,
            rows: Vec::new(),
            campus,
            venue,
            exempt,
            continues,
        };
        self.push(region);
    }

    fn push(&mut self, region: Region) {
        self.parts.regions.push(region);
        self.open = true;
        self.since = self.parts.prose.len();
    }

    /// Takes a line as a row of the open table, if it is one.
    fn row(&mut self, line: &Line) -> bool {
        let Some(region) = self.parts.regions.last_mut() else {
            return false;
        };
        let cells: Vec<&str> = match region.layout {
            Layout::Rows(separator) => {
                let cells = lines::cells(line, separator);
                let cut = cells.len() > 1
                    || separator == Separator::Spaces && cells.first().is_some_and(|c| is_sum(c));
                if !cut {
                    return false;
                }
                cells
            }
            Layout::Flow(piped) => {
                if piped != line.folded.contains('|')
                    || !piped && prose::is_prose(line.folded.trim())
                {
                    return false;
                }
                let cells = if piped {
                    lines::cells(line, Separator::Pipe)
                } else {
                    vec![line.printed.trim()]
                };
                cells.into_iter().filter(|c| !c.is_empty()).collect()
            }
        };
        let cells: Vec<Cell> = cells.into_iter().take(MOST_CELLS).map(cell::read).collect();
        region.rows.push(Raw {
            line: line.number,
            cells,
            gap: self.gap,
        });
        self.gap = false;
        true
    }

    /// A row outside a table: the table before it goes on after a page's head, or a table lost its header.
    fn stray_row(&mut self, line: &Line) -> bool {
        let Some(separator) = lines::separator(line) else {
            return false;
        };
        let printed = lines::cells(line, separator);
        let filled = printed.iter().filter(|c| !c.is_empty()).count();
        if filled < 3 || printed.len() > MOST_CELLS {
            return false;
        }
        let cells: Vec<Cell> = printed.into_iter().map(cell::read).collect();
        let any = |test: &dyn Fn(&Cell) -> bool| cells.iter().any(test);
        // A list of persons without a header: its names must reach neither rows nor prose.
        let table = if any(&|c| c.rest == Rest::LongNumber) {
            Table::Persons
        } else if any(&|c| c.time.is_some())
            || any(&|c| c.rest == Rest::Class) && any(&|c| matches!(c.rest, Rest::Number(_)))
        {
            Table::Timetable
        } else {
            return false;
        };
        let layout = Layout::Rows(separator);
        let last = self
            .parts
            .regions
            .iter()
            .rev()
            .find(|r| r.table == table && r.layout == layout && r.named);
        let near = self.parts.prose.len() - self.since <= CAPTION_LINES;
        let mut region = match last.filter(|_| near) {
            Some(last) => Region {
                rows: Vec::new(),
                continues: true,
                ..last.clone()
            },
            None => Region {
                table,
                layout,
                header: guessed(&cells),
                named: false,
                rows: Vec::new(),
                campus: None,
                venue: None,
                exempt: self
                    .caption()
                    .iter()
                    .any(|l| prose::speaks_of_exempt(&l.folded)),
                continues: false,
            },
        };
        let caption = self
            .caption()
            .iter()
            .rev()
            .find_map(|l| places::campus_of_caption(&l.folded));
        region.campus = caption.or(region.campus);
        self.push(region);
        self.row(line)
    }
}

fn is_sum(text: &str) -> bool {
    matches!(cell::read(text).rest, Rest::Subtotal | Rest::Total)
}
