//! A phone's records in memory, which may be full.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use rollcall_core::ids::ClassId;
use rollcall_device::storage::{Body, Held, Key, Keys, META, Mode, Storage, Transaction};
use rollcall_device::{Fault, StoreError};

type Records = BTreeMap<(String, Key), String>;

/// What outlives every page.
#[derive(Clone, Default)]
pub struct Disk {
    records: Rc<RefCell<Records>>,
    full: Rc<Cell<bool>>,
}

impl Disk {
    /// The small records whose name begins so, by the rest of the name.
    pub fn under(&self, prefix: &str) -> Vec<(String, String)> {
        let records = self.records.borrow();
        let small = records.iter().filter(|((store, _), _)| store == META);
        small
            .filter_map(|((_, key), text)| {
                let rest = key.text.strip_prefix(prefix)?;
                Some((rest.to_owned(), text.clone()))
            })
            .collect()
    }

    /// Whether there is no space left.
    pub fn fill(&self, full: bool) {
        self.full.set(full);
    }
}

/// A page's way to the disk.
pub struct Memory {
    disk: Disk,
    held: Held<()>,
}

impl Memory {
    /// On a disk.
    pub fn on(disk: &Disk) -> Self {
        Self {
            disk: disk.clone(),
            held: Held::default(),
        }
    }
}

pub struct Tx(Disk);

impl Storage for Memory {
    type Handle = ();
    type Tx = Tx;

    async fn connect(&self) -> Result<Rc<()>, StoreError> {
        Ok(self.held.get().unwrap_or_else(|| self.held.hold(())))
    }

    fn held(&self) -> &Held<()> {
        &self.held
    }

    async fn run(&self, (): &(), _: &[&str], _: Mode, body: &Body<'_, Tx>) -> Result<(), Fault> {
        let before = self.disk.records.borrow().clone();
        let ended = body(Rc::new(Tx(self.disk.clone()))).await;
        if ended.is_err() {
            *self.disk.records.borrow_mut() = before;
        }
        ended
    }

    fn tell(&self, _: Option<ClassId>) {}
}

fn meant(store: &str, keys: &Keys, (of, key): &(String, Key)) -> bool {
    let named = match keys {
        Keys::All => true,
        Keys::One(one) => key == one,
        Keys::Under(text) => key.text == *text && key.number.is_some(),
    };
    of == store && named
}

impl Transaction for Tx {
    fn put(&self, store: &str, key: &Key, text: &str) -> Result<(), Fault> {
        if self.0.full.get() {
            return Err(StoreError::Quota.into());
        }
        let place = (store.to_owned(), key.clone());
        self.0.records.borrow_mut().insert(place, text.to_owned());
        Ok(())
    }

    fn add(&self, store: &str, key: &Key, text: &str) -> Result<(), Fault> {
        self.put(store, key, text)
    }

    fn delete(&self, store: &str, keys: &Keys) -> Result<(), Fault> {
        let mut records = self.0.records.borrow_mut();
        records.retain(|place, _| !meant(store, keys, place));
        Ok(())
    }

    async fn get(&self, store: &str, key: &Key) -> Result<Option<String>, Fault> {
        let place = (store.to_owned(), key.clone());
        Ok(self.0.records.borrow().get(&place).cloned())
    }

    async fn count(&self, store: &str) -> Result<u32, Fault> {
        let records = self.0.records.borrow();
        let count = records.keys().filter(|(of, _)| of == store).count();
        Ok(u32::try_from(count).unwrap_or(u32::MAX))
    }

    async fn all(&self, store: &str, keys: &Keys, limit: u32) -> Result<Vec<(Key, String)>, Fault> {
        let records = self.0.records.borrow();
        let meant = records
            .iter()
            .filter(|(place, _)| meant(store, keys, place));
        let found = meant.map(|((_, key), text)| (key.clone(), text.clone()));
        Ok(found.take(limit as usize).collect())
    }
}
