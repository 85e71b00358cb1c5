//! The phone's database: the only user of IndexedDB. What is in it and what happens to it is rollcall-device's; here
//! is how a browser keeps it.
//!
//! * `schema`, `handle`, `transaction`: opening, and transactions that keep their word; rexie's part and why
//!   there is one beneath it.
//! * [`Store`]: a [`Device`] on such a database.
//! * `care`: does the browser keep data, and for how long.
//! * `news`: other tabs hear of changes.

mod care;
mod error;
mod handle;
mod keys;
mod news;
mod schema;
mod transaction;
mod wait;

use core::fmt;
use core::ops::Deref;
use std::rc::Rc;

use rollcall_core::ids::ClassId;
use rollcall_device::storage::{Body, Held, Mode, Storage};
use rollcall_device::{Device, Fault};

pub use rollcall_device::{
    ClassLog, Heard, Identity, Joined, Pending, RescueError, Rescued, StoreError,
};

use crate::handle::Handle;
use crate::news::{Callbacks, News};
use crate::transaction::Tx;

/// This phone, on the browser's database. Clones share one connection.
#[derive(Debug, Clone)]
pub struct Store(Device<Database>);

/// A database of the browser.
#[derive(Clone)]
pub struct Database(Rc<Inner>);

struct Inner {
    name: String,
    held: Held<Handle>,
    closed: Callbacks<()>,
    news: News,
}

impl fmt::Debug for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Database({})", self.0.name)
    }
}

impl Deref for Store {
    type Target = Device<Database>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl Store {
    /// Opens the database, creating or upgrading it where needed.
    ///
    /// # Errors
    /// [`StoreError::Blocked`], [`StoreError::Timeout`], [`StoreError::Newer`], [`StoreError::Quota`],
    /// [`StoreError::Unavailable`].
    pub async fn open(name: &str) -> Result<Self, StoreError> {
        let database = Database(Rc::new(Inner {
            name: name.into(),
            held: Held::default(),
            closed: Callbacks::default(),
            news: News::open(name),
        }));
        database.connect().await?;
        Ok(Self(Device::on(database)))
    }

    /// Calls back when a newer version of the app, in another tab, has taken the database over: this page can't
    /// save any more and must be reloaded (P6, P28).
    pub fn on_closed(&self, callback: impl Fn() + 'static) {
        self.inner().closed.add(move |()| callback());
    }

    /// Calls back when another tab has changed the database: a class, or more than that.
    pub fn on_change(&self, callback: impl Fn(Option<ClassId>) + 'static) {
        self.inner().news.on_change(callback);
    }

    fn inner(&self) -> &Inner {
        &self.0.storage().0
    }
}

impl Storage for Database {
    type Handle = Handle;
    type Tx = Tx;

    async fn connect(&self) -> Result<Rc<Handle>, StoreError> {
        if let Some(handle) = self.0.held.get().filter(|handle| handle.is_open()) {
            return Ok(handle);
        }
        let closed = self.0.closed.clone();
        let handle = Handle::open(&self.0.name, Rc::new(move || closed.call(()))).await?;
        Ok(self.0.held.hold(handle))
    }

    fn held(&self) -> &Held<Handle> {
        &self.0.held
    }

    async fn run(
        &self,
        handle: &Handle,
        stores: &[&str],
        mode: Mode,
        body: &Body<'_, Tx>,
    ) -> Result<(), Fault> {
        transaction::run(handle, stores, mode, body).await
    }

    fn tell(&self, class: Option<ClassId>) {
        self.0.news.tell(class);
    }
}
