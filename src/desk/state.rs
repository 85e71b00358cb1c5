//! What the pages of the desk share: they come and go, this stays.

use std::collections::HashMap;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use rollcall_core::access::{Grant, Role};
use rollcall_core::desk::{ClassRow, Draft as Moves, EventEdit, Plan, Published, Session};
use rollcall_core::event::EventCard;
use rollcall_core::ids::ClassId;
use rollcall_core::time::Millis;

use super::api;
use super::draft::Draft;
use super::live::Live;
use super::notice::reading::Read;
use crate::desk::care::Lists;
use crate::platform::clock;
use rollcall_core::sync::Failure;

/// Which classes are looked at; kept while one of them is opened.
#[derive(Clone, Copy)]
pub(super) struct Filter {
    pub campus: RwSignal<Option<String>>,
    pub college: RwSignal<Option<String>>,
    pub words: RwSignal<String>,
    pub no_roster: RwSignal<bool>,
}

/// Everything shared; cheap to copy, provided as a context.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    pub event: RwSignal<EventCard>,
    /// Whether this browser acts for the office: only then it publishes.
    pub office: bool,
    /// Whether it may invite counsellors.
    pub invites_counsellors: bool,
    /// Whether it stands above the monitors, and looks after their phones.
    pub looks_after: bool,
    /// What it looks after.
    pub care: Lists,
    /// None until the first answer.
    pub rows: RwSignal<Option<Vec<ClassRow>>>,
    pub by_id: Memo<HashMap<ClassId, ClassRow>>,
    /// What stands in the timetable beside the classes; none until the first answer.
    pub plan: RwSignal<Option<Plan>>,
    /// Moves that are not published yet: they outlive a look at another page.
    pub moves: RwSignal<Moves>,
    /// Why the last question for it failed.
    pub plan_failure: RwSignal<Option<Failure>>,
    /// The events of this browser.
    pub session: StoredValue<Session>,
    /// Why the last question for the rows failed.
    pub failure: RwSignal<Option<Failure>>,
    pub live: Live,
    pub now: RwSignal<Millis>,
    /// The notice that is being worked at.
    pub draft: Draft,
    pub read: RwSignal<Option<Arc<Read>>>,
    pub filter: Filter,
    /// What publishing just did.
    pub published: RwSignal<Option<Published>>,
    /// Whom an invitation is being made for.
    pub inviting: RwSignal<Option<(Grant, String)>>,
}

impl Desk {
    /// The desk of a session at the event that this tab looks at; none where it has no event.
    pub fn of(session: &Session) -> Option<Self> {
        let (event, grant) = super::events::chosen(session)?;
        let rows = RwSignal::new(None::<Vec<ClassRow>>);
        let by_id = Memo::new(move |_| {
            let keyed = |row: &ClassRow| (row.id, row.clone());
            rows.with(|rows| rows.iter().flatten().map(keyed).collect())
        });
        Some(Self {
            event: RwSignal::new(event.clone()),
            office: grant.role() == Role::Office,
            invites_counsellors: grant.role() >= Role::College,
            looks_after: grant.role() > Role::Monitor,
            care: Lists::of(event.id, event.settings.utc_offset_minutes),
            rows,
            by_id,
            plan: RwSignal::new(None),
            moves: RwSignal::new(Moves::default()),
            plan_failure: RwSignal::new(None),
            session: StoredValue::new(session.clone()),
            failure: RwSignal::new(None),
            live: Live::default(),
            now: RwSignal::new(clock::now()),
            draft: Draft::of(event.id),
            read: RwSignal::new(None),
            filter: Filter {
                campus: RwSignal::new(None),
                college: RwSignal::new(None),
                words: RwSignal::new(String::new()),
                no_roster: RwSignal::new(false),
            },
            published: RwSignal::new(None),
            inviting: RwSignal::new(None),
        })
    }

    /// Begins to follow the event: the rows at once, and whenever there is news.
    pub fn start(self) {
        self.live.listen();
        Effect::new(move |_| {
            self.live.news.track();
            self.load_rows();
        });
        Effect::new(move |_| {
            self.now.track();
            if self.looks_after {
                self.care.ask_refused();
            }
        });
        gloo::timers::callback::Interval::new(30_000, move || self.now.set(clock::now())).forget();
    }

    /// Asks for the rows. Those that are shown stay until there are others.
    pub fn load_rows(self) {
        let event = self.event.with_untracked(|event| event.id);
        spawn_local(async move {
            match api::classes(event).await {
                Ok(rows) => {
                    self.failure.set(None);
                    self.now.set(clock::now());
                    self.rows.set(Some(rows));
                }
                Err(failure) => self.failure.set(Some(failure)),
            }
        });
        self.load_plan();
    }

    /// Asks for the plan. What is shown stays until there is another.
    pub fn load_plan(self) {
        let event = self.event.with_untracked(|event| event.id);
        spawn_local(async move {
            match api::plan(event).await {
                Ok(plan) => {
                    self.plan_failure.set(None);
                    if self
                        .plan
                        .with_untracked(|known| known.as_ref() != Some(&plan))
                    {
                        self.event.set(plan.event.clone());
                        self.plan.set(Some(plan));
                    }
                }
                Err(failure) => self.plan_failure.set(Some(failure)),
            }
        });
    }

    /// The event's offset from UTC in minutes.
    pub fn offset(self) -> i16 {
        self.event
            .with_untracked(|event| event.settings.utc_offset_minutes)
    }

    /// Title and settings as they stand.
    pub fn event_edit(self) -> EventEdit {
        self.event.with(|event| EventEdit {
            title: event.title.clone(),
            settings: event.settings.clone(),
        })
    }

    /// How long ago an instant was, in words that stay true.
    pub fn ago(self, at: Millis) -> String {
        crate::text::format::ago(self.now.get().minutes_since(at))
    }
}

/// The desk of this page.
pub(super) fn desk() -> Desk {
    expect_context::<Desk>()
}
