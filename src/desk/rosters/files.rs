//! The files of the page: read one after the other, and brought in one after the other.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use rollcall_core::desk::{RosterColumn, Rosters};
use rollcall_core::ids::ClassId;

use super::api::{self, Said};
use crate::desk::api::Source;
use crate::desk::state::Desk;
use crate::desk::trouble::sentence;
use crate::text::rosters as text;

/// How far a file is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Stage {
    /// To be asked about.
    Waiting,
    /// What it would do.
    Shown(Arc<Rosters>),
    /// It did it.
    Done(Arc<Rosters>),
    /// Why not.
    Failed(String),
}

/// A file, and what a person says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Given {
    pub id: usize,
    pub name: String,
    pub stage: Stage,
    pub said: Said,
    pub same: Vec<(String, ClassId)>,
}

/// All of them; lives as long as the page.
#[derive(Clone, Copy)]
pub(super) struct Files {
    desk: Desk,
    pub all: RwSignal<Vec<Given>>,
    sources: StoredValue<HashMap<usize, Source>, LocalStorage>,
    next: StoredValue<usize>,
    pub reading: RwSignal<bool>,
    pub importing: RwSignal<bool>,
}

impl Files {
    pub fn new(desk: Desk) -> Self {
        Self {
            desk,
            all: RwSignal::new(Vec::new()),
            sources: StoredValue::new_local(HashMap::new()),
            next: StoredValue::new(0),
            reading: RwSignal::new(false),
            importing: RwSignal::new(false),
        }
    }

    /// Takes a file or a pasted text.
    pub fn add(self, source: Source) {
        let id = self.next.get_value();
        self.next.set_value(id + 1);
        let name = match &source {
            Source::File(file) => file.name(),
            Source::Text(_) => text::pasted_name().to_owned(),
        };
        self.sources.update_value(|all| {
            all.insert(id, source);
        });
        // What was done stays to be seen until something else is begun.
        self.all.update(|all| {
            all.retain(|it| !matches!(it.stage, Stage::Done(_)));
            all.push(Given {
                id,
                name,
                stage: Stage::Waiting,
                said: Vec::new(),
                same: Vec::new(),
            });
        });
        self.read();
    }

    pub fn remove(self, id: usize) {
        self.all.update(|all| all.retain(|it| it.id != id));
        self.sources.update_value(|all| {
            all.remove(&id);
        });
    }

    pub fn clear(self) {
        self.all.set(Vec::new());
        self.sources.set_value(HashMap::new());
    }

    /// Says what a column holds; of the other columns what was guessed or said stays said.
    pub fn say(self, id: usize, at: u32, holds: RosterColumn) {
        self.change(id, |it| {
            it.said = match &it.stage {
                Stage::Shown(shown) => said(&shown.columns, at, holds),
                _ => return,
            };
            it.stage = Stage::Waiting;
        });
        self.read();
    }

    /// Says which class a list is of; none takes it back.
    pub fn name(self, id: usize, list: &str, class: Option<ClassId>) {
        self.change(id, |it| {
            it.same.retain(|(known, _)| known != list);
            it.same.extend(class.map(|class| (list.to_owned(), class)));
            it.stage = Stage::Waiting;
        });
        self.read();
    }

    fn change(self, id: usize, with: impl FnOnce(&mut Given)) {
        let _ = self.all.try_update(|all| {
            if let Some(it) = all.iter_mut().find(|it| it.id == id) {
                with(it);
            }
        });
    }

    /// The first file of a stage, with its source.
    fn first(self, wanted: fn(&Stage) -> bool, after: Option<usize>) -> Option<(Given, Source)> {
        let given = self.all.try_with_untracked(|all| {
            let mut later = all.iter().filter(|it| after.is_none_or(|id| it.id > id));
            later.find(|it| wanted(&it.stage)).cloned()
        })??;
        let source = self
            .sources
            .try_with_value(|all| all.get(&given.id).cloned())??;
        Some((given, source))
    }

    fn read(self) {
        if self.reading.get_untracked() {
            return;
        }
        self.reading.set(true);
        let event = self.desk.event.with_untracked(|event| event.id);
        spawn_local(async move {
            let waiting = |stage: &Stage| *stage == Stage::Waiting;
            while let Some((given, source)) = self.first(waiting, None) {
                let answer = api::rosters(event, &source, &given.said, &given.same, false).await;
                self.change(given.id, |it| {
                    // Something else was said meanwhile: it is asked once more.
                    if it.said == given.said && it.same == given.same {
                        it.stage = match answer {
                            Ok(shown) => Stage::Shown(Arc::new(shown)),
                            Err(failure) => Stage::Failed(sentence(&failure)),
                        };
                    }
                });
            }
            self.reading.try_set(false);
        });
    }

    /// Brings in every file that was shown, each in a transaction of its own.
    pub fn import(self) {
        if self.importing.get_untracked() || self.reading.get_untracked() {
            return;
        }
        self.importing.set(true);
        let event = self.desk.event.with_untracked(|event| event.id);
        spawn_local(async move {
            let mut after = None;
            let shown =
                |stage: &Stage| matches!(stage, Stage::Shown(shown) if !shown.classes.is_empty());
            while let Some((given, source)) = self.first(shown, after) {
                after = Some(given.id);
                let answer = api::rosters(event, &source, &given.said, &given.same, true).await;
                self.change(given.id, |it| {
                    it.stage = match answer {
                        Ok(done) => Stage::Done(Arc::new(done)),
                        Err(failure) => Stage::Failed(sentence(&failure)),
                    };
                });
            }
            self.importing.try_set(false);
            self.desk.load_rows();
        });
    }

    /// What importing all of them comes to.
    pub fn sum(self) -> Sum {
        let mut sum = Sum::default();
        self.all.with(|all| {
            for it in all {
                match &it.stage {
                    Stage::Waiting => sum.waiting = true,
                    Stage::Failed(_) => sum.blocked = true,
                    Stage::Shown(shown) => sum.add(shown),
                    Stage::Done(done) => sum.done(done),
                }
            }
        });
        let covered = &sum.covered;
        sum.without = self.desk.rows.with(|rows| {
            let rows = rows.iter().flatten();
            rows.filter(|row| row.roster == 0 && !covered.contains(&row.id))
                .count()
        });
        sum
    }
}

/// All columns with one of them said anew. What can stand only once goes where it was said last.
pub(in crate::desk) fn said(
    columns: &[rollcall_core::desk::SheetColumn],
    at: u32,
    holds: RosterColumn,
) -> Said {
    let several = matches!(
        holds,
        RosterColumn::Note | RosterColumn::Exempt | RosterColumn::Shoot | RosterColumn::Ignored
    );
    let other = |it: &rollcall_core::desk::SheetColumn| {
        if it.at == at {
            holds
        } else if it.holds == holds && !several {
            RosterColumn::Ignored
        } else {
            it.holds
        }
    };
    columns
        .iter()
        .filter(|it| it.dropped.is_none())
        .map(|it| (it.at, other(it)))
        .collect()
}

/// Sums over files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Sum {
    pub classes: usize,
    pub students: u32,
    /// Classes that would change.
    pub changes: usize,
    pub open: usize,
    pub blocked: bool,
    pub waiting: bool,
    pub without: usize,
    pub done_classes: usize,
    pub done_students: u32,
    covered: BTreeSet<ClassId>,
}

impl Sum {
    fn add(&mut self, shown: &Rosters) {
        self.blocked |= shown.is_blocked();
        self.classes += shown.classes.len();
        self.students += shown.classes.iter().map(|it| it.found).sum::<u32>();
        self.changes += shown.classes.iter().filter(|it| !it.is_none()).count();
        self.open += shown.unmatched.len();
        self.covered.extend(shown.classes.iter().map(|it| it.class));
    }

    fn done(&mut self, done: &Rosters) {
        self.done_classes += done.classes.len();
        self.done_students += done.classes.iter().map(|it| it.found).sum::<u32>();
    }
}
