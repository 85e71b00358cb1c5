//! Where a student stands, as a row shows it, and whom the counts let through.

use rollcall_core::event::Student;
use rollcall_core::marks::{Attendance, is_unpaid, student_standing};

use crate::client::ClassModel;

/// Whom the list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filter {
    /// Everybody.
    All,
    /// Neither here nor excused.
    Missing,
    /// Here, photographed or not.
    Arrived,
    /// Photographed.
    Photographed,
    /// Said to be absent.
    Absent,
    /// Without a fee in the ledger.
    Unpaid,
}

/// One student as a row shows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Where they stand.
    pub attendance: Attendance,
    /// Two statements contradict each other.
    pub conflict: bool,
    /// A fee is in.
    pub paid: bool,
    /// The account asks a person.
    pub doubtful: bool,
    /// There is a note.
    pub noted: bool,
    /// Came without being on the list.
    pub walk_in: bool,
    /// 拍摄序号, where it is of interest: at the shoot.
    pub shot: Option<u32>,
}

impl Standing {
    /// Where a student of a class stands.
    #[must_use]
    pub fn of(model: &ClassModel, student: &Student, shot: Option<u32>) -> Self {
        let (state, id) = (&model.state, student.id);
        let account = state.account(id);
        let listed = |id| model.sheet.roster.students.iter().any(|it| it.id == id);
        Self {
            attendance: student_standing(student, state),
            conflict: state.attendance(id).is_some_and(|it| it.conflict),
            paid: account.is_paid(),
            doubtful: account.is_doubtful(),
            noted: !state.note(id).is_empty(),
            walk_in: state.walk_in(id).is_some() && !listed(id),
            shot,
        }
    }

    /// Whether a filter lets somebody through who stands so.
    #[must_use]
    pub fn passes(&self, filter: Filter) -> bool {
        match filter {
            Filter::All => true,
            Filter::Missing => matches!(self.attendance, Attendance::Expected),
            Filter::Arrived => matches!(
                self.attendance,
                Attendance::Arrived | Attendance::Photographed
            ),
            Filter::Photographed => matches!(self.attendance, Attendance::Photographed),
            Filter::Absent => matches!(self.attendance, Attendance::Absent(_)),
            Filter::Unpaid => is_unpaid(self.attendance, self.paid),
        }
    }
}
