//! What a person mends in a notice that was read: the text itself stays as it was pasted.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize, de};

use crate::words::words;

/// One mend. Mends speak of lines of the text, so they go with that very text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
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

/// Every kind's fields in one. What serde derives for a tagged enum asks the text what it holds, which
/// [`crate::json`] does not answer.
#[derive(Deserialize)]
struct AnyMend {
    kind: String,
    table: Option<usize>,
    at: Option<usize>,
    holds: Option<ColumnKind>,
    line: Option<usize>,
    nth: Option<usize>,
    field: Option<Field>,
    text: Option<String>,
    fields: Option<BTreeMap<Field, String>>,
}

impl AnyMend {
    fn told(self) -> Option<Mend> {
        Some(match self.kind.as_str() {
            "column" => Mend::Column {
                table: self.table?,
                at: self.at?,
                holds: self.holds?,
            },
            "field" => Mend::Field {
                line: self.line?,
                nth: self.nth?,
                field: self.field?,
                text: self.text?,
            },
            "drop" => Mend::Drop {
                line: self.line?,
                nth: self.nth?,
            },
            "add" => Mend::Add {
                line: self.line,
                fields: self.fields?,
            },
            _ => return None,
        })
    }
}

impl<'de> Deserialize<'de> for Mend {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let any = AnyMend::deserialize(from)?;
        any.told().ok_or_else(|| de::Error::custom("not a mend"))
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mend_is_read_back_as_it_was_written_by_the_server_and_by_the_desk() {
        let mends = vec![
            Mend::Column {
                table: 46,
                at: 2,
                holds: ColumnKind::Headcount,
            },
            Mend::Field {
                line: 48,
                nth: 1,
                field: Field::Start,
                text: "8:30".into(),
            },
            Mend::Drop { line: 49, nth: 0 },
            Mend::Add {
                line: None,
                fields: [(Field::Class, "23软工9班".to_owned())].into(),
            },
            Mend::Add {
                line: Some(50),
                fields: BTreeMap::new(),
            },
        ];
        let text = serde_json::to_string(&mends).unwrap();
        assert_eq!(serde_json::from_str::<Vec<Mend>>(&text).unwrap(), mends);
        assert_eq!(crate::json::read::<Vec<Mend>>(&text).unwrap(), mends);
    }

    #[test]
    fn what_lacks_a_part_is_no_mend() {
        for text in [
            r#"{"kind":"drop","line":1}"#,
            r#"{"kind":"field","line":1,"nth":0,"field":"start"}"#,
            r#"{"kind":"burn","line":1,"nth":0}"#,
        ] {
            assert!(serde_json::from_str::<Mend>(text).is_err(), "{text}");
        }
    }
}
