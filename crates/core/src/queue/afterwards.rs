//! 收尾: the list that is handed in, who comes again, and whose money explains the difference. All amounts are sums of
//! the ledger (I10); all counts are the tally's.

use crate::desk::{ClassMoney, HandInLine, MakeUpLine, NamedSum};
use crate::event::{ClassSheet, Settings, Student};
use crate::ids::StudentId;
use crate::marks::{
    Absence, Attendance, ClassState, Mark, Register, Subject, Tally, once_written, student_standing,
};
use crate::money::Fen;

use super::shots::number;
use super::{Asked, in_queue_order, questions, shots};

/// Students who were taken off the list while marks speak of them.
pub type Left = [Student];

/// Everybody of whom something is to be said afterwards: the list in queue order; beneath it those written at its
/// bottom; beneath them those off the list who were photographed or have entries in the ledger, in the order of their
/// identities where no list knows them.
fn everybody(sheet: &ClassSheet, left: &Left, state: &ClassState) -> Vec<Student> {
    let listed = |it: &Student| sheet.roster.students.iter().any(|on| on.id == it.id);
    let (mut all, written): (Vec<_>, Vec<_>) = in_queue_order(&sheet.roster, state)
        .into_iter()
        .partition(listed);
    let listed = all.len();
    all.extend(written);
    let told = |id: StudentId| {
        let shot = state
            .attendance(id)
            .is_some_and(|it| it.counts == Attendance::Photographed);
        let entered = |subject| state.history(subject, Register::Fees).next().is_some();
        shot || entered(Subject::Student(id))
    };
    for it in left.iter().filter(|it| told(it.id)) {
        if all.iter().all(|other| other.id != it.id) {
            all.push(it.clone());
        }
    }
    let registers = [Register::Attendance, Register::Fees];
    for subject in registers.into_iter().flat_map(|it| state.subjects(it)) {
        if let Subject::Student(id) = subject
            && told(id)
            && all.iter().all(|it| it.id != id)
        {
            all.push(off_every_list(id, state));
        }
    }
    // Their former place says nothing any more.
    for it in all.iter_mut().skip(listed) {
        it.order = 0;
    }
    all
}

/// Somebody whom marks name and no list; with the name that stood at its bottom, where one did.
fn off_every_list(id: StudentId, state: &ClassState) -> Student {
    let who = once_written(state, id);
    Student {
        id,
        order: 0,
        name: who.map(|it| it.name.clone()).unwrap_or_default(),
        number: who.map(|it| it.number.clone()).unwrap_or_default(),
        exempt: false,
        pinyin: String::new(),
    }
}

/// The list to hand in: in queue order, and last, with place 0, those who are not on it: written at its bottom, or taken
/// off it. Notes are the class's own and are not in it. As many are photographed in it
/// as the tally counts, and what they paid adds up to what is collected.
#[must_use]
pub fn hand_in(sheet: &ClassSheet, left: &Left, state: &ClassState) -> Vec<HandInLine> {
    let shots = shots(state);
    let line = |student: Student| {
        let account = state.account(student.id);
        HandInLine {
            standing: student_standing(&student, state),
            shot: shots.get(&student.id).copied(),
            paid: account.balance,
            method: account
                .is_paid()
                .then(|| last_way(state, student.id))
                .flatten(),
            id: student.id,
            order: student.order,
            name: student.name,
            number: student.number,
        }
    };
    everybody(sheet, left, state)
        .into_iter()
        .map(line)
        .collect()
}

/// By which way the receipt came that the server numbered last.
fn last_way(state: &ClassState, id: StudentId) -> Option<crate::marks::Method> {
    state
        .history(Subject::Student(id), Register::Fees)
        .filter_map(|head| match head.mark {
            Mark::Received { method, .. } => Some((number(head.no), head.id, method)),
            _ => None,
        })
        .max_by_key(|(no, id, _)| (*no, *id))
        .map(|(.., method)| method)
}

/// The money of a class. What is to be given back less what is to be collected is exactly collected − due.
#[must_use]
pub fn class_money(
    sheet: &ClassSheet,
    settings: &Settings,
    left: &Left,
    state: &ClassState,
) -> ClassMoney {
    let tally = Tally::of(sheet, settings, state);
    let (mut to_refund, mut to_collect) = (Vec::new(), Vec::new());
    for line in hand_in(sheet, left, state) {
        let owes = if line.standing == Attendance::Photographed {
            settings.fee
        } else {
            Fen::ZERO
        };
        let fen = line.paid - owes;
        let name = line.name;
        if fen > Fen::ZERO {
            to_refund.push(NamedSum { name, fen });
        } else if fen < Fen::ZERO {
            to_collect.push(NamedSum { name, fen: -fen });
        }
    }
    let about_money = |asked: Asked| asked != Asked::Attendance;
    let open = questions(sheet, state)
        .iter()
        .filter(|question| about_money(question.asked))
        .count();
    let settled = state.paid_crew();
    ClassMoney {
        class: sheet.id,
        name: sheet.name.clone(),
        college: sheet.college.clone(),
        photographed: tally.photographed,
        due: tally.due,
        collected: tally.collected,
        by_method: state.collected_by_method(),
        paid: settled.map(|it| it.paid),
        settled_count: settled.map(|it| it.headcount),
        to_refund,
        to_collect,
        open_questions: u32::try_from(open).unwrap_or(u32::MAX),
    }
}

/// Who comes again: on the list or written at its bottom, to be photographed, and not. In queue order.
#[must_use]
pub fn make_up(sheet: &ClassSheet, state: &ClassState) -> Vec<MakeUpLine> {
    let line = |student: &Student| {
        let reason: Option<Absence> = match student_standing(student, state) {
            Attendance::Photographed | Attendance::Exempt => return None,
            Attendance::Absent(reason) => Some(reason),
            Attendance::Expected | Attendance::Arrived => None,
        };
        Some(MakeUpLine {
            class: sheet.id,
            class_name: sheet.name.clone(),
            college: sheet.college.clone(),
            name: student.name.clone(),
            number: student.number.clone(),
            reason,
            paid: state.account(student.id).balance,
        })
    };
    in_queue_order(&sheet.roster, state)
        .iter()
        .filter_map(line)
        .collect()
}
