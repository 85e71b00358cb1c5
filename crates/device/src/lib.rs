//! What one phone does with its records and with the server.
//!
//! Written over any [`Storage`] and any [`Protocol`](rollcall_core::sync::Protocol): the app runs it on IndexedDB and
//! HTTP, the simulator on tables and a network that fail wherever they may. There is no other copy of this logic.
//!
//! What is kept: the device's identity, the sheets of its classes, all ops of them that the server has numbered
//! (`ops`), the ops that are not answered yet (`outbox`) and those that were refused (`quarantine`). An own op is
//! in exactly one of the three. Nothing derived is stored: a class has a few hundred ops, and its state is a pure
//! function of them.
//!
//! Invariant I1: what a write returns `Ok` for is complete, with `strict` durability.
//! Invariant: the closure of a transaction awaits that transaction only (P25), and reads all it decides by
//! inside: two tabs share the database (P9).

mod append;
mod apply;
mod bugs;
mod care;
mod desk;
mod error;
mod exchange;
mod identity;
mod joining;
mod logs;
mod offer;
mod rescue;
pub mod storage;

use core::cell::RefCell;
use std::rc::Rc;

use rollcall_core::ids::ClassId;
use rollcall_core::table::Table;

use rollcall_core::mutation::{Mutation, is_on};

pub use crate::append::Pending;
pub use crate::apply::Taken;
pub use crate::error::{Fault, StoreError, corrupt};
pub use crate::exchange::{Round, Trouble};
pub use crate::identity::{Heard, Identity, Joined};
pub use crate::joining::JoinError;
pub use crate::logs::ClassLog;
pub use crate::rescue::{RescueError, Rescued, read_rescue};

use crate::storage::{Body, BodyFuture, Mode, Storage};

/// One installation, on its storage. Clones share it.
#[derive(Debug, Clone)]
pub struct Device<S>(S);

impl<S: Storage> Device<S> {
    /// The device whose records are in `storage`.
    pub const fn on(storage: S) -> Self {
        Self(storage)
    }

    /// Where its records are.
    pub const fn storage(&self) -> &S {
        &self.0
    }

    /// Other tabs hear of each of these classes, once.
    fn tell(&self, changed: impl IntoIterator<Item = Option<ClassId>>) {
        let mut classes = Table::default();
        for class in changed {
            if classes.insert(class, ()) {
                self.0.tell(class);
            }
        }
    }

    /// Reads in one transaction.
    async fn read<T>(
        &self,
        stores: &[&str],
        body: impl AsyncFn(&S::Tx) -> Result<T, Fault>,
    ) -> Result<T, StoreError> {
        self.result_of(stores, Mode::Read, body).await
    }

    /// Writes in one transaction: `Ok` means that it is complete, an error that nothing of it is written. The
    /// closure may run twice, in two transactions of which the first seems lost (P3).
    async fn write<T>(
        &self,
        stores: &[&str],
        body: impl AsyncFn(&S::Tx) -> Result<T, Fault>,
    ) -> Result<T, StoreError> {
        self.result_of(stores, Mode::Write, body).await
    }

    async fn result_of<T>(
        &self,
        stores: &[&str],
        mode: Mode,
        body: impl AsyncFn(&S::Tx) -> Result<T, Fault>,
    ) -> Result<T, StoreError> {
        let result = RefCell::new(None);
        let erased = |tx: Rc<S::Tx>| -> BodyFuture<'_> {
            Box::pin(async {
                let tx = tx;
                let value = body(&tx).await?;
                result.replace(Some(value));
                Ok(())
            })
        };
        let outcome = self.attempt(stores, mode, &erased).await;
        if result.borrow().is_none() || !is_on(Mutation::ShownBeforeDurable) {
            outcome?;
        }
        result.take().ok_or(StoreError::Unheard)
    }

    /// Once, and once more on a fresh handle where the connection was lost (P3: retrying on the same handle fails
    /// for ever).
    async fn attempt(
        &self,
        stores: &[&str],
        mode: Mode,
        body: &Body<'_, S::Tx>,
    ) -> Result<(), StoreError> {
        let mut retried = false;
        loop {
            let handle = self.0.connect().await?;
            let error = match (self.0.run(&handle, stores, mode, body).await, mode) {
                (Ok(()), _) => return Ok(()),
                (Err(Fault::Lost(_)), _) if !retried => {
                    if !is_on(Mutation::StaleHandleKept) {
                        self.0.held().let_go(&handle);
                    }
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
                self.0.held().let_go(&handle);
            }
            return Err(error);
        }
    }
}
