//! A table as it was pasted: its lines, typed, and what stands above them.

use chrono::NaiveTime;

use crate::timetable::cell::Cell;
use crate::timetable::clock::Half;
use crate::timetable::date::Found;
use crate::timetable::header::{Header, Table};
use crate::timetable::lines::Separator;
use crate::timetable::matrix::Heads;

/// How a table came through the paste.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Layout {
    /// One line is one row.
    Rows(Separator),
    /// One line is one cell; `true` where each line ends in a pipe.
    Flow(bool),
    /// Transposed: days, halls or groups stand over the columns.
    Matrix,
    /// A programme in lines, without any columns.
    Lines,
}

/// One line of a table, typed.
#[derive(Debug, Clone)]
pub(crate) struct Raw {
    pub line: usize,
    pub cells: Vec<Cell>,
    /// Whether a blank line or a page mark stands before it.
    pub gap: bool,
    /// Whether it is a line across the table that says when or where for the rows below.
    pub caption: bool,
}

/// What the lines above a table say for all of it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Above {
    pub line: usize,
    pub campus: Option<String>,
    pub venue: Option<String>,
    pub college: Option<String>,
    pub date: Option<Found>,
    pub half: Option<Half>,
    pub time: Option<(NaiveTime, Option<NaiveTime>)>,
}

/// A table.
#[derive(Debug, Clone)]
pub(crate) struct Region {
    pub table: Table,
    /// 1-based line it begins at: its header, or its first row.
    pub first: usize,
    pub layout: Layout,
    pub header: Header,
    /// The heads of a transposed table.
    pub heads: Heads,
    /// Whether its lines begin with a pipe that belongs to the frame.
    pub framed: bool,
    /// Whether the columns were named by a header, or guessed.
    pub named: bool,
    pub rows: Vec<Raw>,
    pub above: Above,
    /// Whether the caption speaks of students who are not to be photographed.
    pub exempt: bool,
    /// Whether this goes on with the table before it, after a page's head.
    pub continues: bool,
}
