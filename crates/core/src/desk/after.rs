//! Afterwards: what is handed in, who comes again, whether the money adds up, and the end of the event.

use serde::{Deserialize, Serialize};

use super::{ClassRow, Deadline};
use crate::event::EventCard;
use crate::ids::{ClassId, StudentId};
use crate::marks::{Absence, Attendance, Method};
use crate::money::Fen;
use crate::time::Millis;

/// `GET /api/events/{event}/handin[?class={id}|?college={name}]`: the lists to hand in (采集表), of the caller's
/// classes, in the order of time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandIn {
    /// The event.
    pub event: EventCard,
    /// A list a class.
    pub classes: Vec<HandInClass>,
}

/// The list of one class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandInClass {
    /// The class in numbers.
    pub row: ClassRow,
    /// Its students in queue order; those written at the bottom last.
    pub lines: Vec<HandInLine>,
    /// Its money.
    pub money: ClassMoney,
}

/// One student of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandInLine {
    /// Which student.
    pub id: StudentId,
    /// Place in the list, from 1; 0 of somebody who is not on it: written at its bottom, or taken off it.
    pub order: u32,
    /// Name; empty where no list has ever had it.
    pub name: String,
    /// Student number (学号), whole: a signed list has it.
    pub number: String,
    /// Where they stand.
    pub standing: Attendance,
    /// 拍摄序号: the how-manieth photographed of the class, by the server's order; none of those who were not.
    pub shot: Option<u32>,
    /// What the ledger holds for them, in fen.
    pub paid: Fen,
    /// By which way the last receipt came.
    pub method: Option<Method>,
}

/// The money of one class, `GET /api/events/{event}/settlement` has one for each of the caller's classes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClassMoney {
    /// Which class.
    pub class: ClassId,
    /// Name as printed.
    pub name: String,
    /// College as printed.
    pub college: Option<String>,
    /// 已拍.
    pub photographed: u32,
    /// Fee × photographed, in fen (I10).
    pub due: Fen,
    /// The ledger's sum, in fen (I10).
    pub collected: Fen,
    /// The ledger's sums by the way the money came, in fen, in the order of [`Method::ALL`].
    pub by_method: [Fen; 3],
    /// What the crew was paid by the settlement, in fen; none before.
    pub paid: Option<Fen>,
    /// How many the settlement says were photographed.
    pub settled_count: Option<u32>,
    /// Names of those who paid more than they owe, most of them not photographed at all, with what is too much, in
    /// queue order. The name is empty where no list has it.
    pub to_refund: Vec<NamedSum>,
    /// Names of those who paid less than they owe, photographed and not paid, with what is missing, in queue order.
    /// What is too much less what is missing is collected − due.
    pub to_collect: Vec<NamedSum>,
    /// Doubtful accounts, contradicting settlements: questions that are open.
    pub open_questions: u32,
}

/// A name and a sum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedSum {
    /// Name.
    pub name: String,
    /// In fen.
    pub fen: Fen,
}

/// One student for the make-up session: `GET /api/events/{event}/makeup`, of the caller's classes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MakeUpLine {
    /// Which class.
    pub class: ClassId,
    /// Its name as printed.
    pub class_name: String,
    /// College as printed.
    pub college: Option<String>,
    /// Name.
    pub name: String,
    /// Student number (学号), whole.
    pub number: String,
    /// Why, where somebody said; none of one of whom nobody spoke.
    pub reason: Option<Absence>,
    /// What they have paid and not got back, in fen.
    pub paid: Fen,
}

/// One line of the checklist: `GET /api/events/{event}/checklist`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckLine {
    /// What is due when.
    pub deadline: Deadline,
    /// Every college of the caller's classes, or the one unnamed where the notice names none.
    pub colleges: Vec<CollegeTick>,
}

/// Whether a college has done it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CollegeTick {
    /// Name as printed; empty for the whole event.
    pub college: String,
    /// When it was ticked; none while it is due.
    pub done_at: Option<Millis>,
}

/// `POST /api/events/{event}/checklist`: tick, or take a tick back; the answer is the whole checklist. Office and
/// college.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TickRequest {
    /// Which deadline.
    pub no: u32,
    /// Which college; empty for the whole event.
    pub college: String,
    /// Done, or not after all.
    pub done: bool,
}

/// `GET /api/events/{event}/closing`: what closing and deleting would do, without doing it; and the answer of
/// `POST …/close`, `POST …/reopen` and `POST …/erase`. Office only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closing {
    /// When it was closed; none while it is open.
    pub closed_at: Option<Millis>,
    /// When names will be deleted by themselves; none while it is open or after they are.
    pub erase_at: Option<Millis>,
    /// When they were.
    pub erased_at: Option<Millis>,
    /// What closing would find unfinished.
    pub open: OpenEnds,
    /// What goes when names are deleted.
    pub goes: Goes,
    /// What stays.
    pub stays: Stays,
    /// Phones of the event that have not been told yet that it is closed.
    pub untold_phones: u32,
}

/// What is unfinished.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenEnds {
    /// Classes with somebody of whom nobody spoke.
    pub unfinished_classes: u32,
    /// Students of whom nobody spoke.
    pub unspoken_students: u32,
    /// Classes with somebody photographed and without a settlement, where monitors pay the crew.
    pub unsettled_classes: u32,
    /// Cards that ask a person.
    pub questions: u32,
    /// Refused marks that nobody has looked at.
    pub refused: u32,
    /// Ticks of the checklist that are missing.
    pub unticked: u32,
}

/// What is deleted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Goes {
    /// Names with their student numbers.
    pub students: u32,
    /// The text of the notice, which may name students, in characters.
    pub notice_chars: u32,
    /// Marks that lose their words: notes, and names written at a list's bottom.
    #[serde(default)]
    pub words: u32,
    /// Texts of refused marks.
    pub refused: u32,
    /// Devices that lose their grant for this event.
    pub devices: u32,
}

/// What is kept.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stays {
    /// Classes with their counts and sums.
    pub classes: u32,
    /// Marks, which name nobody then.
    pub marks: u32,
}

/// `POST /api/events/{event}/erase`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EraseRequest {
    /// The event's title, typed by whoever asks for it.
    pub title: String,
}
