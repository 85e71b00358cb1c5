//! What a person mends in a notice that was read: the text itself stays as it was pasted.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::words::words;

/// One mend. Mends speak of lines of the text, so they go with that very text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Mend {
    /// A column of a table holds something else than was guessed.
    Column {
        /// 1-based line at which the table begins.
        table: usize,
        /// Which cell of its rows, from 0.
        at: usize,
        /// What it holds.
        holds: ColumnKind,
    },
    /// A cell of an entry says something else.
    Field {
        /// 1-based line of the entry.
        line: usize,
        /// Which of the entries of that line, from 0.
        nth: usize,
        /// Which cell.
        field: Field,
        /// What it says, as one would write it in a notice; empty for nothing.
        text: String,
    },
    /// It is no class.
    Drop {
        /// 1-based line of the entry.
        line: usize,
        /// Which of the entries of that line, from 0.
        nth: usize,
    },
    /// A class that was not read.
    Add {
        /// 1-based line that it stands in, where it stands in the text.
        line: Option<usize>,
        /// What it says.
        fields: BTreeMap<Field, String>,
    },
}

/// What a column of a timetable holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ColumnKind {
    /// 序号.
    Seq,
    /// Day.
    Date,
    /// 上午, 下午.
    HalfDay,
    /// Time of the slot.
    Time,
    /// 校区.
    Campus,
    /// 地点.
    Venue,
    /// 学院.
    College,
    /// 班级.
    Class,
    /// 人数.
    Headcount,
    /// 辅导员.
    Counsellor,
    /// 组.
    Group,
    /// Remarks.
    Note,
    /// Nothing that is wanted.
    Ignored,
}

words! {
    ColumnKind {
        Seq = "seq", Date = "date", HalfDay = "half_day", Time = "time", Campus = "campus", Venue = "venue",
        College = "college", Class = "class", Headcount = "headcount", Counsellor = "counsellor", Group = "group",
        Note = "note", Ignored = "ignored",
    }
}

impl ColumnKind {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 13] = [
        Self::Class,
        Self::Time,
        Self::Date,
        Self::HalfDay,
        Self::Campus,
        Self::Venue,
        Self::Group,
        Self::Headcount,
        Self::College,
        Self::Counsellor,
        Self::Seq,
        Self::Note,
        Self::Ignored,
    ];
}

/// One cell of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// 校区.
    Campus,
    /// 地点.
    Venue,
    /// Day.
    Date,
    /// Begin of the slot.
    Start,
    /// End of the slot.
    End,
    /// Which of the parallel queues.
    Group,
    /// 序号.
    Seq,
    /// 学院.
    College,
    /// 班级.
    Class,
    /// 人数.
    Headcount,
    /// 辅导员.
    Counsellor,
}

words! {
    Field {
        Campus = "campus", Venue = "venue", Date = "date", Start = "start", End = "end", Group = "group", Seq = "seq",
        College = "college", Class = "class", Headcount = "headcount", Counsellor = "counsellor",
    }
}
