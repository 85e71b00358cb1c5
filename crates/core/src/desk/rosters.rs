//! Rosters of many classes at once, and lists of those who need no photograph.

use serde::{Deserialize, Serialize};

use crate::ids::ClassId;
use crate::words::words;

/// What a column of a roster holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RosterColumn {
    /// 姓名.
    Name,
    /// 学号.
    Number,
    /// 班级.
    Class,
    /// 序号.
    Order,
    /// Remarks, which may say that somebody is exempt.
    Note,
    /// Yes for those who are exempt.
    Exempt,
    /// No for those who are exempt.
    Shoot,
    /// Nothing that is wanted.
    Ignored,
}

words! {
    RosterColumn {
        Name = "name", Number = "number", Class = "class", Order = "order", Note = "note", Exempt = "exempt",
        Shoot = "shoot", Ignored = "ignored",
    }
}

impl RosterColumn {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 8] = [
        Self::Name,
        Self::Number,
        Self::Class,
        Self::Order,
        Self::Note,
        Self::Exempt,
        Self::Shoot,
        Self::Ignored,
    ];

    /// The word that stands for it in JSON and in addresses.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Number => "number",
            Self::Class => "class",
            Self::Order => "order",
            Self::Note => "note",
            Self::Exempt => "exempt",
            Self::Shoot => "shoot",
            Self::Ignored => "ignored",
        }
    }

    /// The column of a word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.word() == word)
    }
}

/// Why a column was thrown away before anything of it was kept (domain.md: personal data).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Dropped {
    /// ID-card numbers.
    IdCard,
    /// Phone numbers and the like.
    Phone,
}

words! { Dropped { IdCard = "id_card", Phone = "phone" } }

/// One column of a sheet. No cell of it is shown but its header.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetColumn {
    /// Which column, from 0.
    pub at: u32,
    /// Its header as printed; empty where it has none.
    pub header: String,
    /// What it holds: as guessed, or as somebody said.
    pub holds: RosterColumn,
    /// Why nothing of it was read.
    #[serde(default)]
    pub dropped: Option<Dropped>,
}

/// How much a remark matters. Ordered: the worst is the greatest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// Nothing needs to be done.
    Info,
    /// Somebody should look.
    Warning,
    /// It stands in the way: nothing of the file is brought in.
    Error,
}

words! { Weight { Info = "info", Warning = "warning", Error = "error" } }

/// Something to say about a file. Names nobody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// How much it matters.
    pub weight: Weight,
    /// The sheet, where the file has several.
    pub sheet: Option<String>,
    /// 1-based row of the sheet or line of the text.
    pub row: Option<u32>,
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

/// `POST /api/events/{event}/rosters?apply=&name=&columns=&as=`: what a file does, or would do, to the rosters of the
/// caller's classes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rosters {
    /// Whether it was done.
    pub applied: bool,
    /// The columns of the first sheet with students.
    pub columns: Vec<SheetColumn>,
    /// Students of the whole file.
    pub students: u32,
    /// What it does to each class that it speaks of, in the order of the file.
    pub classes: Vec<RosterChange>,
    /// Lists of the file that are of no class, or of more than one.
    pub unmatched: Vec<UnmatchedList>,
    /// Lists of classes that are not the caller's.
    pub skipped: Vec<SkippedList>,
    /// The caller's classes that the file does not speak of.
    pub untouched: Vec<ClassName>,
    /// What there is to say, the worst first.
    pub remarks: Vec<Remark>,
}

impl Rosters {
    /// Whether something stands in the way.
    #[must_use]
    pub fn is_blocked(&self) -> bool {
        self.remarks.iter().any(|it| it.weight == Weight::Error)
    }
}

/// A class by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClassName {
    /// Which class.
    pub id: ClassId,
    /// Name as printed in the notice.
    pub name: String,
    /// How many its roster has now.
    pub roster: u32,
}

/// What a file does to one class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RosterChange {
    /// Which class.
    pub class: ClassId,
    /// Its name as printed in the notice.
    pub name: String,
    /// How the file calls it.
    pub listed_as: String,
    /// The headcount printed in the notice.
    pub headcount: Option<u32>,
    /// Students in the file.
    pub found: u32,
    /// Students that stay who they are.
    pub kept: u32,
    /// Students of the kept who stand elsewhere among the kept: who only moves up or down with the others is not one.
    pub reordered: u32,
    /// Students that are new.
    pub added: Vec<StudentName>,
    /// Students that are not in the file.
    pub removed: Vec<RemovedStudent>,
    /// Of the added those who were written at the list's bottom: they stay who they were, marks and fees with them.
    #[serde(default)]
    pub adopted: Vec<StudentName>,
    /// Students of the kept of whom something else is said.
    pub changed: Vec<ChangedStudent>,
}

impl RosterChange {
    /// Whether it does anything at all.
    #[must_use]
    pub fn is_none(&self) -> bool {
        self.added.is_empty()
            && self.removed.is_empty()
            && self.changed.is_empty()
            && self.reordered == 0
    }

    /// How many of the removed have marks: they are put aside, and their marks stay.
    #[must_use]
    pub fn put_aside(&self) -> usize {
        self.removed.iter().filter(|it| it.marked).count()
    }
}

/// A student as people are shown one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StudentName {
    /// Name.
    pub name: String,
    /// The last four characters of the student number.
    pub tail: String,
}

/// A student who leaves the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemovedStudent {
    /// Name.
    pub name: String,
    /// The last four characters of the student number.
    pub tail: String,
    /// Whether marks speak of them.
    pub marked: bool,
}

/// A student of whom the file says something else than is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangedStudent {
    /// Name, as in the file.
    pub name: String,
    /// The last four characters of the student number.
    pub tail: String,
    /// The name before, where it is another one.
    pub was: Option<String>,
    /// Whether they are exempt now, where it is otherwise than before.
    pub exempt: Option<bool>,
}

/// Students of a class that nobody has found yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnmatchedList {
    /// How the file calls it: what `as=` speaks of.
    pub listed_as: String,
    /// How many students.
    pub students: u32,
    /// Classes it may be, the likeliest first.
    pub nearest: Vec<ClassName>,
}

/// Students of a class that is not the caller's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SkippedList {
    /// How the file calls it.
    pub listed_as: String,
    /// How many students.
    pub students: u32,
}
