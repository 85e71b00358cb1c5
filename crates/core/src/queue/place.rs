//! Moving somebody in the queue. A mark says a place, and two at one place stand by their own order, so what somebody
//! has to be given follows from between whom they are to stand; at times those behind must be told theirs, too.

use super::{Stage, in_queue_order};
use crate::event::{Roster, Student};
use crate::ids::StudentId;
use crate::marks::{ClassState, Mark};

/// Where somebody is moved to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    /// Before all others who still wait to be photographed.
    First,
    /// Right behind another.
    Behind(StudentId),
    /// Behind everybody.
    Last,
    /// The own place again, as if nobody had moved them.
    Own,
}

/// What has to be said so that `who` stands there: mostly one mark. Nothing if they stand there already, or if one of
/// the two is not in the class.
#[must_use]
pub fn move_to(
    roster: &Roster,
    state: &ClassState,
    who: StudentId,
    spot: Spot,
) -> Vec<(StudentId, Mark)> {
    moved(roster, state, who, spot).unwrap_or_default()
}

fn moved(
    roster: &Roster,
    state: &ClassState,
    who: StudentId,
    spot: Spot,
) -> Option<Vec<(StudentId, Mark)>> {
    let mut queue = in_queue_order(roster, state);
    let place_of = |queue: &[Student], id| queue.iter().position(|it| it.id == id);
    let from = place_of(&queue, who)?;
    let moving = queue.remove(from);
    let to = match spot {
        Spot::First => queue
            .iter()
            .position(|it| Stage::Shots.waits_for(it, state))?,
        Spot::Behind(other) => place_of(&queue, other)? + 1,
        Spot::Last => queue.len(),
        Spot::Own => {
            state.position(who)?;
            return Some(vec![(who, Mark::Position(0))]);
        }
    };
    if to == from {
        return None;
    }
    queue.insert(to, moving);
    let marks = from_there_on(&queue, to, state);
    Some(marks.unwrap_or_else(|| anew(&queue)))
}

/// By what the queue is sorted.
type Key = (u32, u32);

/// Places for whoever stands at `to`, and for as many behind as would not stand behind otherwise. None where the
/// numbers end.
fn from_there_on(
    queue: &[Student],
    to: usize,
    state: &ClassState,
) -> Option<Vec<(StudentId, Mark)>> {
    let key = |it: &Student| -> Key { (state.position(it.id).unwrap_or(it.order), it.order) };
    let (before, behind) = queue.split_at_checked(to)?;
    let (moving, others) = behind.split_first()?;
    // Nobody ahead is less than everybody.
    let mut last = before.last().map(key);
    let own = (moving.order, moving.order);
    let next = others.first().map(key);
    if last < Some(own) && next.is_none_or(|next| own < next) {
        return Some(vec![(moving.id, Mark::Position(0))]);
    }
    let mut marks = Vec::new();
    for student in behind {
        if student.id != moving.id && last < Some(key(student)) {
            break;
        }
        let place = match last {
            None => 1,
            Some((place, order)) if student.order > order => place.max(1),
            Some((place, _)) => place.checked_add(1)?,
        };
        marks.push(at_place(student, place));
        last = Some((place, student.order));
    }
    Some(marks)
}

/// Everybody's place, counted from one.
fn anew(queue: &[Student]) -> Vec<(StudentId, Mark)> {
    let places = queue.iter().zip(1..);
    places.map(|(it, place)| at_place(it, place)).collect()
}

fn at_place(student: &Student, place: u32) -> (StudentId, Mark) {
    let own = place == student.order;
    (student.id, Mark::Position(if own { 0 } else { place }))
}
