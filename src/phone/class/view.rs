//! What the parts of the class page share.

use leptos::prelude::*;
use leptos::task::spawn_local;
use rollcall_core::event::Student;
use rollcall_core::ids::{ClassId, StudentId};
use rollcall_core::marks::{Attendance, Mark, Method, OpId, Register, Subject, Tally};
use rollcall_core::money::Fen;
use rollcall_core::queue::{Stage, in_queue_order};
use rollcall_core::table::Table;

use crate::client::{ClassModel, Client};
use crate::platform::browser;

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
    /// Whose sheet is open.
    pub open: RwSignal<Option<StudentId>>,
    /// Passed over for now, in this stage.
    pub skipped: RwSignal<Table<StudentId, ()>>,
    /// What was said last, in words, for eyes and screen readers.
    pub said: RwSignal<String>,
    /// Whether the sheet of the latest acts is open.
    pub show_acts: RwSignal<bool>,
    /// The class in numbers.
    pub tally: Memo<Tally>,
    /// Who is next in this stage: first whoever was not passed over, then those.
    pub next: Memo<Option<Student>>,
    /// Being written down: a second tap within that time says nothing.
    busy: StoredValue<Table<StudentId, ()>>,
}

impl ClassView {
    /// The page of a class, beginning with the roll call.
    #[must_use]
    pub fn new(client: Client, model: RwSignal<ClassModel>) -> Self {
        let tally = Memo::new(move |_| {
            model.with(|model| Tally::of(&model.sheet, &model.settings, &model.state))
        });
        let tab = RwSignal::new(Tab::Stage(Stage::RollCall));
        let skipped = RwSignal::new(Table::default());
        let next = Memo::new(move |_| next_in_line(model, tab.get(), &skipped.get()));
        Self {
            client,
            model,
            id: model.with_untracked(|model| model.sheet.id),
            tab,
            filter: RwSignal::new(Filter::All),
            open: RwSignal::new(None),
            skipped,
            said: RwSignal::new(String::new()),
            show_acts: RwSignal::new(false),
            tally,
            next,
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

    /// Goes to another page of the hour.
    pub fn turn_to(&self, tab: Tab) {
        self.skipped.update(Table::clear);
        self.filter.set(Filter::All);
        self.said.set(String::new());
        self.tab.set(tab);
    }

    /// Where a student stands.
    #[must_use]
    pub fn standing(&self, id: StudentId) -> Option<Standing> {
        self.model.with(|model| {
            let student = &model.student(id)?;
            let account = model.state.account(id);
            Some(Standing {
                attendance: rollcall_core::marks::student_standing(student, &model.state),
                conflict: model.state.attendance(id).is_some_and(|it| it.conflict),
                paid: account.is_paid(),
                doubtful: account.is_doubtful(),
            })
        })
    }

    /// One tap: the step that this stage takes a student.
    pub fn step(self, stage: Stage, id: StudentId) {
        let said = self.model.with_untracked(|model| {
            let student = &model.student(id)?;
            stage
                .waits_for(student, &model.state)
                .then(|| stage.step(student, &model.state, &model.settings, Method::default()))
        });
        if let Some((mark, seen)) = said {
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

    /// Says one thing of a student, once: a second tap while the first is being written down is dropped.
    pub fn say(self, id: StudentId, mark: Mark, seen: Vec<OpId>) {
        let fresh = self
            .busy
            .try_update_value(|busy| busy.insert(id, ()))
            .unwrap_or(false);
        if !fresh {
            return;
        }
        let words = crate::text::care::what_was_said(&mark);
        spawn_local(async move {
            if self
                .client
                .say(self.id, Subject::Student(id), mark, seen)
                .await
                .is_some()
            {
                browser::buzz();
                self.announce(id, |who| crate::text::phone::marked(who, words));
            }
            self.busy.update_value(|busy| {
                busy.remove(&id);
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
        spawn_local(async move {
            if let Some(act) = self.client.undo().await {
                for op in &act.ops {
                    if let Subject::Student(id) = op.subject {
                        self.announce(id, |who| crate::text::phone::unmarked(who));
                    }
                }
            }
        });
    }

    fn announce(self, id: StudentId, words: impl FnOnce(&str) -> String) {
        let name = self
            .model
            .with_untracked(|model| model.student(id).map(|student| student.name.clone()))
            .unwrap_or_default();
        self.said.set(words(&name));
    }

    fn seen(self, id: StudentId, register: Register) -> Vec<OpId> {
        self.model
            .with_untracked(|model| model.state.seen(Subject::Student(id), register))
    }
}

fn next_in_line(
    model: RwSignal<ClassModel>,
    tab: Tab,
    skipped: &Table<StudentId, ()>,
) -> Option<Student> {
    let Tab::Stage(stage) = tab else { return None };
    model.with(|model| {
        let queue = in_queue_order(&model.sheet.roster, &model.state);
        let fresh: Vec<Student> = queue
            .iter()
            .filter(|student| !skipped.contains(&student.id))
            .cloned()
            .collect();
        stage
            .next(&fresh, &model.state)
            .or_else(|| stage.next(&queue, &model.state))
            .cloned()
    })
}
