//! The three things a monitor goes through the class for, and who is still to be done in each.

use crate::event::{Roster, Settings, Student};
use crate::marks::{
    Attendance, ClassState, Mark, Method, OpId, Register, Subject, members, student_standing,
};
use crate::table::in_order;

/// What the monitor is going through the class for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stage {
    /// 点名: who is here.
    RollCall,
    /// 拍摄: who was photographed.
    Shots,
    /// 缴费: who has paid.
    Fees,
}

impl Stage {
    /// Whether the student is still to be done in this stage. Somebody absent or exempt is not asked for
    /// in any; somebody not seen at roll call may yet be photographed.
    #[must_use]
    pub fn waits_for(self, student: &Student, state: &ClassState) -> bool {
        let standing = student_standing(student, state);
        match self {
            Self::RollCall => standing == Attendance::Expected,
            Self::Shots => matches!(standing, Attendance::Expected | Attendance::Arrived),
            Self::Fees => {
                !matches!(standing, Attendance::Absent(_) | Attendance::Exempt)
                    && !state.account(student.id).is_paid()
            }
        }
    }

    /// Who is next: at the shoot somebody who is here goes before somebody who is not.
    #[must_use]
    pub fn next<'a>(self, queue: &'a [Student], state: &ClassState) -> Option<&'a Student> {
        let waiting = || {
            queue
                .iter()
                .filter(|student| self.waits_for(student, state))
        };
        let here = |student: &&Student| student_standing(student, state) == Attendance::Arrived;
        match self {
            Self::Shots => waiting().find(here).or_else(|| waiting().next()),
            Self::RollCall | Self::Fees => waiting().next(),
        }
    }

    /// What one tap says of a student in this stage, and the statements it replaces.
    #[must_use]
    pub fn step(
        self,
        student: &Student,
        state: &ClassState,
        settings: &Settings,
        method: Method,
    ) -> (Mark, Vec<OpId>) {
        let seen = || state.seen(Subject::Student(student.id), Register::Attendance);
        match self {
            Self::RollCall => (Mark::Attendance(Attendance::Arrived), seen()),
            Self::Shots => (Mark::Attendance(Attendance::Photographed), seen()),
            Self::Fees => (
                Mark::Received {
                    fen: settings.fee,
                    method,
                },
                Vec::new(),
            ),
        }
    }

    /// Whether the event has this stage: where the monitor pays nobody, there is nothing to collect.
    #[must_use]
    pub fn applies(self, settings: &Settings) -> bool {
        self != Self::Fees || settings.monitor_pays()
    }
}

/// The class in the order in which it stands: the roster's, behind it those written at its bottom, but where
/// somebody was moved.
#[must_use]
pub fn in_queue_order(roster: &Roster, state: &ClassState) -> Vec<Student> {
    let all = members(roster, state);
    in_order(&all, |student| {
        let place = state.position(student.id).unwrap_or(student.order);
        (place, student.order)
    })
    .into_iter()
    .cloned()
    .collect()
}
