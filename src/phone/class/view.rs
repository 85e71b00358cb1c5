//! What the parts of the class page share.

use leptos::prelude::*;
use rollcall_core::event::Student;
use rollcall_core::ids::{ClassId, StudentId};
use rollcall_core::marks::{Method, Tally};
use rollcall_core::queue::search::find;
use rollcall_core::queue::{Stage, shots};
use rollcall_core::table::Table;
use rollcall_core::time::Millis;

use super::hand::Hand;
use super::line::Line;
pub use super::standing::{Filter, Standing};
use crate::client::{ClassModel, Client};
use crate::platform::{browser, clock};

/// Under which name this tab remembers how the queue is gone through.
const ONE_BY_ONE: &str = "rollcall-one-by-one";

/// A page of the hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    /// The days before.
    Ready,
    /// Going through the class.
    Stage(Stage),
    /// Reckoning up.
    Settle,
}

impl Tab {
    /// The name under which a page is remembered and tested.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ready => "tab-ready",
            Self::Stage(Stage::RollCall) => "tab-roll-call",
            Self::Stage(Stage::Shots) => "tab-shots",
            Self::Stage(Stage::Fees) => "tab-fees",
            Self::Settle => "tab-settle",
        }
    }

    /// All, in the order of the hour.
    pub const ALL: [Self; 5] = [
        Self::Ready,
        Self::Stage(Stage::RollCall),
        Self::Stage(Stage::Shots),
        Self::Stage(Stage::Fees),
        Self::Settle,
    ];

    /// Where this tab was, else where the day stands: preparing before the slot's day, calling the roll from then on.
    fn first(model: &ClassModel) -> Self {
        let remembered = browser::remembered_here(&key(model.sheet.id));
        let of_name = |tab: &Self| {
            let is_there = *tab != Self::Stage(Stage::Fees) || Stage::Fees.applies(&model.settings);
            is_there && remembered.as_deref() == Some(tab.name())
        };
        if let Some(tab) = Self::ALL.into_iter().find(of_name) {
            return tab;
        }
        let today = clock::now().to_local(model.settings.utc_offset_minutes);
        match &model.sheet.slot {
            Some(slot) if today.date() < slot.date => Self::Ready,
            _ => Self::Stage(Stage::RollCall),
        }
    }
}

/// Under which name this tab remembers the page of a class.
fn key(class: ClassId) -> String {
    format!("rollcall-tab-{class}")
}

/// The page's state; cheap to copy.
#[derive(Clone, Copy)]
pub struct ClassView {
    /// The device.
    pub client: Client,
    /// The class.
    pub model: RwSignal<ClassModel>,
    /// Which class.
    pub id: ClassId,
    /// What the monitor is doing.
    pub tab: RwSignal<Tab>,
    /// Whom the list shows.
    pub filter: RwSignal<Filter>,
    /// By which way the fees come that are ticked now.
    pub method: RwSignal<Method>,
    /// Whose sheet is open.
    pub open: RwSignal<Option<StudentId>>,
    /// Passed over for now, in this stage.
    pub skipped: RwSignal<Table<StudentId, ()>>,
    /// What was said last, in words, for eyes and screen readers.
    pub said: RwSignal<String>,
    /// Whether the sheet of what is to be decided is open.
    pub show_questions: RwSignal<bool>,
    /// Whether the sheet of the latest acts is open.
    pub show_acts: RwSignal<bool>,
    /// What is looked for; empty where nobody is.
    pub query: RwSignal<String>,
    /// One student fills the page.
    pub one_by_one: RwSignal<bool>,
    /// Those who are ticked to be taken on together; none while rows are what they are.
    pub chosen: RwSignal<Option<Table<StudentId, ()>>>,
    /// Whether rows are to be ticked.
    pub several: Memo<bool>,
    /// The class in numbers.
    pub tally: Memo<Tally>,
    /// Those whom this stage still waits for.
    pub line: Memo<Line>,
    /// Who is next in this stage: first whoever was not passed over, then those.
    pub next: Memo<Option<Student>>,
    /// Whom the list shows: whom the search finds, else whom the filter lets through.
    pub shown: Memo<Vec<Student>>,
    /// Which taps are steps.
    pub hand: Hand,
    /// When the steps of this stage were taken here, since this page of the hour was turned to.
    pub steps: RwSignal<Vec<Millis>>,
    /// When something was said here last.
    pub marked_at: RwSignal<Option<Millis>>,
    /// The order in which the class was really shot.
    shots: Memo<Option<Table<StudentId, u32>>>,
    /// Being written down: a second tap within that time says nothing.
    pub(super) busy: StoredValue<Table<StudentId, ()>>,
}

impl ClassView {
    /// The page of a class.
    #[must_use]
    pub fn new(client: Client, model: RwSignal<ClassModel>) -> Self {
        let tally = Memo::new(move |_| {
            model.with(|model| Tally::of(&model.sheet, &model.settings, &model.state))
        });
        let tab = RwSignal::new(model.with_untracked(Tab::first));
        let skipped = RwSignal::new(Table::default());
        let line = Memo::new(move |_| Line::of(model, tab.get(), &skipped.get()));
        let next = Memo::new(move |_| line.with(|line| line.first.first().cloned()));
        let shots = Memo::new(move |_| {
            let wanted = tab.get() == Tab::Stage(Stage::Shots);
            wanted.then(|| model.with(|model| shots(&model.state)))
        });
        let chosen: RwSignal<Option<Table<StudentId, ()>>> = RwSignal::new(None);
        let filter = RwSignal::new(Filter::All);
        let query = RwSignal::new(String::new());
        let shown = Memo::new(move |_| {
            let mut queue = model.with(ClassModel::queue);
            let (filter, typed) = (filter.get(), query.get());
            if !typed.is_empty() {
                let found = find(&queue, &typed);
                let of = |id: &StudentId| queue.iter().find(|it| it.id == *id).cloned();
                return found.iter().filter_map(of).collect();
            }
            if filter != Filter::All {
                model.with(|model| {
                    queue.retain(|it| Standing::of(model, it, None).passes(filter));
                });
            }
            queue
        });
        Self {
            client,
            model,
            id: model.with_untracked(|model| model.sheet.id),
            tab,
            filter,
            method: RwSignal::new(Method::default()),
            open: RwSignal::new(None),
            skipped,
            said: RwSignal::new(String::new()),
            show_questions: RwSignal::new(false),
            show_acts: RwSignal::new(false),
            query,
            one_by_one: RwSignal::new(
                browser::remembered_here(ONE_BY_ONE).is_some_and(|it| it == "1"),
            ),
            chosen,
            several: Memo::new(move |_| chosen.with(Option::is_some)),
            tally,
            line,
            next,
            shown,
            hand: Hand::new(),
            steps: RwSignal::new(Vec::new()),
            marked_at: RwSignal::new(None),
            shots,
            busy: StoredValue::new(Table::default()),
        }
    }

    /// The stage that the list works in; at the settlement, none.
    #[must_use]
    pub fn stage(&self) -> Option<Stage> {
        match self.tab.get() {
            Tab::Stage(stage) => Some(stage),
            Tab::Ready | Tab::Settle => None,
        }
    }

    /// Whether anything that was done here can be taken back.
    #[must_use]
    pub fn has_acts(&self) -> bool {
        self.client
            .acts
            .with(|acts| acts.iter().any(|act| act.is_of(self.id)))
    }

    /// Goes to another page of the hour.
    pub fn turn_to(&self, tab: Tab) {
        self.skipped.update(Table::clear);
        self.steps.update(Vec::clear);
        self.chosen.set(None);
        self.choose(Filter::All);
        self.said.set(String::new());
        browser::remember_here(&key(self.id), tab.name());
        self.tab.set(tab);
        browser::to_the_top();
    }

    /// Shows those whom a filter lets through, in the list. A search ends with it.
    pub fn choose(&self, filter: Filter) {
        if filter != Filter::All && self.one_by_one.get_untracked() {
            self.show_one(false);
        }
        self.query.set(String::new());
        self.filter.set(filter);
    }

    /// Looks for somebody: among all, whatever the filter was.
    pub fn look_for(&self, typed: String) {
        if self.filter.get_untracked() != Filter::All {
            self.filter.set(Filter::All);
        }
        self.query.set(typed);
    }

    /// Shows one student at a time, or the list again; this tab remembers it.
    pub fn show_one(&self, one: bool) {
        self.chosen.set(None);
        self.choose(Filter::All);
        browser::remember_here(ONE_BY_ONE, if one { "1" } else { "0" });
        self.one_by_one.set(one);
    }

    /// Passes over who is next. Passed over a second time: everybody was, so it begins again behind them.
    pub fn skip(&self) {
        if let Some(student) = self.next.get_untracked() {
            self.skipped.update(|skipped| {
                if !skipped.insert(student.id, ()) {
                    skipped.clear();
                    skipped.insert(student.id, ());
                }
            });
        }
    }

    /// Where a student stands.
    #[must_use]
    pub fn standing(&self, id: StudentId) -> Option<Standing> {
        let shot = self.shots.with(|shots| shots.as_ref()?.get(&id).copied());
        self.model.with(|model| {
            let student = model.student(id)?;
            Some(Standing::of(model, &student, shot))
        })
    }

    /// Whether a stage still waits for a student, as things stand now. Not followed.
    #[must_use]
    pub fn waits(&self, stage: Stage, id: StudentId) -> bool {
        self.model.with_untracked(|model| {
            let student = model.student(id);
            student.is_some_and(|student| stage.waits_for(&student, &model.state))
        })
    }
}
