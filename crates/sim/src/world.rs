//! Everything there is in a run, and what happens to it.

use core::cell::{Cell, RefCell};
use core::future::poll_fn;
use core::task::Poll;
use std::rc::Rc;

use rollcall_core::marks::Op;
use rollcall_core::sync::wire::JoinAnswer;
use rollcall_core::time::Millis;
use rollcall_device::Trouble;
use rollcall_device::storage::Held;
use rollcall_device::storage::STORES;

use crate::executor::{Executor, Owner, TaskId};
use crate::faults::{Fault, Weather};
use crate::network::{Message, Reply};
use crate::oracle::Oracle;
use crate::phone::{Browser, Tab};
use crate::random::Random;
use crate::report::{Figures, Rule, Violation};
use crate::server::Server;
use crate::storage::Written;

/// Something that happens at its time.
pub enum Event {
    /// A request arrives at the server.
    Request(Rc<Message>),
    /// An answer arrives, with the cookie that it sets.
    Answer(Rc<Message>, Reply, Option<u64>),
    /// A tab has waited long enough.
    GiveUp(Rc<Message>),
    /// A tab's exchange is due.
    Due(Owner),
    /// What a task has slept for is over.
    Wake(TaskId),
    /// Somebody opens the app again.
    Reopen(usize),
    /// People or fate do the next thing.
    Happening,
}

/// Everything there is.
pub struct World {
    /// Chance.
    pub random: Random,
    /// The tasks and the time.
    pub exec: Executor<Event>,
    /// The browsers.
    pub browsers: Vec<Browser>,
    /// The server.
    pub server: RefCell<Server>,
    /// Who remembers what was promised.
    pub oracle: RefCell<Oracle>,
    /// How many happenings are still to come.
    pub happenings: Cell<u32>,
    /// How many devices of a newer app have spoken how often: its next number.
    pub stranger: Cell<u64>,
    /// The rescue files that were written.
    pub files: RefCell<Vec<String>>,
    /// Whether people write notes, and names at the bottom of lists: in one run of four.
    pub writes: Cell<bool>,
    /// What goes wrong, and how often.
    pub weather: Weather,
    calm: Cell<bool>,
    tabs_ever: Cell<u64>,
    /// How each browser's latest exchange ended.
    outcomes: RefCell<Vec<Option<Trouble>>>,
    pub(crate) figures: RefCell<Figures>,
    trace: Option<RefCell<Vec<String>>>,
    violation: RefCell<Option<Violation>>,
}

impl World {
    /// A world before anything has happened.
    pub fn new(
        random: Random,
        weather: Weather,
        browsers: Vec<Browser>,
        server: Server,
        traced: bool,
    ) -> Self {
        let outcomes = browsers.iter().map(|_| None).collect();
        let oracle = Oracle::new(browsers.len(), &server.db);
        Self {
            random,
            weather,
            // 2026-04-15, in the morning.
            exec: Executor::new(1_776_212_400_000),
            browsers,
            server: RefCell::new(server),
            oracle: RefCell::new(oracle),
            happenings: Cell::new(0),
            stranger: Cell::new(0),
            files: RefCell::default(),
            writes: Cell::new(false),
            calm: Cell::new(false),
            tabs_ever: Cell::new(0),
            outcomes: RefCell::new(outcomes),
            figures: RefCell::default(),
            trace: traced.then(RefCell::default),
            violation: RefCell::default(),
        }
    }

    /// True where the fault strikes now.
    pub fn strikes(&self, fault: Fault) -> bool {
        let strikes = !self.calm.get() && self.random.permille(self.weather.odds(fault));
        if strikes {
            self.count(fault);
            self.say(|| format!("! {fault}"));
        }
        strikes
    }

    /// Notes a fault.
    pub fn count(&self, fault: Fault) {
        *self.figures.borrow_mut().faults.entry(fault).or_default() += 1;
    }

    /// A line of the trace.
    pub fn say(&self, what: impl FnOnce() -> String) {
        if let Some(trace) = &self.trace {
            let ms = self.exec.now() - 1_776_212_400_000;
            trace.borrow_mut().push(format!("{ms:>12} ms  {}", what()));
        }
    }

    /// The trace so far.
    pub fn take_trace(&self) -> Vec<String> {
        self.trace.as_ref().map(RefCell::take).unwrap_or_default()
    }

    /// A promise was broken. The first one counts.
    pub fn breach(&self, rule: Rule, what: impl FnOnce() -> String) {
        let mut violation = self.violation.borrow_mut();
        if violation.is_none() {
            let what = what();
            self.say(|| format!("!! {rule:?} broken: {what}"));
            *violation = Some(Violation { rule, what });
        }
    }

    /// The promise that was broken, if one was.
    pub fn violation(&self) -> Option<Violation> {
        self.violation.borrow().clone()
    }

    /// Whether the faults have stopped.
    pub fn is_calm(&self) -> bool {
        self.calm.get()
    }

    /// The faults stop.
    pub fn calm_down(&self) {
        self.calm.set(true);
        self.server.borrow_mut().down_until = Millis(0);
        self.say(|| "the faults stop".into());
    }

    /// Opens a tab.
    pub fn open_tab(self: &Rc<Self>, browser: usize) -> Rc<Tab> {
        self.tabs_ever.set(self.tabs_ever.get() + 1);
        let owner = Owner {
            browser,
            tab: self.tabs_ever.get(),
        };
        let tab = Rc::new(Tab {
            world: Rc::clone(self),
            owner,
            handle: Held::default(),
            page: RefCell::default(),
            pace: Cell::default(),
        });
        self.browsers[browser]
            .tabs
            .borrow_mut()
            .push(Rc::clone(&tab));
        tab
    }

    /// Closes a tab wherever it is.
    pub fn close_tab(&self, owner: Owner) {
        let mut tabs = self.browsers[owner.browser].tabs.borrow_mut();
        tabs.retain(|tab| tab.owner != owner);
        drop(tabs);
        self.exec.end(|of| of == owner);
    }

    /// Time goes by for the task that runs.
    pub async fn sleep(&self, ms: i64) {
        let until = self.exec.now() + ms;
        self.exec.after(ms, Event::Wake(self.exec.current()));
        poll_fn(|_| {
            if self.exec.now() >= until {
                Poll::Ready(())
            } else {
                Poll::Pending
            }
        })
        .await;
    }

    /// A browser is killed wherever it is; what is on its disk stays, and somebody opens it again.
    pub fn crash(&self, browser: usize) {
        let it = &self.browsers[browser];
        self.say(|| format!("{} is killed", it.name));
        it.tabs.borrow_mut().clear();
        self.exec.end(|owner| owner.browser == browser);
        if it.cookie.get() != it.cookie_on_disk.get() && self.strikes(Fault::CookieForgotten) {
            it.cookie.set(it.cookie_on_disk.get());
        }
        let ms = self.random.within(100, 20_000);
        self.exec.after(ms, Event::Reopen(browser));
    }

    /// The server stops, for seconds or for hours.
    pub fn stop_server(&self) {
        let ms = if self.random.permille(800) {
            self.random.within(100, 20_000)
        } else {
            crate::network::long(self)
        };
        self.say(|| format!("the server is down for {ms} ms"));
        self.server.borrow_mut().down_until = Millis(self.exec.now() + ms);
    }

    /// Whether the server does not answer now.
    pub fn is_down(&self) -> bool {
        self.server.borrow().down_until.0 > self.exec.now()
    }

    /// How a browser's exchange ended.
    pub fn outcome(&self, browser: usize, outcome: &Result<(), Trouble>) {
        if let Some(slot) = self.outcomes.borrow_mut().get_mut(browser) {
            *slot = outcome.as_ref().err().cloned();
        }
    }

    /// How a browser's latest exchange ended.
    pub fn trouble(&self, browser: usize) -> Option<Trouble> {
        self.outcomes.borrow().get(browser).cloned().flatten()
    }

    /// A transaction of a browser is complete.
    pub fn written(&self, browser: usize, written: &[Written]) {
        self.say(|| {
            let it = &self.browsers[browser];
            let line = |it: &Written, after: bool| {
                let sign = if after { '+' } else { '-' };
                let key = &it.key;
                let no = key.number.map(|no| format!("/{no}")).unwrap_or_default();
                format!("{sign}{} {}{no}", STORES[it.store], key.text)
            };
            let is_there = |at: &Written| it.disk.get(STORES[at.store], &at.key).is_some();
            let lines = written.iter().map(|at| line(at, is_there(at)));
            format!(
                "    {} writes {}",
                it.name,
                lines.collect::<Vec<_>>().join(", ")
            )
        });
        self.oracle.borrow_mut().written(self, browser, written);
    }

    /// A phone has called ops saved (I1).
    pub fn called_saved(&self, browser: usize, wipes: u64, ops: &[Op]) {
        self.figures.borrow_mut().saved += ops.len() as u64;
        self.oracle
            .borrow_mut()
            .called_saved(self, browser, wipes, ops);
    }

    /// A phone has written down who it is.
    pub fn joined(&self, browser: usize, wipes: u64, answer: &JoinAnswer) {
        let mut oracle = self.oracle.borrow_mut();
        oracle.joined(browser, wipes, answer);
    }

    /// A phone has called a rescue file taken in.
    pub fn took_in(&self, browser: usize, wipes: u64, file: &str) {
        self.oracle.borrow_mut().took_in(self, browser, wipes, file);
    }
}
