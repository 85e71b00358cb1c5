//! Taking back is saying something new: history stays (I8).

use crate::marks::{Attendance, ClassState, Mark, Op, OpId, Settlement, Subject};

/// What takes `op` back, given the state before it was said: the earlier value again, or the counter-entry in
/// the ledger. None where there is nothing to return to.
#[must_use]
pub fn take_back(op: &Op, before: &ClassState) -> Option<(Mark, Vec<OpId>)> {
    let replaced = vec![op.id];
    let student = match op.subject {
        Subject::Student(student) => student,
        Subject::Class => {
            let earlier = before.paid_crew().unwrap_or(Settlement::NOTHING);
            let is_payment = matches!(op.mark, Mark::Settlement(_));
            return is_payment.then_some((Mark::Settlement(earlier), replaced));
        }
    };
    match &op.mark {
        Mark::Attendance(_) => {
            let earlier = before
                .attendance(student)
                .map_or(Attendance::Expected, |it| it.counts);
            Some((Mark::Attendance(earlier), replaced))
        }
        Mark::Received { fen, .. } => Some((
            Mark::Reversed {
                of: op.id,
                fen: *fen,
            },
            vec![],
        )),
        Mark::Reversed { of, fen } => {
            let receipt = before
                .account(student)
                .open
                .into_iter()
                .find(|receipt| receipt.id == *of)?;
            Some((
                Mark::Received {
                    fen: *fen,
                    method: receipt.method,
                },
                vec![],
            ))
        }
        Mark::CodeReady(yes) => Some((Mark::CodeReady(!yes), replaced)),
        Mark::DataChecked(yes) => Some((Mark::DataChecked(!yes), replaced)),
        Mark::Position(_) => {
            let place = before.position(student).unwrap_or(0);
            Some((Mark::Position(place), replaced))
        }
        Mark::Note(_) => Some((Mark::Note(before.note(student).to_owned()), replaced)),
        Mark::WalkIn(_) => Some((Mark::WalkIn(before.walk_in(student).cloned()), replaced)),
        Mark::Settlement(_) | Mark::Unknown => None,
    }
}

/// `undone` was taken back by the op `by`, which says again what `undone` had replaced. So what takes that back in its
/// turn must replace `by` as well as what it replaces already, `seen`: else both would stand and contradict each other.
pub fn replace_again(seen: &mut Vec<OpId>, undone: &Op, by: OpId) {
    if seen.iter().any(|id| undone.seen.contains(id)) {
        seen.push(by);
    }
}
