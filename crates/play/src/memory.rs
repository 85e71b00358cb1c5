//! A storage in memory: a transaction is a copy of the records that takes their place when it is complete.

use core::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use rollcall_core::ids::ClassId;
use rollcall_device::storage::{Body, Held, Key, Keys, Mode, Storage, Transaction};
use rollcall_device::{Fault, StoreError};

type Records = BTreeMap<(String, Key), String>;

/// The records of one phone.
#[derive(Debug, Default)]
pub struct Memory {
    records: Rc<RefCell<Records>>,
    held: Held<()>,
}

/// A transaction under way. Phones here do one thing after the other: it writes in place and can take all back.
#[derive(Debug)]
pub struct Tx {
    records: Rc<RefCell<Records>>,
    taken: RefCell<Option<StoreError>>,
}

impl Storage for Memory {
    type Handle = ();
    type Tx = Tx;

    async fn connect(&self) -> Result<Rc<()>, StoreError> {
        Ok(self.held.get().unwrap_or_else(|| self.held.hold(())))
    }

    fn held(&self) -> &Held<()> {
        &self.held
    }

    async fn run(
        &self,
        (): &(),
        _stores: &[&str],
        mode: Mode,
        body: &Body<'_, Tx>,
    ) -> Result<(), Fault> {
        let before = (mode == Mode::Write).then(|| self.records.borrow().clone());
        let tx = Rc::new(Tx {
            records: Rc::clone(&self.records),
            taken: RefCell::default(),
        });
        let mut ended = body(Rc::clone(&tx)).await;
        if let (Ok(()), Some(error)) = (&ended, tx.taken.take()) {
            ended = Err(error.into());
        }
        if let (Err(_), Some(before)) = (&ended, before) {
            *self.records.borrow_mut() = before;
        }
        ended
    }

    fn tell(&self, _class: Option<ClassId>) {}
}

fn meant(store: &str, keys: &Keys, (of, key): &(String, Key)) -> bool {
    of == store
        && match keys {
            Keys::All => true,
            Keys::One(one) => key == one,
            Keys::Under(text) => key.text == *text && key.number.is_some(),
        }
}

impl Transaction for Tx {
    fn put(&self, store: &str, key: &Key, text: &str) -> Result<(), Fault> {
        let place = (store.to_owned(), key.clone());
        self.records.borrow_mut().insert(place, text.to_owned());
        Ok(())
    }

    fn add(&self, store: &str, key: &Key, text: &str) -> Result<(), Fault> {
        let place = (store.to_owned(), key.clone());
        if self.records.borrow().contains_key(&place) {
            let cause = "the key is taken".to_owned();
            self.taken.replace(Some(StoreError::NotSaved { cause }));
            return Ok(());
        }
        self.put(store, key, text)
    }

    fn delete(&self, store: &str, keys: &Keys) -> Result<(), Fault> {
        let mut records = self.records.borrow_mut();
        records.retain(|place, _| !meant(store, keys, place));
        Ok(())
    }

    async fn get(&self, store: &str, key: &Key) -> Result<Option<String>, Fault> {
        let place = (store.to_owned(), key.clone());
        Ok(self.records.borrow().get(&place).cloned())
    }

    async fn count(&self, store: &str) -> Result<u32, Fault> {
        let records = self.records.borrow();
        let count = records.keys().filter(|(of, _)| of == store).count();
        Ok(u32::try_from(count).unwrap_or(u32::MAX))
    }

    async fn all(&self, store: &str, keys: &Keys, limit: u32) -> Result<Vec<(Key, String)>, Fault> {
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        let records = self.records.borrow();
        let meant = records
            .iter()
            .filter(|(place, _)| meant(store, keys, place));
        let found = meant.map(|((_, key), text)| (key.clone(), text.clone()));
        Ok(found.take(limit).collect())
    }
}
