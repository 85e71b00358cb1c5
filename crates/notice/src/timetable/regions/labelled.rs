//! Records in lines of their own: `班级:护理2201班`, `人数:52`, `时间:8:30-9:10`, and so on for the next class.

use super::{Layout, Raw, Splitter};
use crate::timetable::cell::{self, Rest};
use crate::timetable::header::{self, Column, Header, Kind, Table};
use crate::timetable::lines::{Line, Separator};
use crate::timetable::matrix::Heads;

/// Facts of a class: never more.
const MOST_FACTS: usize = 9;

impl Splitter {
    /// Takes all such records that follow each other, if the first begins here; says how many lines they have.
    pub(super) fn labelled(&mut self, rest: &[Line]) -> Option<usize> {
        fact(&rest[0])?;
        let (facts, mut used) = record(rest);
        let header = Header {
            columns: facts.iter().map(|(column, ..)| column.clone()).collect(),
        };
        let who = facts.iter().any(|(column, value, _)| {
            let named = matches!(cell::read(value).rest, Rest::Class | Rest::College);
            named && (column.holds(Kind::Class) || column.holds(Kind::College))
        });
        // Without a clock time they are what a heading says of the classes below it.
        let timed = facts
            .iter()
            .any(|(_, value, _)| cell::read(value).time.is_some());
        if facts.len() < 3 || !who || !timed || !header.has(Kind::When) {
            return None;
        }
        let columns = header.columns.clone();
        let layout = Layout::Rows(Separator::Tab);
        self.open_table(layout, header, Heads::default(), &rest[0]);
        let region = self.parts.regions.last_mut()?;
        region.table = Table::Timetable;
        let mut facts = facts;
        loop {
            let mut cells = vec![cell::read(""); columns.len()];
            let mut line = 0;
            for (column, value, number) in &facts {
                let Some(at) = columns.iter().position(|c| c == column) else {
                    continue;
                };
                if line == 0 || column.holds(Kind::Class) {
                    line = *number;
                }
                let hint = region.header.hint(at);
                cells[at] = cell::read_as(value, hint);
            }
            region.rows.push(Raw {
                line,
                cells,
                gap: false,
                caption: false,
            });
            let (next, more) = record(&rest[used..]);
            let same = next.iter().filter(|(c, ..)| columns.contains(c)).count();
            let all = same == next.len() && same >= 2;
            if !all {
                return Some(used);
            }
            facts = next;
            used += more;
        }
    }
}

type Fact<'a> = (Column, &'a str, usize);

/// The facts of one record, and the lines it has: it ends at a blank line, or where a label comes again.
fn record(rest: &[Line]) -> (Vec<Fact<'_>>, usize) {
    let blank = rest.iter().take_while(|l| l.is_blank()).count();
    let mut facts: Vec<Fact<'_>> = Vec::new();
    for line in &rest[blank..] {
        let known = |column: &Column| facts.iter().any(|(c, ..)| c == column);
        let Some(fact) = fact(line).filter(|(c, ..)| facts.len() < MOST_FACTS && !known(c)) else {
            break;
        };
        facts.push(fact);
    }
    let used = blank + facts.len();
    (facts, used)
}

/// `人数:52`, with what the label names.
fn fact(line: &Line) -> Option<Fact<'_>> {
    let text = line.printed.trim();
    if text.len() > 240 || text.contains(['\t', '|']) {
        return None;
    }
    let (label, value) = text.split_once([':', '：'])?;
    let column = header::column(label.trim()).filter(|c| c.kinds.len() == 1)?;
    let value = value.trim();
    (!value.is_empty() && label.chars().count() <= 8 && !column.holds(Kind::Person)).then(|| {
        (
            Column {
                title: Some(label.trim().to_owned()),
                ..column
            },
            value,
            line.number,
        )
    })
}
