//! One class as pages read it.

use rollcall_core::access::{Grant, Role};
use rollcall_core::event::{ClassSheet, EventCard, Settings, Student};
use rollcall_core::ids::StudentId;
use rollcall_core::marks::{ClassState, Op, RawOp, ServerNo, member, once_written};
use rollcall_core::queue::in_queue_order;
use rollcall_device::ClassLog;

/// A class: its sheet, the event's settings, the state that follows from all its ops.
#[derive(Debug, Clone)]
pub struct ClassModel {
    /// Who, when, where.
    pub sheet: ClassSheet,
    /// The event's settings.
    pub settings: Settings,
    /// What was said.
    pub state: ClassState,
}

impl ClassModel {
    /// From what the database has; none while the sheet has not come yet.
    #[must_use]
    pub fn from_log(log: ClassLog, events: &[EventCard]) -> Option<Self> {
        let sheet = log.sheet?;
        let mut state = ClassState::default();
        for (op, no) in &log.ops {
            state.apply(op, *no);
        }
        let settings = events
            .iter()
            .find(|event| event.id == sheet.event)
            .map_or_else(Settings::default, |event| event.settings.clone());
        Some(Self {
            sheet,
            settings,
            state,
        })
    }

    /// Takes in an op that is in the database. Answers whether anything changed.
    pub fn take_in(&mut self, op: &Op, no: Option<ServerNo>) -> bool {
        self.state.apply(op, no)
    }

    /// The same for an op's text; one that this version cannot read changes nothing (I12).
    pub fn take_in_raw(&mut self, raw: &RawOp, no: ServerNo) -> bool {
        raw.parse().is_ok_and(|op| self.take_in(&op, Some(no)))
    }

    /// A student of the roster, or written at its bottom.
    #[must_use]
    pub fn student(&self, id: StudentId) -> Option<Student> {
        member(&self.sheet.roster, &self.state, id)
    }

    /// A student's name; also of somebody who was written at the list's bottom and taken off it.
    #[must_use]
    pub fn name(&self, id: StudentId) -> Option<String> {
        let listed = self.student(id).map(|student| student.name);
        listed.or_else(|| Some(once_written(&self.state, id)?.name.clone()))
    }

    /// Everybody, in the order of the queue.
    #[must_use]
    pub fn queue(&self) -> Vec<Student> {
        in_queue_order(&self.sheet.roster, &self.state)
    }

    /// As what the holder of `grants` acts in this class: the monitor's role before the others, since a
    /// phone that holds both stands in the queue.
    #[must_use]
    pub fn role(&self, grants: &[Grant]) -> Option<Role> {
        let here = |grant: &&Grant| match grant {
            Grant::Monitor { class, .. } => *class == self.sheet.id,
            other => other.event() == self.sheet.event,
        };
        grants.iter().filter(here).map(Grant::role).min()
    }
}
