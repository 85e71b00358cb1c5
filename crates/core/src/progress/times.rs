//! When the photographs that count were taken.

use crate::marks::{Attendance, ClassState, Mark, Op, OpId, Register, ServerNo, Subject};
use crate::table::Table;
use crate::time::Millis;

/// An op as the server keeps it.
#[derive(Debug, Clone)]
pub struct Shot {
    /// The op.
    pub op: Op,
    /// Its number.
    pub no: ServerNo,
    /// The server's clock less its author's when it came, in milliseconds (P18).
    pub clock_offset_ms: i64,
}

/// One instant for each student who counts as photographed, in the server's order: the corrected time of the op that
/// first said so and was not taken back. An answer to a card says it once more, hours later, and is no photograph;
/// neither is the second phone's tick for the same student.
#[must_use]
pub fn shots(state: &ClassState, history: &[Shot]) -> Vec<Millis> {
    let mut by_id: Table<OpId, &Shot> = Table::default();
    for shot in history.iter().filter(|shot| says_so(&shot.op.mark)) {
        by_id.insert(shot.op.id, shot);
    }
    let mut taken: Vec<(ServerNo, Millis)> = state
        .subjects(Register::Attendance)
        .filter_map(|subject| first(state, subject, &by_id))
        .map(|shot| {
            let at = shot.op.at.0.saturating_add(shot.clock_offset_ms);
            (shot.no, Millis(at))
        })
        .collect();
    taken.sort_unstable();
    taken.into_iter().map(|(_, at)| at).collect()
}

/// The first of the ops that have said so without a break, up to what stands.
fn first<'a>(
    state: &ClassState,
    subject: Subject,
    by_id: &Table<OpId, &'a Shot>,
) -> Option<&'a Shot> {
    let Subject::Student(student) = subject else {
        return None;
    };
    if state.attendance(student)?.counts != Attendance::Photographed {
        return None;
    }
    let mut reached: Vec<OpId> = state
        .heads(subject, Register::Attendance)
        .map(|head| head.id)
        .collect();
    let mut at = 0;
    let mut first: Option<&Shot> = None;
    while let Some(id) = reached.get(at).copied() {
        at += 1;
        let Some(shot) = by_id.get(&id).filter(|shot| shot.op.subject == subject) else {
            continue;
        };
        if first.is_none_or(|first| shot.no < first.no) {
            first = Some(shot);
        }
        for seen in &shot.op.seen {
            if !reached.contains(seen) {
                reached.push(*seen);
            }
        }
    }
    first
}

fn says_so(mark: &Mark) -> bool {
    *mark == Mark::Attendance(Attendance::Photographed)
}
