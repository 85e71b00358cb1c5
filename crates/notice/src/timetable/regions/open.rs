//! How a table begins: by its header, by a row that lost its header, or by the first line of a programme.

use super::{Above, CAPTION_LINES, Layout, Region, Splitter};
use crate::timetable::cell::{self, Cell, Rest};
use crate::timetable::header::{Column, Header, Kind, Table};
use crate::timetable::lines::{self, Line, Separator};
use crate::timetable::matrix::Heads;
use crate::timetable::{caption, places, prose};

/// Lines of a notice that end what stands above a table: the number of an attachment, the name of who signs.
fn is_barrier(text: &str) -> bool {
    text.starts_with("附件") || text.starts_with("附:") || text.starts_with("附表")
}

fn signs(text: &str) -> bool {
    text.chars().count() <= 20
        && !text.contains(':')
        && ["处", "院", "部", "办公室", "中心", "科"]
            .iter()
            .any(|w| text.ends_with(w))
}

/// `学院:软件学院`, `一、软件学院`. A bare name may be that of the school.
fn college_of_caption(text: &str) -> Option<String> {
    let labelled = text
        .split_once(':')
        .filter(|(label, _)| label.ends_with("学院") && label.chars().count() <= 6);
    let name = match labelled {
        Some((_, name)) => name.trim(),
        None if prose::is_heading(text) => prose::without_numbering(text).trim(),
        None => return None,
    };
    let plain = name.chars().count() <= 20 && !name.contains([',', '。', ';', '各']);
    (plain && cell::is_college(name)).then(|| name.to_owned())
}

impl Splitter {
    pub(super) fn caption(&self) -> &[Line] {
        let prose = &self.parts.prose;
        &prose[self.since.max(prose.len().saturating_sub(CAPTION_LINES))..]
    }

    /// What the caption lines say, the nearest first.
    pub(super) fn above(&self) -> (Above, bool) {
        let lines = self.caption();
        let mut above = Above::default();
        let mut exempt = false;
        let mut dates = true;
        for (i, line) in lines.iter().enumerate().rev() {
            let text = line.folded.trim();
            if text.chars().count() > 60 {
                continue;
            }
            above.campus = above.campus.or_else(|| places::campus_of_caption(text));
            above.venue = above.venue.or_else(|| places::venue_of_caption(text));
            above.college = above.college.or_else(|| college_of_caption(text));
            exempt |= prose::speaks_of_exempt(text);
            let signed = i > 0 && signs(lines[i - 1].folded.trim());
            if caption::is_signature(text) {
                dates = false;
                continue;
            }
            match caption::read(line) {
                Some(cell) if dates => {
                    if caption::is_sign_off(&cell) && signed {
                        dates = false;
                        continue;
                    }
                    above.line = line.number;
                    let whole = cell
                        .date
                        .as_ref()
                        .is_some_and(|f| f.until.is_some() || !f.more.is_empty());
                    if !whole && above.date.is_none() {
                        above.half = above.half.or(cell.half);
                        above.time = above.time.or(cell.time.filter(|_| !cell.more_times));
                        above.date.clone_from(&cell.date);
                    }
                    if cell.rest == Rest::Venue && above.venue.is_none() {
                        above.venue = Some(cell.text);
                    }
                }
                _ => {}
            }
            dates &= !is_barrier(text) && !signs(text);
        }
        (above, exempt)
    }

    pub(super) fn open_table(&mut self, layout: Layout, header: Header, heads: Heads, line: &Line) {
        if self.second_line(layout, &header) {
            return;
        }
        let header = self.under_heads(header);
        self.give_back_captions();
        let (mut above, mut exempt) = self.above();
        let dated = above.date.is_some() || above.time.is_some();
        let who = header.has(Kind::Class) || header.has(Kind::College);
        let table = match layout {
            Layout::Matrix => Table::Timetable,
            _ if dated && who => header.table().unwrap_or(Table::Timetable),
            _ => header.table().unwrap_or(Table::Other),
        };
        if let Some(campus) =
            places::campus_of_caption(&line.folded).filter(|_| layout != Layout::Matrix)
        {
            above.campus = Some(campus);
        }
        let before = self.parts.regions.iter().rev().find(|r| r.table == table);
        let anew = above.campus.is_some()
            || above.venue.is_some()
            || above.date.is_some()
            || above.college.is_some();
        let continues =
            before.is_some_and(|r| r.header == header && layout != Layout::Matrix) && !anew;
        if continues && let Some(before) = before {
            above = before.above.clone();
            exempt |= before.exempt;
        }
        let region = Region {
            table,
            first: line.number,
            layout,
            header,
            heads,
            framed: lines::is_framed(line),
            named: true,
            rows: Vec::new(),
            above,
            exempt,
            continues,
        };
        self.push(region);
    }

    /// Captions at the end of a table are those of the next one.
    fn give_back_captions(&mut self) {
        let Some(region) = self.parts.regions.last_mut().filter(|_| self.open) else {
            return;
        };
        let own = region
            .rows
            .iter()
            .rposition(|raw| !raw.caption)
            .map_or(0, |i| i + 1);
        let captions = region.rows.len() - own;
        region.rows.truncate(own);
        self.since = self
            .since
            .min(self.parts.prose.len())
            .saturating_sub(captions);
    }

    /// Days or halls in a line of their own above a header: what stands over a column of classes is said in its title.
    fn under_heads(&mut self, mut header: Header) -> Header {
        let heads = match self.parts.regions.last() {
            Some(r) if self.open && r.layout == Layout::Matrix && r.rows.is_empty() => {
                r.heads.clone()
            }
            _ => return header,
        };
        let is_who = |c: &Column| c.holds(Kind::Class) || c.holds(Kind::College);
        let last = heads.lines.last().map_or(&[][..], Vec::as_slice);
        let printed: Vec<&Cell> = last.iter().filter(|c| !c.is_blank()).collect();
        // As many heads as columns of classes stand over them in their order, however the merged cells came through.
        let in_order = header.columns.iter().filter(|c| is_who(c)).count() == printed.len();
        let mut nth = 0;
        for (j, column) in header.columns.iter_mut().enumerate() {
            if !is_who(column) {
                continue;
            }
            let over: Vec<&str> = if in_order {
                printed[nth..=nth]
                    .iter()
                    .map(|c| c.printed.as_str())
                    .collect()
            } else {
                heads.over(j, true).map(|c| c.printed.as_str()).collect()
            };
            nth += 1;
            if !over.is_empty() {
                column.over = Some(over.join(" "));
            }
        }
        self.parts.regions.pop();
        header
    }

    /// A header of two lines: the second names the columns that the first gathers under one word.
    fn second_line(&mut self, layout: Layout, header: &Header) -> bool {
        let Some(region) = self.parts.regions.last_mut().filter(|r| {
            self.open
                && !self.gap
                && r.rows.is_empty()
                && r.layout == layout
                && r.named
                && layout != Layout::Matrix
        }) else {
            return false;
        };
        if !matches!(layout, Layout::Rows(Separator::Tab | Separator::Pipe)) {
            return false;
        }
        let columns = &mut region.header.columns;
        if columns.len() < header.columns.len() {
            columns.resize_with(header.columns.len(), Default::default);
        }
        for (old, new) in columns.iter_mut().zip(&header.columns) {
            if !new.kinds.is_empty() || old.title.is_none() {
                old.clone_from(new);
            }
        }
        region.table = region.header.table().unwrap_or(region.table);
        true
    }

    pub(super) fn push(&mut self, region: Region) {
        self.parts.regions.push(region);
        self.open = true;
        self.since = self.parts.prose.len();
    }
}
