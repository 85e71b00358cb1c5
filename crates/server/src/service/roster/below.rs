//! Who was written at a list's bottom, and of whom marks speak: what a roster that comes in must not tear apart.

use std::collections::BTreeSet;

use rollcall_core::event::{Roster, Student};
use rollcall_core::ids::StudentId;
use rollcall_core::marks::{Register, Subject, members};
use rollcall_notice::roster::RosterStudent;

use super::plan::Listed;
use crate::db::classes::ClassRecord;
use crate::db::rosters::Enrolled;
use crate::db::{Conn, rosters};
use crate::problem::Result;
use crate::service::board;

/// What the history has to do with a list.
#[derive(Debug, Default)]
pub(super) struct Said {
    /// Everybody of whom a mark speaks, whether it counts or was replaced.
    pub(super) marked: BTreeSet<StudentId>,
    /// Those written at the list's bottom who are not on any list yet.
    written: Vec<Student>,
}

impl Said {
    /// Looks where it can matter: when somebody leaves the list, or comes onto it.
    pub(super) async fn of(
        conn: &mut Conn,
        class: &ClassRecord,
        everybody: &[Enrolled],
        listed: &Listed,
    ) -> Result<Self> {
        let there: BTreeSet<&str> = everybody.iter().map(|it| &*it.student.number).collect();
        let listed = listed.students.iter().map(|it| &*it.student_number);
        if class.last_no == 0 || listed.collect::<BTreeSet<_>>() == there {
            return Ok(Self::default());
        }
        let state = board::state(conn, class.id).await?;
        let registers = [
            Register::Attendance,
            Register::Fees,
            Register::CodeReady,
            Register::DataChecked,
            Register::Position,
            Register::Note,
            Register::WalkIn,
        ];
        let marked = registers
            .into_iter()
            .flat_map(|register| state.subjects(register))
            .filter_map(|subject| match subject {
                Subject::Student(id) => Some(id),
                Subject::Class => None,
            });
        let mut said = Self {
            marked: marked.collect(),
            written: Vec::new(),
        };
        let roster = Roster {
            students: everybody.iter().map(|it| it.student.clone()).collect(),
        };
        for it in members(&roster, &state).split_off(roster.students.len()) {
            // Phones make these identities up: one that is somebody's in another class is not given to a second.
            if !rosters::is_known(conn, it.id).await? {
                said.written.push(it);
            }
        }
        Ok(said)
    }

    /// Who at the list's bottom this is, if it is certain: the one with this number; or the only one without a number
    /// under a name that is once in the whole file.
    pub(super) fn written_as(
        &mut self,
        it: &RosterStudent,
        all: &[RosterStudent],
    ) -> Option<StudentId> {
        let number = |on: &Student| {
            !on.number.is_empty() && on.number.eq_ignore_ascii_case(&it.student_number)
        };
        let same = |name: &str| squeezed(name).eq(squeezed(&it.name));
        let named = |on: &Student| on.number.is_empty() && same(&on.name);
        let at = self.written.iter().position(number).or_else(|| {
            let twice = all.iter().filter(|other| same(&other.name)).count() > 1
                || self.written.iter().filter(|on| named(on)).count() > 1;
            let at = self.written.iter().position(named);
            at.filter(|_| !twice)
        })?;
        Some(self.written.remove(at).id)
    }
}

fn squeezed(name: &str) -> impl Iterator<Item = char> {
    name.chars().filter(|c| !c.is_whitespace())
}
