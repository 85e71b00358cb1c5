//! Where a notice is mended: every mend is read once more by the server, so that totals and findings are made anew.

use std::collections::HashMap;
use std::sync::Arc;

use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;
use rollcall_core::desk::{Field, Mend};
use rollcall_core::sync::Failure;

use super::api;
use super::reading::{At, Entry, Read, Reading};
use super::view::Looking;
use crate::desk::api::{Finding, Source};
use crate::desk::draft::Draft;
use crate::desk::state::Desk;

/// How long mends are gathered before they are read, in milliseconds: typing along a row is one question.
const GATHER_MS: u32 = 250;

/// An entry by its name, and whether it opens its slot.
pub(super) type ByName = HashMap<At, (Entry, bool)>;

/// What the parts of the page share; cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Bench {
    pub draft: Draft,
    /// What was read last: of the draft, or of what is published.
    pub read: RwSignal<Option<Arc<Read>>>,
    pub view: Looking,
    /// A question is on its way.
    pub busy: RwSignal<bool>,
    pub failure: RwSignal<Option<Failure>>,
    /// The cell that is being written.
    pub editing: RwSignal<Option<(At, Field)>>,
    /// What was mended since the last answer, cell by cell.
    pub pending: Memo<HashMap<(At, Field), String>>,
    gathering: StoredValue<bool>,
}

impl Bench {
    /// The bench of a desk's draft.
    pub fn of(desk: Desk) -> Self {
        let (draft, read) = (desk.draft, desk.read);
        let pending = Memo::new(move |_| {
            draft.mends.with(|mends| {
                let same = |read: &Arc<Read>| {
                    let pairs = read.mends.iter().zip(mends);
                    pairs.take_while(|(known, now)| known == now).count()
                };
                let known = read.with(|read| read.as_ref().map_or(0, same));
                let late = mends.get(known..).unwrap_or_default();
                let cell = |mend: &Mend| match mend {
                    Mend::Field {
                        line,
                        nth,
                        field,
                        text,
                    } => {
                        let at = At {
                            line: *line,
                            nth: *nth,
                        };
                        Some(((at, *field), text.clone()))
                    }
                    _ => None,
                };
                late.iter().filter_map(cell).collect()
            })
        });
        Self {
            draft,
            read,
            view: Looking::fresh(),
            busy: RwSignal::new(false),
            failure: RwSignal::new(None),
            editing: RwSignal::new(None),
            pending,
            gathering: StoredValue::new(false),
        }
    }

    /// Something of what was read, painted anew only when it is something else.
    pub fn part<T: Clone + Default + PartialEq + Send + Sync + 'static>(
        self,
        of: fn(&Reading) -> T,
    ) -> Memo<T> {
        let read = self.read;
        Memo::new(move |_| {
            read.with(|read| {
                read.as_ref()
                    .map(|read| of(&read.reading))
                    .unwrap_or_default()
            })
        })
    }

    /// The findings as they are now.
    pub fn findings(self) -> Memo<Vec<Finding>> {
        self.part(|reading| reading.findings.clone())
    }

    /// Whether the text in its field is not the one that was read.
    pub fn is_stale(self) -> bool {
        self.read.with(|read| {
            read.as_ref()
                .is_some_and(|read| self.draft.text.with(|text| *text != read.text))
        })
    }

    /// Whether mends wait to be read.
    pub fn is_behind(self) -> bool {
        self.read.with(|read| {
            read.as_ref()
                .is_some_and(|read| self.draft.mends.with(|mends| *mends != read.mends))
        })
    }

    /// Mends one more thing.
    pub fn mend(self, mend: Mend) {
        self.draft.mends.update(|mends| mends.push(mend));
        self.gather();
    }

    /// Writes a cell.
    pub fn write(self, at: At, field: Field, text: String) {
        self.mend(Mend::Field {
            line: at.line,
            nth: at.nth,
            field,
            text,
        });
    }

    /// Takes the last mend back.
    pub fn undo(self) {
        self.draft.mends.update(|mends| {
            mends.pop();
        });
        self.gather();
    }

    /// Takes all of them back.
    pub fn undo_all(self) {
        self.draft.mends.set(Vec::new());
        self.gather();
    }

    fn gather(self) {
        if self.gathering.get_value() {
            return;
        }
        self.gathering.set_value(true);
        Timeout::new(GATHER_MS, move || {
            // The page may have been left meanwhile; the draft keeps the mends, and the next visit reads them.
            if self.gathering.try_set_value(false).is_none() {
                self.read_again();
            }
        })
        .forget();
    }

    /// Reads the draft with its mends. What is shown stays until the answer is there.
    pub fn read_again(self) {
        if self.busy.get_untracked() {
            return;
        }
        let (text, mends) = (
            self.draft.text.get_untracked(),
            self.draft.mends.get_untracked(),
        );
        // A text that is being rewritten is not what the mends speak of.
        let text = self
            .read
            .with_untracked(|read| read.as_ref().map(|read| read.text.clone()))
            .unwrap_or(text);
        self.ask(text, mends, true);
    }

    /// Reads what is published.
    pub fn read_published(self, text: String, mends: Vec<Mend>) {
        self.ask(text, mends, false);
    }

    fn ask(self, text: String, mends: Vec<Mend>, of_draft: bool) {
        self.busy.set(true);
        self.failure.set(None);
        spawn_local(async move {
            let answer = api::read_mended(text, mends.clone()).await;
            // Left meanwhile.
            if self.busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(reading) => {
                    self.put(reading, mends);
                    if of_draft && untrack(|| self.is_behind()) {
                        self.read_again();
                    }
                }
                Err(failure) => self.failure.set(Some(failure)),
            }
        });
    }

    /// Reads a text or a file for the first time.
    pub fn read_source(self, source: Source) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.failure.set(None);
        spawn_local(async move {
            let answer = api::read(&source).await;
            if self.busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(reading) => {
                    self.draft.begun.set(true);
                    self.draft.mends.set(Vec::new());
                    self.put(reading, Vec::new());
                    if let Some(read) = self.read.get_untracked() {
                        self.draft.text.set(read.text.clone());
                    }
                }
                Err(failure) => self.failure.set(Some(failure)),
            }
        });
    }

    fn put(self, mut reading: Reading, mends: Vec<Mend>) {
        // As a text field keeps it: otherwise the text would seem changed as soon as it is touched.
        let text = std::mem::take(&mut reading.text);
        let text = text
            .trim_start_matches('\u{feff}')
            .replace("\r\n", "\n")
            .replace('\r', "\n");
        self.read.set(Some(Arc::new(Read {
            text,
            mends,
            reading,
        })));
    }
}

/// The bench of this page.
pub(super) fn bench() -> Bench {
    expect_context::<Bench>()
}
