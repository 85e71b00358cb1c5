//! What an answer of the server changes: all of it in one transaction, or nothing (I7).

use rollcall_core::ids::{ClassId, Epoch};
use rollcall_core::marks::{OpId, RawOp, ServerNo};
use rollcall_core::sync::wire::Cursor;
use rollcall_core::sync::{Change, Digest, Refusal};
use rollcall_core::table::Table;
use wasm_bindgen::JsValue;

use crate::Store;
use crate::append::{Refused, outbox, quarantine};
use crate::error::{Fault, StoreError};
use crate::identity::{Identity, identity, save};
use crate::keys;
use crate::logs::cursors;
use crate::schema::{CURSORS, OPS, OUTBOX, QUARANTINE, SHEETS, STORES};
use crate::transaction::Tx;

impl Store {
    /// Writes down the changes of an answer to a request of epoch `asked`, in one transaction (I7). Doing it twice
    /// is doing it once (I3).
    ///
    /// # Errors
    /// Nothing is written: [`StoreError::OtherEpoch`] where another tab has learnt of a new epoch meanwhile, and
    /// see [`StoreError`].
    pub async fn apply(&self, asked: Epoch, changes: Vec<Change>) -> Result<(), StoreError> {
        if changes.is_empty() {
            return Ok(());
        }
        self.write(&STORES, async |tx| {
            let mut desk = Desk::new(tx).await?;
            match changes.as_slice() {
                // Another tab was told the same before.
                [Change::NewEpoch(epoch)] if desk.me.epoch == *epoch => return Ok(()),
                _ if desk.me.epoch != asked => return Err(StoreError::OtherEpoch.into()),
                _ => {}
            }
            for change in &changes {
                desk.apply(change).await?;
            }
            Ok(())
        })
        .await?;
        for class in touched(&changes).keys() {
            self.0.news.tell(*class);
        }
        Ok(())
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
struct Desk<'a> {
    tx: &'a Tx,
    me: Identity,
    outbox: Table<OpId, RawOp>,
    quarantine: Table<OpId, Refused>,
    cursors: Table<ClassId, (Cursor, Digest)>,
    /// The ops of this answer, by class and number.
    news: Table<(ClassId, ServerNo), RawOp>,
}

impl<'a> Desk<'a> {
    async fn new(tx: &'a Tx) -> Result<Self, Fault> {
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
                self.tx.put(SHEETS, &keys::of_class(sheet.id), &text)
            }
            Change::Advance {
                class,
                cursor,
                digest,
            } => self.advance(*class, *cursor, *digest),
            Change::StartOver { class } => {
                self.take_back(&keys::all_of(*class)?).await?;
                self.forget_cursor(*class)
            }
            Change::Forget { class } => {
                self.tx.delete(OPS, &keys::all_of(*class)?)?;
                self.tx.delete(SHEETS, &keys::of_class(*class))?;
                self.forget_cursor(*class)
            }
            Change::NewEpoch(epoch) => {
                offer_again(self.tx, &self.me).await?;
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
        self.tx.put(OPS, &keys::of_no(class, no), op.text())?;
        self.news.insert((class, no), op.clone());
        // Another text under the same id is another op: of a phone that was cloned, or whose storage was gone. Ours
        // is not answered by it.
        if let Some(id) = id {
            if self.outbox.get(&id) == Some(op) {
                self.outbox.remove(&id);
                self.tx.delete(OUTBOX, &keys::of_op(id))?;
            }
            if self.quarantine.get(&id).is_some_and(|it| it.op == *op) {
                self.quarantine.remove(&id);
                self.tx.delete(QUARANTINE, &keys::of_op(id))?;
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
        self.tx.put(QUARANTINE, &keys::of_op(id), &text)?;
        self.tx.delete(OUTBOX, &keys::of_op(id))?;
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
        self.tx.put(CURSORS, &keys::of_class(class), &text)
    }

    /// Empties a class to fetch it whole. Own ops are offered again, for the server may have lost them: one that it
    /// has is answered with its number, and has no second effect (I3).
    async fn take_back(&mut self, range: &JsValue) -> Result<(), Fault> {
        for (id, op) in own(self.tx, &self.me, range).await? {
            if !self.outbox.contains(&id) {
                self.tx.put(OUTBOX, &keys::of_op(id), op.text())?;
                self.outbox.insert(id, op);
            }
        }
        self.tx.delete(OPS, range)
    }

    fn forget_cursor(&mut self, class: ClassId) -> Result<(), Fault> {
        self.cursors.remove(&class);
        self.news.retain(|(of, _)| *of != class);
        self.tx.delete(CURSORS, &keys::of_class(class))
    }
}

/// Another database answers (P17): it may lack anything. Every own op goes back to the outbox, the refused ones
/// too; others' ops go, and come again with empty cursors. Sheets stay, so that there is something to look at.
pub(crate) async fn offer_again(tx: &Tx, me: &Identity) -> Result<(), Fault> {
    let mut unsent = outbox(tx, u32::MAX).await?;
    let mut offer = |id: OpId, op: RawOp| {
        if let Some(there) = unsent.get(&id) {
            return Ok(*there == op);
        }
        tx.put(OUTBOX, &keys::of_op(id), op.text())?;
        unsent.insert(id, op);
        Ok::<_, Fault>(true)
    };
    for (id, refused) in quarantine(tx).await? {
        // Where the number is taken by another text it stays here, rather than push that out.
        if offer(id, refused.op)? {
            tx.delete(QUARANTINE, &keys::of_op(id))?;
        }
    }
    for (id, op) in own(tx, me, &JsValue::UNDEFINED).await? {
        offer(id, op)?;
    }
    tx.clear(OPS)?;
    tx.clear(CURSORS)
}

/// The own ops among the answered ones in a range.
async fn own(tx: &Tx, me: &Identity, range: &JsValue) -> Result<Vec<(OpId, RawOp)>, Fault> {
    let records = tx.all(OPS, range, u32::MAX).await?;
    Ok(records
        .into_iter()
        .filter_map(|(_, text)| RawOp::from_text(text).ok())
        .filter_map(|raw| Some((raw.parse().ok()?.id, raw)))
        .filter(|(id, _)| id.device == me.device || me.formerly.contains(&id.device))
        .collect())
}
