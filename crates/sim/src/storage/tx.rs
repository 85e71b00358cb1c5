//! One transaction. It writes in place, for nobody else sees its stores meanwhile, and knows how to take all back.

use core::cell::{Cell, RefCell};
use core::future::pending;
use std::rc::Rc;

use rollcall_device::storage::{Key, Keys, Mode, Transaction};
use rollcall_device::{Fault as Failed, StoreError};

use super::disk::{place, some};
use crate::faults::Fault;
use crate::phone::Tab;

/// One record that a transaction has changed.
#[derive(Debug, Clone)]
pub struct Written {
    /// The store's place in [`rollcall_device::storage::STORES`].
    pub store: usize,
    /// The record's key.
    pub key: Key,
    /// What was there before.
    pub before: Option<Rc<str>>,
    /// It was written as a new record.
    pub added: bool,
}

/// A transaction under way.
pub struct Tx {
    tab: Rc<Tab>,
    mode: Mode,
    wipes: u64,
    written: RefCell<Vec<Written>>,
    /// It will fail, and says so only at its end (P7).
    doomed: RefCell<Option<Failed>>,
    ended: Cell<bool>,
}

impl Tx {
    pub(super) fn begin(tab: Rc<Tab>, mode: Mode, wipes: u64) -> Self {
        Self {
            tab,
            mode,
            wipes,
            written: RefCell::default(),
            doomed: RefCell::default(),
            ended: Cell::new(false),
        }
    }

    fn write(&self, store: usize, key: &Key, text: Option<&str>, added: bool) {
        let disk = &self.tab.browser().disk;
        if self.wipes != disk.wipes() {
            return;
        }
        let before = disk.set(store, key, text.map(Rc::from));
        self.written.borrow_mut().push(Written {
            store,
            key: key.clone(),
            before,
            added,
        });
    }

    fn check(&self) -> Result<(), Failed> {
        if self.wipes != self.tab.browser().disk.wipes() {
            return Err(Failed::Lost("the database is gone".into()));
        }
        match &*self.doomed.borrow() {
            Some(failed) => Err(failed.clone()),
            None => Ok(()),
        }
    }

    fn doom(&self, error: StoreError) {
        self.doomed
            .borrow_mut()
            .get_or_insert(Failed::Failed(error));
    }

    /// Commits, or what becomes of it.
    pub(super) async fn commit(&self) -> Result<(), Failed> {
        let world = &self.tab.world;
        world.exec.yield_now().await;
        self.check()?;
        if world.strikes(Fault::CrashBefore) {
            world.crash(self.tab.owner.browser);
            return pending().await;
        }
        if world.strikes(Fault::LostBefore) {
            return Err(Failed::Lost("lost before the commit".into()));
        }
        if world.strikes(Fault::StorageTimeout) {
            return Err(StoreError::Timeout.into());
        }
        if world.strikes(Fault::UnheardUndone) {
            return Err(StoreError::Unheard.into());
        }
        self.ended.set(true);
        world.written(self.tab.owner.browser, &self.written.take());
        if world.strikes(Fault::LostAfter) {
            world.exec.yield_now().await;
            return Err(Failed::Lost("lost at the commit".into()));
        }
        if world.strikes(Fault::UnheardDone) {
            return Err(StoreError::Unheard.into());
        }
        if world.strikes(Fault::CrashAfter) {
            world.crash(self.tab.owner.browser);
            return pending().await;
        }
        Ok(())
    }

    /// It is over: what was not committed never was.
    pub(super) fn end(&self, well: bool) {
        if !self.ended.replace(true) && !well {
            self.take_back();
        }
    }

    fn take_back(&self) {
        let disk = &self.tab.browser().disk;
        if self.wipes == disk.wipes() {
            for it in self.written.take().into_iter().rev() {
                disk.set(it.store, &it.key, it.before);
            }
        }
    }
}

impl Drop for Tx {
    fn drop(&mut self) {
        if !self.ended.get() {
            self.take_back();
        }
    }
}

impl Transaction for Tx {
    fn put(&self, store: &str, key: &Key, text: &str) -> Result<(), Failed> {
        debug_assert_eq!(self.mode, Mode::Write);
        self.check()?;
        if self.tab.world.strikes(Fault::Quota) {
            self.doom(StoreError::Quota);
        }
        self.write(place(store), key, Some(text), false);
        Ok(())
    }

    fn add(&self, store: &str, key: &Key, text: &str) -> Result<(), Failed> {
        self.check()?;
        if self.tab.browser().disk.get(store, key).is_some() {
            let cause = "ConstraintError".into();
            self.doom(StoreError::NotSaved { cause });
            return Ok(());
        }
        if self.tab.world.strikes(Fault::Quota) {
            self.doom(StoreError::Quota);
        }
        self.write(place(store), key, Some(text), true);
        Ok(())
    }

    fn delete(&self, store: &str, keys: &Keys) -> Result<(), Failed> {
        self.check()?;
        let store = place(store);
        for key in self.tab.browser().disk.keys(store, keys) {
            self.write(store, &key, None, false);
        }
        Ok(())
    }

    async fn get(&self, store: &str, key: &Key) -> Result<Option<String>, Failed> {
        self.tab.world.exec.yield_now().await;
        self.check()?;
        let text = self.tab.browser().disk.get(store, key);
        Ok(text.map(|it| it.as_ref().to_owned()))
    }

    async fn count(&self, store: &str) -> Result<u32, Failed> {
        self.tab.world.exec.yield_now().await;
        self.check()?;
        let count = self.tab.browser().disk.look(store, |it| it.len());
        Ok(u32::try_from(count).unwrap_or(u32::MAX))
    }

    async fn all(
        &self,
        store: &str,
        keys: &Keys,
        limit: u32,
    ) -> Result<Vec<(Key, String)>, Failed> {
        self.tab.world.exec.yield_now().await;
        self.check()?;
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        let records = self.tab.browser().disk.look(store, |records| {
            some(records, keys)
                .take(limit)
                .map(|(key, text)| (key.clone(), text.as_ref().to_owned()))
                .collect()
        });
        Ok(records)
    }
}
