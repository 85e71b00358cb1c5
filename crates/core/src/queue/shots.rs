//! 拍摄序号: the order in which the class was really shot.

use crate::ids::StudentId;
use crate::marks::{Attendance, ClassState, Mark, Register, ServerNo, Subject};
use crate::table::{Table, in_order};

/// 拍摄序号 of everybody photographed, from 1: by the server's number of the mark that counts, for no clock has a say (I6).
#[must_use]
pub fn shots(state: &ClassState) -> Table<StudentId, u32> {
    let mut order: Vec<(u64, StudentId)> = Vec::new();
    for subject in state.subjects(Register::Attendance) {
        if let Subject::Student(id) = subject
            && state
                .attendance(id)
                .is_some_and(|it| it.counts == Attendance::Photographed)
        {
            let counting = state
                .heads(subject, Register::Attendance)
                .filter(|head| head.mark == Mark::Attendance(Attendance::Photographed))
                .map(|head| number(head.no))
                .max();
            order.push((counting.unwrap_or(u64::MAX), id));
        }
    }
    let mut shots = Table::default();
    for (nth, (_, id)) in (1..).zip(in_order(order, |it| *it)) {
        shots.insert(id, nth);
    }
    shots
}

/// What the server has not numbered yet is later than all it has.
pub(super) fn number(no: Option<ServerNo>) -> u64 {
    no.map_or(u64::MAX, |no| no.0)
}
