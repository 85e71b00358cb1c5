//! The phone's database: the only user of IndexedDB.
//!
//! What is stored: the device's identity, the sheets of its classes, all ops of them that the server has numbered
//! (`ops`), the device's own ops that are not answered yet (`outbox`) and those that were refused (`quarantine`).
//! An own op is in exactly one of the three. Nothing derived is stored: a class has a few hundred ops, and its
//! state is a pure function of them.
//!
//! * `schema`, `handle`, `transaction`: opening, and transactions that keep their word; rexie's part and why
//!   there is one beneath it.
//! * [`Store`]: the methods, by subject in `identity`, `append`, `logs`, `apply`, `care`.
//! * `news`: other tabs hear of changes.
//!
//! Invariant I1: what a write returns `Ok` for is complete, with `strict` durability.
//! Invariant: the closure of a transaction awaits that transaction only (P25), and reads all it decides by
//! inside: two tabs share the database (P9).

mod append;
mod apply;
mod care;
mod error;
mod handle;
mod identity;
mod keys;
mod logs;
mod news;
mod schema;
mod transaction;
mod wait;

use core::cell::RefCell;
use core::fmt;
use std::rc::Rc;

use rollcall_core::ids::ClassId;

pub use crate::append::Pending;
pub use crate::error::StoreError;
pub use crate::identity::{Identity, Joined};
pub use crate::logs::ClassLog;

use crate::error::Fault;
use crate::handle::Handle;
use crate::news::{Callbacks, News};
use crate::transaction::{Body, BodyFuture, Mode, Tx, run};

/// The phone's database. Clones share one connection.
#[derive(Clone)]
pub struct Store(Rc<Inner>);

struct Inner {
    name: String,
    handle: RefCell<Option<Rc<Handle>>>,
    closed: Callbacks<()>,
    news: News,
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Store({})", self.0.name)
    }
}

impl Store {
    /// Opens the database, creating or upgrading it where needed.
    ///
    /// # Errors
    /// [`StoreError::Blocked`], [`StoreError::Timeout`], [`StoreError::Newer`], [`StoreError::Quota`],
    /// [`StoreError::Unavailable`].
    pub async fn open(name: &str) -> Result<Self, StoreError> {
        let store = Self(Rc::new(Inner {
            name: name.into(),
            handle: RefCell::default(),
            closed: Callbacks::default(),
            news: News::open(name),
        }));
        store.handle().await?;
        Ok(store)
    }

    /// Calls back when a newer version of the app, in another tab, has taken the database over: this page can't
    /// save any more and must be reloaded (P6, P28).
    pub fn on_closed(&self, callback: impl Fn() + 'static) {
        self.0.closed.add(move |()| callback());
    }

    /// Calls back when another tab has changed the database: a class, or more than that.
    pub fn on_change(&self, callback: impl Fn(Option<ClassId>) + 'static) {
        self.0.news.on_change(callback);
    }

    /// The connection, opened again where it was lost.
    async fn handle(&self) -> Result<Rc<Handle>, StoreError> {
        let current = self.0.handle.borrow().clone();
        if let Some(handle) = current.filter(|handle| handle.is_open()) {
            return Ok(handle);
        }
        let closed = self.0.closed.clone();
        let handle = Handle::open(&self.0.name, Rc::new(move || closed.call(()))).await?;
        let handle = Rc::new(handle);
        *self.0.handle.borrow_mut() = Some(Rc::clone(&handle));
        Ok(handle)
    }

    /// Reads in one transaction.
    async fn read<T>(
        &self,
        stores: &[&str],
        body: impl AsyncFn(&Tx) -> Result<T, Fault>,
    ) -> Result<T, StoreError> {
        self.result_of(stores, Mode::Read, body).await
    }

    /// Writes in one transaction: `Ok` means that it is complete, an error that nothing of it is written. The
    /// closure may run twice, in two transactions of which the first seems lost (P3).
    async fn write<T>(
        &self,
        stores: &[&str],
        body: impl AsyncFn(&Tx) -> Result<T, Fault>,
    ) -> Result<T, StoreError> {
        self.result_of(stores, Mode::Write, body).await
    }

    async fn result_of<T>(
        &self,
        stores: &[&str],
        mode: Mode,
        body: impl AsyncFn(&Tx) -> Result<T, Fault>,
    ) -> Result<T, StoreError> {
        let result = RefCell::new(None);
        let erased = |tx: Rc<Tx>| -> BodyFuture<'_> {
            Box::pin(async {
                let tx = tx;
                let value = body(&tx).await?;
                result.replace(Some(value));
                Ok(())
            })
        };
        self.attempt(stores, mode, &erased).await?;
        result.take().ok_or(StoreError::Unheard)
    }

    /// Once, and once more on a fresh handle where the connection was lost (P3: retrying on the same handle fails
    /// for ever).
    async fn attempt(
        &self,
        stores: &[&str],
        mode: Mode,
        body: &Body<'_>,
    ) -> Result<(), StoreError> {
        let mut retried = false;
        loop {
            let handle = self.handle().await?;
            let error = match (run(&handle, stores, mode, body).await, mode) {
                (Ok(()), _) => return Ok(()),
                (Err(Fault::Lost(_)), _) if !retried => {
                    self.drop_stale(&handle);
                    retried = true;
                    continue;
                }
                (Err(Fault::Lost(cause)), Mode::Write) => StoreError::NotSaved { cause },
                (
                    Err(Fault::Lost(cause) | Fault::Failed(StoreError::NotSaved { cause })),
                    Mode::Read,
                ) => StoreError::Unavailable { cause },
                (Err(Fault::Failed(error)), _) => error,
            };
            if matches!(error, StoreError::Timeout | StoreError::Unheard) {
                // What it holds up the next one need not wait for.
                self.drop_stale(&handle);
            }
            return Err(error);
        }
    }

    /// Lets go of a lost handle, unless somebody else has replaced it already.
    fn drop_stale(&self, stale: &Rc<Handle>) {
        let mut current = self.0.handle.borrow_mut();
        if current.as_ref().is_some_and(|it| Rc::ptr_eq(it, stale)) {
            *current = None;
        }
    }
}
