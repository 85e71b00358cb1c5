//! What is said on the class page: one thing of one student, a stage's step of many, and taking it back.

use leptos::prelude::*;
use leptos::task::spawn_local;
use rollcall_core::ids::StudentId;
use rollcall_core::marks::{Attendance, Mark, Method, OpId, Register, Subject};
use rollcall_core::money::Fen;
use rollcall_core::queue::Stage;

use super::view::ClassView;
use crate::platform::{browser, clock};
use crate::text::queue as text;

impl ClassView {
    /// One tap: the step that this stage takes a student.
    pub fn step(self, stage: Stage, id: StudentId) {
        let method = self.method.get_untracked();
        let said = self.model.with_untracked(|model| {
            let student = &model.student(id)?;
            stage
                .waits_for(student, &model.state)
                .then(|| stage.step(student, &model.state, &model.settings, method))
        });
        if let Some((mark, seen)) = said {
            self.steps.update(|steps| steps.push(clock::now()));
            self.say(id, mark, seen);
        }
    }

    /// Says where a student stands, replacing every statement that this phone has seen.
    pub fn say_attendance(self, id: StudentId, attendance: Attendance) {
        let seen = self.seen(id, Register::Attendance);
        self.say(id, Mark::Attendance(attendance), seen);
    }

    /// Takes in the fee.
    pub fn receive(self, id: StudentId, method: Method) {
        let fen = self.model.with_untracked(|model| model.settings.fee);
        if fen > Fen::ZERO {
            self.say(id, Mark::Received { fen, method }, Vec::new());
        }
    }

    /// Ticks or unticks a readiness.
    pub fn tick(self, id: StudentId, register: Register, mark: Mark) {
        let seen = self.seen(id, register);
        self.say(id, mark, seen);
    }

    /// The step of a stage, of all these whom it waits for: one act.
    pub fn step_all(self, stage: Stage, ids: &[StudentId]) {
        let method = self.method.get_untracked();
        let sayings = self.model.with_untracked(|model| {
            let step = |id: &StudentId| {
                let student = model.student(*id)?;
                let waits = stage.waits_for(&student, &model.state);
                let (mark, seen) = stage.step(&student, &model.state, &model.settings, method);
                waits.then_some((*id, mark, seen))
            };
            ids.iter().filter_map(step).collect()
        });
        self.say_all(sayings);
    }

    /// Says one thing of a student, once: a second tap while the first is being written down is dropped.
    pub fn say(self, id: StudentId, mark: Mark, seen: Vec<OpId>) {
        self.say_all(vec![(id, mark, seen)]);
    }

    fn say_all(self, mut sayings: Vec<(StudentId, Mark, Vec<OpId>)>) {
        sayings.retain(|(id, ..)| {
            let fresh = self.busy.try_update_value(|busy| busy.insert(*id, ()));
            fresh.unwrap_or(false)
        });
        let Some((first, mark, _)) = sayings.first() else {
            return;
        };
        let (first, words) = (*first, crate::text::care::what_was_said(mark));
        let ids: Vec<StudentId> = sayings.iter().map(|(id, ..)| *id).collect();
        let sayings = sayings
            .into_iter()
            .map(|(id, mark, seen)| (Subject::Student(id), mark, seen))
            .collect();
        spawn_local(async move {
            if self.client.say_all(self.id, sayings).await.is_some() {
                browser::buzz();
                self.marked_at.set(Some(clock::now()));
                match ids.len() {
                    1 => self.announce(Subject::Student(first), |who| {
                        crate::text::phone::marked(who, words)
                    }),
                    many => self.said.set(text::marked_many(many, words)),
                }
            }
            self.busy.update_value(|busy| {
                for id in &ids {
                    busy.remove(id);
                }
            });
        });
    }

    /// Settles a question by one tap.
    pub fn settle(self, subject: Subject, mark: Mark, seen: Vec<OpId>) {
        match subject {
            Subject::Student(id) => self.say(id, mark, seen),
            Subject::Class => spawn_local(async move {
                self.client.say(self.id, subject, mark, seen).await;
            }),
        }
    }

    /// Takes the latest act back.
    pub fn undo(self) {
        if !untrack(|| self.has_acts()) {
            self.said.set(text::nothing_to_undo().to_owned());
            return;
        }
        spawn_local(async move {
            let Some(act) = self.client.undo(self.id).await else {
                return;
            };
            match act.ops.as_slice() {
                [op] => self.announce(op.subject, |who| crate::text::phone::unmarked(who)),
                many => self.said.set(text::unmarked_many(many.len())),
            }
        });
    }

    /// Says in the dock what was done, of whom.
    pub fn announce(self, subject: Subject, words: impl FnOnce(&str) -> String) {
        let name = self.model.with_untracked(|model| match subject {
            Subject::Student(id) => model.name(id),
            Subject::Class => Some(model.sheet.name.clone()),
        });
        self.said.set(words(&name.unwrap_or_default()));
    }

    fn seen(self, id: StudentId, register: Register) -> Vec<OpId> {
        self.model
            .with_untracked(|model| model.state.seen(Subject::Student(id), register))
    }
}
