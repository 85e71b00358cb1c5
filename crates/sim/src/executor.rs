//! One thread, one clock: which task goes on, and what happens next, is chance's choice and nobody else's.

use core::cell::{Cell, RefCell};
use core::future::poll_fn;
use core::pin::Pin;
use core::task::{Context, Poll, Waker};
use std::collections::BTreeMap;

use crate::random::Random;

/// A task's number, never used again.
pub type TaskId = u64;

/// The tab that a task runs in: a browser, and which of the tabs it has ever had.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Owner {
    /// Which browser.
    pub browser: usize,
    /// Which of its tabs.
    pub tab: u64,
}

type Work = Pin<Box<dyn Future<Output = ()>>>;

struct Task {
    owner: Owner,
    work: Option<Work>,
    ready: bool,
}

/// The tasks that live, the time, and the events to come.
pub struct Executor<E> {
    tasks: RefCell<BTreeMap<TaskId, Task>>,
    events: RefCell<BTreeMap<(i64, u64), E>>,
    /// Milliseconds since 1970, by the clock that no phone sees.
    now: Cell<i64>,
    serial: Cell<u64>,
    current: Cell<TaskId>,
}

impl<E> Executor<E> {
    /// Nothing to do, at a time.
    pub fn new(now: i64) -> Self {
        Self {
            tasks: RefCell::default(),
            events: RefCell::default(),
            now: Cell::new(now),
            serial: Cell::new(0),
            current: Cell::new(0),
        }
    }

    fn count(&self) -> u64 {
        self.serial.set(self.serial.get() + 1);
        self.serial.get()
    }

    /// The time, in milliseconds.
    pub fn now(&self) -> i64 {
        self.now.get()
    }

    /// The time goes on.
    pub fn pass(&self, ms: i64) {
        self.now.set(self.now.get() + ms);
    }

    /// Starts a task.
    pub fn spawn(&self, owner: Owner, work: impl Future<Output = ()> + 'static) {
        let task = Task {
            owner,
            work: Some(Box::pin(work)),
            ready: true,
        };
        self.tasks.borrow_mut().insert(self.count(), task);
    }

    /// The task that is being polled.
    pub fn current(&self) -> TaskId {
        self.current.get()
    }

    /// Lets the task go on.
    pub fn wake(&self, task: TaskId) {
        if let Some(task) = self.tasks.borrow_mut().get_mut(&task) {
            task.ready = true;
        }
    }

    /// Gives every other task a chance.
    pub async fn yield_now(&self) {
        let mut yielded = false;
        poll_fn(|_| {
            if core::mem::replace(&mut yielded, true) {
                return Poll::Ready(());
            }
            self.wake(self.current());
            Poll::Pending
        })
        .await;
    }

    /// Something happens after so many milliseconds.
    pub fn after(&self, ms: i64, event: E) {
        let at = self.now().saturating_add(ms.max(0));
        self.events.borrow_mut().insert((at, self.count()), event);
    }

    /// How many tasks could go on.
    pub fn ready(&self) -> usize {
        self.tasks.borrow().values().filter(|it| it.ready).count()
    }

    /// Lets one of those that can go on go on, as chance wants it.
    pub fn poll_one(&self, random: &Random) {
        let chosen = {
            let mut tasks = self.tasks.borrow_mut();
            let ready = tasks.iter_mut().filter(|(_, it)| it.ready);
            let mut ready: Vec<_> = ready.collect();
            let at = random.place(ready.len());
            ready.get_mut(at).map(|(id, task)| {
                task.ready = false;
                (**id, task.work.take())
            })
        };
        let Some((id, Some(mut work))) = chosen else {
            return;
        };
        self.current.set(id);
        let poll = work.as_mut().poll(&mut Context::from_waker(Waker::noop()));
        self.current.set(0);
        let mut tasks = self.tasks.borrow_mut();
        match (poll, tasks.get_mut(&id)) {
            (Poll::Pending, Some(task)) => task.work = Some(work),
            (Poll::Pending, None) => {
                // Its tab was closed by what it did itself: it ends here.
                drop(tasks);
                drop(work);
            }
            (Poll::Ready(()), _) => {
                let done = tasks.remove(&id);
                drop(tasks);
                drop(done);
            }
        }
    }

    /// The next event, and its time comes.
    pub fn next_event(&self) -> Option<E> {
        let ((at, _), event) = self.events.borrow_mut().pop_first()?;
        self.now.set(self.now().max(at));
        Some(event)
    }

    /// The events that are still to come, in no time at all.
    pub fn take_events(&self) -> Vec<E> {
        let events = core::mem::take(&mut *self.events.borrow_mut());
        events.into_values().collect()
    }

    /// Ends tasks wherever they are: a tab is closed, a browser killed.
    pub fn end(&self, whose: impl Fn(Owner) -> bool) {
        let ended: Vec<Task> = {
            let mut tasks = self.tasks.borrow_mut();
            let ids: Vec<_> = tasks
                .iter()
                .filter(|(_, task)| whose(task.owner))
                .map(|(id, _)| *id)
                .collect();
            ids.iter().filter_map(|id| tasks.remove(id)).collect()
        };
        // Outside the borrow: what a task held wakes others when it is let go.
        drop(ended);
    }
}
