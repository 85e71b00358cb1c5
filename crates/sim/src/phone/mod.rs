//! A phone: a browser with its database, its cookie and its tabs. What a tab does with its records and with the
//! server is rollcall-device's; here is what the app around it does, and when.

mod exchange;
mod page;
mod taps;

use core::cell::{Cell, RefCell};
use std::rc::Rc;

use rollcall_core::access::Grant;
use rollcall_core::time::Millis;
use rollcall_device::Device;
use rollcall_device::storage::Held;

use crate::executor::Owner;
use crate::storage::{Connection, Disk, Handle};
use crate::world::World;

pub use exchange::{exchange, open_link};
pub use page::{Model, Page};
pub use taps::{act, rescue, take_in};

/// A browser on somebody's phone or desk.
pub struct Browser {
    /// Whose.
    pub name: String,
    /// What the office gave this person: the links that are sent to them are for it.
    pub role: Grant,
    /// An app that is a version behind: it speaks protocol 1 (I12).
    pub old_app: bool,
    /// Its database.
    pub disk: Disk,
    /// The session, as the browser has it.
    pub cookie: Cell<Option<u64>>,
    /// The session, as the browser has written it down.
    pub cookie_on_disk: Cell<Option<u64>>,
    /// Its clock less the true time, in milliseconds (P18).
    pub clock: Cell<i64>,
    /// The tabs that are open.
    pub tabs: RefCell<Vec<Rc<Tab>>>,
    /// The links that this person was sent, the newest last.
    pub links: RefCell<Vec<String>>,
}

impl Browser {
    /// A new browser, without tabs.
    pub fn new(name: String, role: Grant, old_app: bool) -> Self {
        Self {
            name,
            role,
            old_app,
            disk: Disk::default(),
            cookie: Cell::new(None),
            cookie_on_disk: Cell::new(None),
            clock: Cell::new(0),
            tabs: RefCell::default(),
            links: RefCell::default(),
        }
    }

    /// Whether a tab has the database open.
    pub fn has_handles(&self) -> bool {
        let tabs = self.tabs.borrow();
        tabs.iter().any(|tab| tab.handle.get().is_some())
    }
}

/// How a tab's exchange is getting on; as in the app, one runs at a time.
#[derive(Debug, Default, Clone, Copy)]
pub struct Pace {
    /// One is running.
    pub running: bool,
    /// Somebody asked while one was running.
    pub again: bool,
    /// Failures in a row.
    pub failures: u32,
    /// One is to come.
    pub due: bool,
}

/// A tab, for as long as it is open.
pub struct Tab {
    /// Everything around it.
    pub world: Rc<World>,
    /// Which it is.
    pub owner: Owner,
    /// Its connection to the database.
    pub handle: Held<Handle>,
    /// What it shows.
    pub page: RefCell<Page>,
    /// Its exchange.
    pub pace: Cell<Pace>,
}

impl Tab {
    /// Its browser.
    pub fn browser(&self) -> &Browser {
        &self.world.browsers[self.owner.browser]
    }

    /// The device, through this tab.
    pub fn device(self: &Rc<Self>) -> Device<Connection> {
        Device::on(Connection(Rc::clone(self)))
    }

    /// What the phone's clock says.
    pub fn clock(&self) -> Millis {
        // No two readings are the same: a person does not tap twice within a millisecond.
        self.world.exec.pass(1);
        Millis(self.world.exec.now() + self.browser().clock.get())
    }

    /// Whether it is still open.
    pub fn is_open(&self) -> bool {
        let tabs = self.browser().tabs.borrow();
        tabs.iter().any(|tab| tab.owner == self.owner)
    }

    /// A line of the trace.
    pub fn say(&self, what: impl FnOnce() -> String) {
        let Owner { tab, .. } = self.owner;
        self.world
            .say(|| format!("{} (tab {tab}) {}", self.browser().name, what()));
    }
}
