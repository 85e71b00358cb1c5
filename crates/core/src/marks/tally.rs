//! The counts that every screen shows, all from one place.

use serde::{Deserialize, Serialize};

use super::{Attendance, ClassState, Register, Subject, members};
use crate::event::{ClassSheet, Settings, Student};
use crate::money::Fen;

/// A class in numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Tally {
    /// 应拍: on the list and not exempt.
    pub expected: u32,
    /// 到场: arrived, photographed or not.
    pub arrived: u32,
    /// 已拍.
    pub photographed: u32,
    /// 缺席: said to be absent.
    pub absent: u32,
    /// 免拍.
    pub exempt: u32,
    /// Students with a fee in the ledger.
    pub paid: u32,
    /// 未缴: members by [`is_unpaid`]. Somebody who paid and has left the list does not lower it.
    pub unpaid: u32,
    /// The ledger's sum.
    pub collected: Fen,
    /// Fee × photographed.
    pub due: Fen,
    /// Registers that contradict themselves, and doubtful accounts: cards that ask a person.
    pub conflicts: u32,
}

impl Tally {
    /// Neither here nor excused: who has to be called.
    #[must_use]
    pub const fn missing(&self) -> u32 {
        self.expected.saturating_sub(self.arrived + self.absent)
    }

    /// Counts a class.
    #[must_use]
    pub fn of(sheet: &ClassSheet, settings: &Settings, state: &ClassState) -> Self {
        let mut tally = Self::default();
        let members = members(&sheet.roster, state);
        for student in &members {
            let standing = student_standing(student, state);
            let paid = state.account(student.id).is_paid();
            tally.unpaid += u32::from(is_unpaid(standing, paid));
            tally.count(standing);
        }
        if sheet.roster.students.is_empty() {
            // Without a list whoever was written down is one of those whom the notice announces.
            tally.expected = tally.expected.max(sheet.expected());
        }
        let on_list = |subject: &Subject| {
            members
                .iter()
                .any(|student| Subject::Student(student.id) == *subject)
        };
        for subject in state
            .subjects(Register::Attendance)
            .filter(|subject| !on_list(subject))
        {
            // Photographed, then taken off the list: the crew is owed all the same.
            if let Subject::Student(id) = subject
                && state
                    .attendance(id)
                    .is_some_and(|it| it.counts == Attendance::Photographed)
            {
                tally.count(Attendance::Photographed);
            }
        }
        for subject in state.subjects(Register::Fees) {
            if let Subject::Student(id) = subject {
                let account = state.account(id);
                tally.paid += u32::from(account.is_paid());
                tally.conflicts += u32::from(account.is_doubtful());
            }
        }
        tally.conflicts += state
            .subjects(Register::Attendance)
            .filter(|subject| match subject {
                Subject::Student(id) => state.attendance(*id).is_some_and(|it| it.conflict),
                Subject::Class => false,
            })
            .map(|_| 1)
            .sum::<u32>();
        tally.conflicts += u32::from(state.settlement().is_some_and(|it| it.conflict));
        tally.collected = state.collected();
        tally.due = settings.fee * i64::from(tally.photographed);
        tally
    }

    fn count(&mut self, standing: Attendance) {
        match standing {
            Attendance::Exempt => {
                self.exempt += 1;
                return;
            }
            Attendance::Expected => {}
            Attendance::Absent(_) => self.absent += 1,
            Attendance::Arrived => self.arrived += 1,
            Attendance::Photographed => {
                self.arrived += 1;
                self.photographed += 1;
            }
        }
        self.expected += 1;
    }
}

/// 未缴: no fee is in, and there is no exemption. An absence may turn out not to be one, so it is no excuse here.
#[must_use]
pub fn is_unpaid(standing: Attendance, paid: bool) -> bool {
    !paid && standing != Attendance::Exempt
}

/// Where a student stands: by the marks, and without one by the list.
#[must_use]
pub fn student_standing(student: &Student, state: &ClassState) -> Attendance {
    let unsaid = if student.exempt {
        Attendance::Exempt
    } else {
        Attendance::Expected
    };
    state.attendance(student.id).map_or(unsaid, |it| it.counts)
}
