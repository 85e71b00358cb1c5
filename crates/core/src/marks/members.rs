//! Who is in a class: its roster, and beneath it those who came without being on it.

use super::{ClassState, Mark, Register, Subject, WalkIn};
use crate::event::{Roster, Student};
use crate::ids::StudentId;
use crate::mutation::{Mutation, is_on};
use crate::table::in_order;

/// Everybody: the roster as it stands, then those written at its bottom in the order in which the server heard of
/// them (I6), each with the next place. Somebody whom the roster has by now is in it once.
#[must_use]
pub fn members(roster: &Roster, state: &ClassState) -> Vec<Student> {
    let mut all = roster.students.clone();
    let mut written: Vec<(u64, StudentId)> = Vec::new();
    for subject in state.subjects(Register::WalkIn) {
        if let Subject::Student(id) = subject
            && state.walk_in(id).is_some()
            && !is_on(Mutation::WalkInsUnseen)
            && all.iter().all(|student| student.id != id)
        {
            let first = state.history(subject, Register::WalkIn);
            let heard = first.map(|it| it.no.map_or(u64::MAX, |no| no.0)).min();
            written.push((heard.unwrap_or(u64::MAX), id));
        }
    }
    let written = in_order(written, |it| *it);
    let last = all.iter().map(|student| student.order).max().unwrap_or(0);
    let lines = (last + 1..).zip(written);
    all.extend(lines.filter_map(|(order, (_, id))| written_down(state, id, order)));
    all
}

/// One of them.
#[must_use]
pub fn member(roster: &Roster, state: &ClassState, id: StudentId) -> Option<Student> {
    if let Some(listed) = roster.students.iter().find(|student| student.id == id) {
        return Some(listed.clone());
    }
    state.walk_in(id)?;
    members(roster, state)
        .into_iter()
        .find(|student| student.id == id)
}

/// Who stood under this id at the list's bottom and may have been taken off it since: as the server heard last.
#[must_use]
pub fn once_written(state: &ClassState, id: StudentId) -> Option<&WalkIn> {
    let said = state.history(Subject::Student(id), Register::WalkIn);
    said.filter_map(|head| match &head.mark {
        Mark::WalkIn(Some(who)) => Some((head.no.map_or(u64::MAX, |no| no.0), head.id, who)),
        _ => None,
    })
    .max_by_key(|(no, id, _)| (*no, *id))
    .map(|(.., who)| who)
}

fn written_down(state: &ClassState, id: StudentId, order: u32) -> Option<Student> {
    let who = state.walk_in(id)?;
    Some(Student {
        id,
        order,
        name: who.name.clone(),
        number: who.number.clone(),
        exempt: false,
        pinyin: String::new(),
    })
}
