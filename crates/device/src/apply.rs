//! What an answer of the server changes: all of it in one transaction, or nothing (I7).

use rollcall_core::ids::{ClassId, Epoch};
use rollcall_core::marks::{OpId, RawOp, ServerNo};
use rollcall_core::sync::wire::Cursor;
use rollcall_core::sync::{Change, Digest, Refusal};
use rollcall_core::table::Table;

use crate::Device;
use crate::append::{Refused, outbox, quarantine};
use crate::error::{Fault, StoreError};
use crate::identity::{Heard, Identity, identity, remember, save};
use crate::logs::cursors;
use crate::storage::{
    CURSORS, Key, Keys, OPS, OUTBOX, QUARANTINE, SHEETS, STORES, Storage, Transaction,
};

impl<S: Storage> Device<S> {
    /// Writes down the changes of an answer to a request of epoch `asked`, in one transaction (I7). Doing it twice
    /// is doing it once (I3).
    ///
    /// # Errors
    /// Nothing is written: [`StoreError::OtherEpoch`] where another tab has learnt of a new epoch meanwhile, and
    /// see [`StoreError`].
    pub async fn apply(&self, asked: Epoch, changes: Vec<Change>) -> Result<(), StoreError> {
        self.take_in(asked, &changes, None).await.map(drop)
    }

    /// The same, with what the answer says beside the classes; returns how many of this device's ops the server has
    /// that were unknown here (P4). An answer without anything new costs no write.
    ///
    /// # Errors
    /// See [`Device::apply`].
    pub async fn take_in(
        &self,
        asked: Epoch,
        changes: &[Change],
        heard: Option<&Heard>,
    ) -> Result<u64, StoreError> {
        if changes.is_empty() && heard.is_none() {
            return Ok(0);
        }
        let forgotten = self
            .write(&STORES, async |tx| {
                let mut desk = Desk::new(tx).await?;
                match changes {
                    // Another tab was told the same before.
                    [Change::NewEpoch(epoch)] if desk.me.epoch == *epoch => return Ok(0),
                    _ if desk.me.epoch != asked => return Err(StoreError::OtherEpoch.into()),
                    _ => {}
                }
                for change in changes {
                    desk.apply(change).await?;
                }
                match heard {
                    Some(heard) => remember(tx, &mut desk.me, heard).await,
                    None => Ok(0),
                }
            })
            .await?;
        for class in touched(changes).keys() {
            self.0.tell(*class);
        }
        Ok(forgotten)
    }
}

fn touched(changes: &[Change]) -> Table<Option<ClassId>, ()> {
    let mut touched = Table::default();
    for change in changes {
        let class = match change {
            Change::Keep { class, .. } | Change::StartOver { class } | Change::Forget { class } => {
                Some(*class)
            }
            Change::Sheet(sheet) => Some(sheet.id),
            Change::Quarantine { .. } | Change::NewEpoch(_) => None,
            // Nothing to see.
            Change::Advance { .. } => continue,
        };
        touched.insert(class, ());
    }
    touched
}

/// A transaction over all stores, and what it has read of the small ones.
struct Desk<'a, T> {
    tx: &'a T,
    me: Identity,
    outbox: Table<OpId, RawOp>,
    quarantine: Table<OpId, Refused>,
    cursors: Table<ClassId, (Cursor, Digest)>,
    /// The ops of this answer, by class and number.
    news: Table<(ClassId, ServerNo), RawOp>,
}

impl<'a, T: Transaction> Desk<'a, T> {
    async fn new(tx: &'a T) -> Result<Self, Fault> {
        Ok(Self {
            tx,
            me: identity(tx).await?.ok_or(StoreError::NotJoined)?,
            outbox: outbox(tx, u32::MAX).await?,
            quarantine: quarantine(tx).await?,
            cursors: cursors(tx).await?,
            news: Table::default(),
        })
    }

    async fn apply(&mut self, change: &Change) -> Result<(), Fault> {
        match change {
            Change::Keep { class, id, no, op } => self.keep(*class, *id, *no, op),
            Change::Quarantine { id, refusal } => self.quarantine(*id, *refusal),
            Change::Sheet(sheet) => {
                let here = self
                    .cursors
                    .get(&sheet.id)
                    .map_or(0, |(here, _)| here.sheet);
                if sheet.version < here {
                    // A slower answer than the one another tab has had.
                    return Ok(());
                }
                let text = serde_json::to_string(sheet)?;
                self.tx.put(SHEETS, &Key::of_class(sheet.id), &text)
            }
            Change::Advance {
                class,
                cursor,
                digest,
            } => self.advance(*class, *cursor, *digest),
            Change::StartOver { class } => {
                self.take_back(*class).await?;
                self.forget_cursor(*class)
            }
            Change::Forget { class } => {
                self.forget(*class).await?;
                self.tx.delete(SHEETS, &Keys::One(Key::of_class(*class)))?;
                self.forget_cursor(*class)
            }
            Change::NewEpoch(epoch) => {
                offer_again(self.tx).await?;
                self.me.epoch = *epoch;
                save(self.tx, &self.me)
            }
        }
    }

    fn keep(
        &mut self,
        class: ClassId,
        id: Option<OpId>,
        no: ServerNo,
        op: &RawOp,
    ) -> Result<(), Fault> {
        self.tx.put(OPS, &Key::of_no(class, no), op.text())?;
        self.news.insert((class, no), op.clone());
        // Another text under the same id is another op: of a phone that was cloned, or whose storage was gone. Ours
        // is not answered by it.
        if let Some(id) = id {
            if self.outbox.get(&id) == Some(op) {
                self.outbox.remove(&id);
                self.tx.delete(OUTBOX, &one(id))?;
            }
            if self.quarantine.get(&id).is_some_and(|it| it.op == *op) {
                self.quarantine.remove(&id);
                self.tx.delete(QUARANTINE, &one(id))?;
            }
        }
        Ok(())
    }

    fn quarantine(&mut self, id: OpId, refusal: Refusal) -> Result<(), Fault> {
        // Not there: answered before, to another tab.
        let Some(op) = self.outbox.remove(&id) else {
            return Ok(());
        };
        let refused = Refused { op, refusal };
        let text = serde_json::to_string(&refused)?;
        self.tx.put(QUARANTINE, &Key::of_op(id), &text)?;
        self.tx.delete(OUTBOX, &one(id))?;
        self.quarantine.insert(id, refused);
        Ok(())
    }

    /// Moves the cursor, if what is here and what has come add up to its digest. They do not when another tab has
    /// moved the cursor since this answer was asked for: then that tab's cursor tells the truth, and stays.
    fn advance(&mut self, class: ClassId, cursor: Cursor, digest: Digest) -> Result<(), Fault> {
        let (mut no, mut sum) = self
            .cursors
            .get(&class)
            .map_or((0, Digest::default()), |(here, sum)| (here.no, *sum));
        let first = (class, ServerNo(no.saturating_add(1)));
        for ((of, number), op) in self.news.from(&first) {
            if *of != class || number.0 > cursor.no {
                break;
            }
            (no, sum) = (number.0, sum.with(*number, op));
        }
        if (no, sum) != (cursor.no, digest) {
            return Ok(());
        }
        self.cursors.insert(class, (cursor, digest));
        let text = serde_json::to_string(&(cursor, digest))?;
        self.tx.put(CURSORS, &Key::of_class(class), &text)
    }

    /// Empties a class to fetch it whole. All ops are offered again, for it may be the server that has lost them: one
    /// that it has is answered with its number, and has no second effect (I3).
    async fn take_back(&mut self, class: ClassId) -> Result<(), Fault> {
        let keys = Keys::Under(class.to_string());
        for (_, id, op) in answered(self.tx, &keys).await? {
            if !self.outbox.contains(&id) {
                self.tx.put(OUTBOX, &Key::of_op(id), op.text())?;
                self.outbox.insert(id, op);
            }
        }
        self.tx.delete(OPS, &keys)
    }

    /// Lets others' ops of a class go. Own ones have no names in them and stay until the event is closed.
    async fn forget(&mut self, class: ClassId) -> Result<(), Fault> {
        let keys = Keys::Under(class.to_string());
        let ops = answered(self.tx, &keys).await?;
        self.tx.delete(OPS, &keys)?;
        for (key, _, op) in ops.iter().filter(|(_, id, _)| self.me.is_own(*id)) {
            self.tx.put(OPS, key, op.text())?;
        }
        Ok(())
    }

    fn forget_cursor(&mut self, class: ClassId) -> Result<(), Fault> {
        self.cursors.remove(&class);
        self.news.retain(|(of, _)| *of != class);
        self.tx.delete(CURSORS, &Keys::One(Key::of_class(class)))
    }
}

/// Another database answers (P17): it may lack anything, also what others have said and only this phone still has.
/// Every op goes back to the outbox, the refused ones too. Sheets stay, so that there is something to look at.
pub(crate) async fn offer_again(tx: &impl Transaction) -> Result<(), Fault> {
    let mut unsent = outbox(tx, u32::MAX).await?;
    let mut offer = |id: OpId, op: RawOp| {
        if let Some(there) = unsent.get(&id) {
            return Ok(*there == op);
        }
        tx.put(OUTBOX, &Key::of_op(id), op.text())?;
        unsent.insert(id, op);
        Ok::<_, Fault>(true)
    };
    for (id, refused) in quarantine(tx).await? {
        // Where the number is taken by another text it stays here, rather than push that out.
        if offer(id, refused.op)? {
            tx.delete(QUARANTINE, &one(id))?;
        }
    }
    for (_, id, op) in answered(tx, &Keys::All).await? {
        offer(id, op)?;
    }
    tx.delete(OPS, &Keys::All)?;
    tx.delete(CURSORS, &Keys::All)
}

fn one(id: OpId) -> Keys {
    Keys::One(Key::of_op(id))
}

/// The answered ops in a range of keys, as far as this version can read their identity.
async fn answered(tx: &impl Transaction, keys: &Keys) -> Result<Vec<(Key, OpId, RawOp)>, Fault> {
    let records = tx.all(OPS, keys, u32::MAX).await?;
    Ok(records
        .into_iter()
        .filter_map(|(key, text)| Some((key, RawOp::from_text(text).ok()?)))
        .filter_map(|(key, raw)| Some((key, raw.parse().ok()?.id, raw)))
        .collect())
}
