//! A browser's database: records that survive a crash, and the order in which transactions take their turns.

use core::cell::{Cell, RefCell};
use core::future::poll_fn;
use core::task::Poll;
use std::collections::BTreeMap;
use std::rc::Rc;

use rollcall_device::storage::{Key, Keys, STORES};

use crate::executor::TaskId;
use crate::world::World;

/// The records of one store.
pub type Records = BTreeMap<Key, Rc<str>>;

/// What all tabs of a browser share.
#[derive(Default)]
pub struct Disk {
    stores: RefCell<[Records; STORES.len()]>,
    /// How often everything was gone (P4).
    wipes: Cell<u64>,
    /// Transactions in the order in which they were begun.
    queue: RefCell<Vec<Turn>>,
    serial: Cell<u64>,
}

struct Turn {
    id: u64,
    stores: u8,
    write: bool,
    task: TaskId,
}

/// The place of a store in [`STORES`].
pub fn place(store: &str) -> usize {
    STORES.iter().position(|it| *it == store).unwrap_or(0)
}

impl Disk {
    /// How often everything was gone.
    pub fn wipes(&self) -> u64 {
        self.wipes.get()
    }

    /// Everything is gone.
    pub fn wipe(&self) {
        self.wipes.set(self.wipes.get() + 1);
        for store in self.stores.borrow_mut().iter_mut() {
            store.clear();
        }
    }

    /// Looks at a store.
    pub fn look<T>(&self, store: &str, with: impl FnOnce(&Records) -> T) -> T {
        with(&self.stores.borrow()[place(store)])
    }

    /// A record.
    pub fn get(&self, store: &str, key: &Key) -> Option<Rc<str>> {
        self.look(store, |records| records.get(key).cloned())
    }

    /// Writes or deletes a record; what was there before.
    pub fn set(&self, store: usize, key: &Key, text: Option<Rc<str>>) -> Option<Rc<str>> {
        let records = &mut self.stores.borrow_mut()[store];
        match text {
            Some(text) => records.insert(key.clone(), text),
            None => records.remove(key),
        }
    }

    /// The keys that are meant, of a store.
    pub fn keys(&self, store: usize, keys: &Keys) -> Vec<Key> {
        let records = &self.stores.borrow()[store];
        some(records, keys).map(|(key, _)| key.clone()).collect()
    }

    /// Waits for the turn of a transaction over `stores`: after all that were begun before it and are about the same
    /// stores, unless both only look, as in IndexedDB.
    pub async fn turn<'a>(&'a self, world: &'a World, stores: u8, write: bool) -> Held<'a> {
        self.serial.set(self.serial.get() + 1);
        let id = self.serial.get();
        let task = world.exec.current();
        let turn = Turn {
            id,
            stores,
            write,
            task,
        };
        self.queue.borrow_mut().push(turn);
        let held = Held {
            disk: self,
            world,
            id,
        };
        poll_fn(|_| {
            let queue = self.queue.borrow();
            let before = queue.iter().take_while(|it| it.id != id);
            let mut blocking = before.filter(|it| it.stores & stores != 0 && (it.write || write));
            match blocking.next() {
                None => Poll::Ready(()),
                Some(_) => Poll::Pending,
            }
        })
        .await;
        held
    }
}

/// Those of the records that are meant, in the order of their keys.
pub fn some<'a>(
    records: &'a Records,
    keys: &Keys,
) -> Box<dyn Iterator<Item = (&'a Key, &'a Rc<str>)> + 'a> {
    match keys {
        Keys::All => Box::new(records.iter()),
        Keys::One(key) => Box::new(records.get_key_value(key).into_iter()),
        Keys::Under(text) => {
            let (first, text) = (Key::name(text.clone()), text.clone());
            let under = move |(key, _): &(&Key, _)| key.text == text;
            let numbered = |(key, _): &(&Key, _)| key.number.is_some();
            Box::new(records.range(first..).take_while(under).filter(numbered))
        }
    }
}

/// A turn that has come, or is waited for; dropped, the next ones come.
pub struct Held<'a> {
    disk: &'a Disk,
    world: &'a World,
    id: u64,
}

impl Drop for Held<'_> {
    fn drop(&mut self) {
        let mut queue = self.disk.queue.borrow_mut();
        queue.retain(|it| it.id != self.id);
        for waiting in queue.iter() {
            self.world.exec.wake(waiting.task);
        }
    }
}
