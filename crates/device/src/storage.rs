//! What a device asks of its storage: transactions over records of text. In the app it is IndexedDB
//! (rollcall-store), in a simulation a table that fails wherever it may.

use core::cell::RefCell;
use core::pin::Pin;
use std::rc::Rc;

use rollcall_core::ids::{ClassId, DeviceId, Seq};
use rollcall_core::marks::{OpId, RawOp, ServerNo};
use rollcall_core::mutation::{Mutation, is_on};
use rollcall_core::sync::Digest;
use rollcall_core::table::Table;

use crate::error::{Fault, StoreError, corrupt};

/// name → the device's own small records: identity, numbers used, notes.
pub const META: &str = "meta";
/// class → sheet.
pub const SHEETS: &str = "sheets";
/// [class, server number] → text of an answered op, own or another's.
pub const OPS: &str = "ops";
/// [device, seq] → text of an op that no answer has named yet: an own one, or one that this device carries.
pub const OUTBOX: &str = "outbox";
/// [device and fingerprint, seq] → an op out of the outbox that was refused, with the reason.
pub const QUARANTINE: &str = "quarantine";
/// class → how far the device is, and the digest of it.
pub const CURSORS: &str = "cursors";

/// Every store there has ever been.
pub const STORES: [&str; 6] = [META, SHEETS, OPS, OUTBOX, QUARANTINE, CURSORS];

/// The key of a record: a text, or a text and a number. Keys sort by text, then by number.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// A name, or an id.
    pub text: String,
    /// A count under that id.
    pub number: Option<u64>,
}

impl Key {
    /// Of a small record.
    #[must_use]
    pub fn name(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            number: None,
        }
    }

    /// Of an op in outbox and quarantine: a device's ops lie together, in the order of their numbers.
    #[must_use]
    pub fn of_op(id: OpId) -> Self {
        Self {
            text: id.device.to_string(),
            number: Some(id.seq.0),
        }
    }

    /// Of a refused op: several texts may have been refused under one id, of a phone whose storage was gone.
    #[must_use]
    pub fn of_refused(id: OpId, op: &RawOp) -> Self {
        if is_on(Mutation::QuarantineByNumber) {
            return Self::of_op(id);
        }
        Self {
            text: format!("{} {}", id.device, Digest::default().with(ServerNo(0), op)),
            number: Some(id.seq.0),
        }
    }

    /// Of an answered op: a class's ops lie together, in the server's order.
    #[must_use]
    pub fn of_no(class: ClassId, no: ServerNo) -> Self {
        Self {
            text: class.to_string(),
            number: Some(no.0),
        }
    }

    /// Of a class's own record.
    #[must_use]
    pub fn of_class(class: ClassId) -> Self {
        Self::name(class.to_string())
    }

    /// Reads [`Key::of_op`] back.
    pub(crate) fn to_op(&self) -> Result<OpId, Fault> {
        let device: DeviceId = self.text.parse().map_err(corrupt)?;
        let seq = Seq(self.number.ok_or_else(|| corrupt("key"))?);
        Ok(OpId { device, seq })
    }

    /// Reads [`Key::of_no`] back.
    pub(crate) fn to_no(&self) -> Result<(ClassId, ServerNo), Fault> {
        let class = self.text.parse().map_err(corrupt)?;
        let no = self.number.ok_or_else(|| corrupt("key"))?;
        Ok((class, ServerNo(no)))
    }

    /// Reads [`Key::of_class`] back.
    pub(crate) fn to_class(&self) -> Result<ClassId, Fault> {
        self.text.parse().map_err(corrupt)
    }
}

/// Which records of a store are meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Keys {
    /// All.
    All,
    /// The one with this key.
    One(Key),
    /// All whose keys have this text and a number.
    Under(String),
}

/// What a transaction may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Looks.
    Read,
    /// Writes, with `strict` durability: complete means on the disk (I1).
    Write,
}

/// A transaction under way. Writes are of the transaction: nobody else sees them until it is complete.
#[allow(
    async_fn_in_trait,
    reason = "a phone has one thread: its futures need not be Send"
)]
pub trait Transaction {
    /// Writes a record, over another where there is one. How it ended shows in how the transaction ends.
    ///
    /// # Errors
    /// [`Fault`]: the transaction is over.
    fn put(&self, store: &str, key: &Key, text: &str) -> Result<(), Fault>;
    /// Writes a new record: where the key is taken the whole transaction fails.
    ///
    /// # Errors
    /// [`Fault`]: the transaction is over.
    fn add(&self, store: &str, key: &Key, text: &str) -> Result<(), Fault>;
    /// Deletes records.
    ///
    /// # Errors
    /// [`Fault`]: the transaction is over.
    fn delete(&self, store: &str, keys: &Keys) -> Result<(), Fault>;
    /// The record of a key.
    ///
    /// # Errors
    /// [`Fault`]: the transaction is over.
    async fn get(&self, store: &str, key: &Key) -> Result<Option<String>, Fault>;
    /// How many records there are.
    ///
    /// # Errors
    /// [`Fault`]: the transaction is over.
    async fn count(&self, store: &str) -> Result<u32, Fault>;
    /// Records in the order of their keys, at most so many.
    ///
    /// # Errors
    /// [`Fault`]: the transaction is over.
    async fn all(&self, store: &str, keys: &Keys, limit: u32) -> Result<Vec<(Key, String)>, Fault>;
}

/// What a transaction does. Erased, and with the result put aside: the code around it is there once, and not once
/// for every method, which would come to half of the app's size.
pub type Body<'a, T> = dyn Fn(Rc<T>) -> BodyFuture<'a> + 'a;

/// One run of a [`Body`].
pub type BodyFuture<'a> = Pin<Box<dyn Future<Output = Result<(), Fault>> + 'a>>;

/// The one connection that a page holds, while it holds one.
#[derive(Debug)]
pub struct Held<H>(RefCell<Option<Rc<H>>>);

impl<H> Default for Held<H> {
    fn default() -> Self {
        Self(RefCell::new(None))
    }
}

impl<H> Held<H> {
    /// The connection.
    pub fn get(&self) -> Option<Rc<H>> {
        self.0.borrow().clone()
    }

    /// Holds a fresh one.
    pub fn hold(&self, fresh: H) -> Rc<H> {
        let fresh = Rc::new(fresh);
        self.0.replace(Some(Rc::clone(&fresh)));
        fresh
    }

    /// Lets go of a connection that is lost or slow, unless somebody else has replaced it already.
    pub fn let_go(&self, stale: &Rc<H>) {
        let mut current = self.0.borrow_mut();
        if current.as_ref().is_some_and(|it| Rc::ptr_eq(it, stale)) {
            *current = None;
        }
    }
}

/// A database of records.
#[allow(
    async_fn_in_trait,
    reason = "a phone has one thread: its futures need not be Send"
)]
pub trait Storage {
    /// A connection.
    type Handle;
    /// A transaction.
    type Tx: Transaction;

    /// The connection; a fresh one where there is none that is open.
    ///
    /// # Errors
    /// There is no storage.
    async fn connect(&self) -> Result<Rc<Self::Handle>, StoreError>;

    /// Where the connection is held.
    fn held(&self) -> &Held<Self::Handle>;

    /// Runs one transaction over `stores`. `Ok` of a writing one: it is complete. An error of the body, and being
    /// dropped half-way, abort it (P26). The body awaits nothing but the transaction (P25).
    ///
    /// # Errors
    /// [`Fault`]: nothing is written; of [`Fault::Lost`] at the moment of the commit nobody knows.
    async fn run(
        &self,
        handle: &Self::Handle,
        stores: &[&str],
        mode: Mode,
        body: &Body<'_, Self::Tx>,
    ) -> Result<(), Fault>;

    /// Other tabs on the same records hear that a class has changed, or more than that.
    fn tell(&self, class: Option<ClassId>);
}

/// All records of a store by their keys.
pub(crate) async fn map<K: Ord, V>(
    tx: &impl Transaction,
    store: &str,
    limit: u32,
    key: fn(&Key) -> Result<K, Fault>,
    value: fn(String) -> Result<V, Fault>,
) -> Result<Table<K, V>, Fault> {
    let mut map = Table::default();
    for (k, text) in tx.all(store, &Keys::All, limit).await? {
        map.insert(key(&k)?, value(text)?);
    }
    Ok(map)
}
