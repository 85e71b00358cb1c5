//! Lists of those who need no photograph.

use serde::{Deserialize, Serialize};

use super::{Remark, SheetColumn};
use crate::ids::ClassId;
use crate::words::words;

/// `POST /api/events/{event}/exempt?apply=&name=&columns=`: who of a list needs no photograph, among the caller's
/// classes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exempting {
    /// Whether it was done.
    pub applied: bool,
    /// The columns of the list.
    pub columns: Vec<SheetColumn>,
    /// Those who become exempt.
    pub found: Vec<ExemptStudent>,
    /// Those who are exempt already.
    pub already: Vec<ExemptStudent>,
    /// Those who were not found.
    pub unknown: Vec<UnknownStudent>,
    /// What there is to say, the worst first.
    pub remarks: Vec<Remark>,
}

/// A student of a list, found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExemptStudent {
    /// Which class.
    pub class: ClassId,
    /// Its name as printed in the notice.
    pub class_name: String,
    /// Name, as on the roster.
    pub name: String,
    /// The last four characters of the student number.
    pub tail: String,
}

/// A row of a list that is nobody's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnknownStudent {
    /// 1-based row of the list.
    pub row: u32,
    /// Name as in the list; empty where it has none.
    pub name: String,
    /// The last four characters of the student number; empty where there is none.
    pub tail: String,
    /// Why.
    pub why: Unknown,
}

/// Why somebody of a list was not found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unknown {
    /// On no roster of the caller's classes.
    Nowhere,
    /// There are several of that name: the number decides.
    Several,
    /// The number is there, with another name.
    OtherName,
}

words! { Unknown { Nowhere = "nowhere", Several = "several", OtherName = "other_name" } }
