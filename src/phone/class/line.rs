//! Who is ahead in a stage, and how fast it goes.

use leptos::prelude::*;
use rollcall_core::event::Student;
use rollcall_core::ids::StudentId;
use rollcall_core::marks::{Attendance, student_standing};
use rollcall_core::queue::Stage;
use rollcall_core::table::{Table, in_order};

use super::view::Tab;
use crate::client::ClassModel;

/// So many of them have a name on the page: who is next, and two behind.
const SHOWN: usize = 3;

/// Those whom a stage still waits for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    /// The first three.
    pub first: Vec<Student>,
    /// All of them.
    pub waiting: usize,
}

impl Line {
    /// First whoever was not passed over, then those; at the shoot somebody who is here goes before somebody who is not.
    pub fn of(model: RwSignal<ClassModel>, tab: Tab, skipped: &Table<StudentId, ()>) -> Self {
        let Tab::Stage(stage) = tab else {
            return Self::default();
        };
        model.with(|model| {
            let mut waiting = model.queue();
            waiting.retain(|student| stage.waits_for(student, &model.state));
            let mut first = in_order(waiting, |student| {
                let not_here = stage == Stage::Shots
                    && student_standing(student, &model.state) != Attendance::Arrived;
                (skipped.contains(&student.id), not_here)
            });
            let waiting = first.len();
            first.truncate(SHOWN);
            Self { first, waiting }
        })
    }
}
