//! A transaction over all stores that an answer is written down in.

mod advance;

use rollcall_core::event::ClassSheet;
use rollcall_core::ids::ClassId;
use rollcall_core::marks::{OpId, RawOp, ServerNo};
use rollcall_core::mutation::{Mutation, is_on};
use rollcall_core::sync::wire::Cursor;
use rollcall_core::sync::{Change, Digest, Refusal};
use rollcall_core::table::Table;

pub(crate) use self::advance::put_cursor;
use crate::append::{Refused, outbox, quarantine};
use crate::error::{Fault, StoreError, corrupt};
use crate::identity::{Identity, identity, save};
use crate::logs::cursors;
use crate::offer::{answered, offer_again, one};
use crate::storage::{Key, Keys, OPS, OUTBOX, QUARANTINE, SHEETS, Transaction};

/// A transaction over all stores, and what it has read of the small ones.
pub(crate) struct Desk<'a, T> {
    tx: &'a T,
    pub(crate) me: Identity,
    pub(crate) outbox: Table<OpId, RawOp>,
    pub(crate) quarantine: Table<Key, Refused>,
    cursors: Table<ClassId, (Cursor, Digest)>,
    /// The cursors as they were at the beginning.
    before: Table<ClassId, (Cursor, Digest)>,
    /// The ops of this answer, by class and number.
    news: Table<(ClassId, ServerNo), RawOp>,
    /// Those of them that were not there before, and what they left for it: outbox or quarantine.
    fresh: Table<(ClassId, ServerNo), Option<OpId>>,
    /// The sheets that were there before those of this answer, with their versions.
    sheets: Table<ClassId, (u64, Option<String>)>,
    /// What there was of classes that were new at the beginning, and of which of them it was read.
    leftovers: Table<(ClassId, ServerNo), String>,
    /// Those that an op of this answer took the place of, and that stood elsewhere: there, too, they may be given back.
    displaced: Table<(ClassId, ServerNo), String>,
    looked_at: Table<ClassId, ()>,
}

impl<'a, T: Transaction> Desk<'a, T> {
    pub(crate) async fn new(tx: &'a T) -> Result<Self, Fault> {
        let me = identity(tx).await?.ok_or(StoreError::NotJoined)?;
        Self::of(tx, me).await
    }

    pub(crate) async fn of(tx: &'a T, me: Identity) -> Result<Self, Fault> {
        let before = cursors(tx).await?;
        Ok(Self {
            tx,
            me,
            outbox: outbox(tx, u32::MAX).await?,
            quarantine: quarantine(tx).await?,
            cursors: before.clone(),
            before,
            news: Table::default(),
            fresh: Table::default(),
            sheets: Table::default(),
            leftovers: Table::default(),
            displaced: Table::default(),
            looked_at: Table::default(),
        })
    }

    /// Writes one change.
    pub(crate) async fn apply(&mut self, change: &Change) -> Result<(), Fault> {
        match change {
            Change::Keep { class, id, no, op } => self.keep(*class, *id, *no, op).await,
            Change::Quarantine { id, op, refusal } => self.quarantine(*id, op, *refusal),
            Change::Sheet(sheet) => self.sheet(sheet).await,
            Change::Advance {
                class,
                cursor,
                digest,
            } => self.advance(*class, *cursor, *digest).await,
            Change::StartOver { class } => {
                self.take_back(*class).await?;
                self.begin_again(*class)
            }
            Change::Forget { class } => {
                self.forget(*class).await?;
                self.let_go(*class)
            }
            Change::End { class } => {
                if is_on(Mutation::EndEmptiesOutbox) {
                    crate::bugs::empty_outbox(self.tx, &self.outbox, *class)?;
                }
                self.tx.delete(OPS, &Keys::Under(class.to_string()))?;
                self.let_go(*class)
            }
            Change::NewEpoch(epoch) => {
                offer_again(self.tx, &self.me).await?;
                self.me.epoch = *epoch;
                save(self.tx, &self.me)
            }
        }
    }

    async fn keep(
        &mut self,
        class: ClassId,
        id: Option<OpId>,
        no: ServerNo,
        op: &RawOp,
    ) -> Result<(), Fault> {
        let key = Key::of_no(class, no);
        let there = self.there(class, no).await?;
        let mut left = None;
        if let Some(other) = there.as_ref().filter(|it| *it != op.text())
            && !is_on(Mutation::NumberWrittenOver)
        {
            // A server that was restored has lost what stands here and gives its number again (P17).
            if no.0 <= self.at(class).no {
                // What stands up to the cursor stays: the digest tells which of the two histories is the server's.
                return Ok(());
            }
            self.displace(class, no, other).await?;
        }
        self.tx.put(OPS, &key, op.text())?;
        self.news.insert((class, no), op.clone());
        self.take_note_of(class)?;
        // Another text under the same id is another op: of a phone that was cloned, or whose storage was gone. Ours
        // is not answered by it.
        if let Some(id) = id {
            let waits = self.outbox.get(&id);
            if waits == Some(op) || waits.is_some() && is_on(Mutation::ForeignTextAnswersOurs) {
                self.outbox.remove(&id);
                self.tx.delete(OUTBOX, &one(id))?;
                self.offer_next(id)?;
                left = Some(id);
            }
            let aside = Key::of_refused(id, op);
            if self.quarantine.remove(&aside).is_some() {
                self.tx.delete(QUARANTINE, &Keys::One(aside))?;
                left = Some(id);
            }
        }
        if there.is_none_or(|it| it != op.text()) {
            self.fresh.insert((class, no), left);
        }
        Ok(())
    }

    /// The text that stands under a number. Beyond a cursor nothing does, so that reading a class for the first time
    /// costs one look at it and not one for every op; only of a class that was forgotten may there be own ops.
    async fn there(&mut self, class: ClassId, no: ServerNo) -> Result<Option<String>, Fault> {
        if let Some(op) = self.news.get(&(class, no)) {
            return Ok(Some(op.text().to_owned()));
        }
        if self.is_new(class) {
            if self.looked_at.insert(class, ()) {
                let keys = Keys::Under(class.to_string());
                for (key, text) in self.tx.all(OPS, &keys, u32::MAX).await? {
                    self.leftovers.insert(key.to_no()?, text);
                }
            }
            return Ok(self.leftovers.get(&(class, no)).cloned());
        }
        if no.0 > self.at(class).no {
            return Ok(None);
        }
        self.tx.get(OPS, &Key::of_no(class, no)).await
    }

    /// Offers the op again whose place in the history another one takes.
    async fn displace(&mut self, class: ClassId, no: ServerNo, text: &str) -> Result<(), Fault> {
        let keys = Keys::Under(class.to_string());
        let elsewhere = |(key, there): &(Key, String)| there == text && key.number != Some(no.0);
        let records = self.tx.all(OPS, &keys, u32::MAX).await?;
        if records.iter().any(elsewhere) {
            self.displaced.insert((class, no), text.to_owned());
            return Ok(());
        }
        let op = RawOp::from_text(text.to_owned()).map_err(corrupt)?;
        if let Ok(id) = op.parse().map(|op| op.id) {
            self.offer(id, op)?;
        }
        Ok(())
    }

    /// Puts an op that was answered into the outbox again. Where another text waits under its number it is set aside
    /// until that is answered.
    pub(crate) fn offer(&mut self, id: OpId, op: RawOp) -> Result<(), Fault> {
        match self.outbox.get(&id) {
            Some(there) if *there == op => Ok(()),
            Some(_) => {
                let refused = Refused {
                    op,
                    refusal: Refusal::NumberTaken,
                    unheard: true,
                };
                set_aside(self.tx, &mut self.quarantine, id, refused)
            }
            None => {
                self.tx.put(OUTBOX, &Key::of_op(id), op.text())?;
                self.outbox.insert(id, op);
                Ok(())
            }
        }
    }

    /// Takes a sheet in, unless a faster answer has brought another tab a newer one.
    async fn sheet(&mut self, sheet: &ClassSheet) -> Result<(), Fault> {
        let before = self.at(sheet.id).sheet;
        if sheet.version < before {
            return Ok(());
        }
        self.take_note_of(sheet.id)?;
        let key = Key::of_class(sheet.id);
        let text = serde_json::to_string(sheet)?;
        let there = self.tx.get(SHEETS, &key).await?;
        self.sheets.insert(sheet.id, (before, there));
        self.tx.put(SHEETS, &key, &text)?;
        if let Some((cursor, _)) = self.cursors.get_mut(&sheet.id) {
            cursor.sheet = sheet.version;
        }
        Ok(())
    }

    fn quarantine(&mut self, id: OpId, op: &RawOp, refusal: Refusal) -> Result<(), Fault> {
        // Not there: answered before, to another tab. Another text there: nothing was said of it, for storage was
        // gone and its number used again while this answer was under way.
        let waits = self.outbox.get(&id);
        if waits.is_none_or(|it| it != op && !is_on(Mutation::ForeignTextAnswersOurs)) {
            return Ok(());
        }
        let Some(op) = self.outbox.remove(&id) else {
            return Ok(());
        };
        self.tx.delete(OUTBOX, &one(id))?;
        self.offer_next(id)?;
        if is_on(Mutation::QuarantinedOpDropped) {
            return Ok(());
        }
        let refused = Refused {
            op,
            refusal,
            unheard: false,
        };
        set_aside(self.tx, &mut self.quarantine, id, refused)
    }

    /// A number in the outbox is free: an op that was set aside for it, if there is one, is next.
    fn offer_next(&mut self, id: OpId) -> Result<(), Fault> {
        let is_next = |it: &Refused| it.unheard && it.op.parse().is_ok_and(|op| op.id == id);
        let found = self.quarantine.iter().find(|(_, it)| is_next(it));
        let Some(key) = found.map(|(key, _)| key.clone()) else {
            return Ok(());
        };
        self.tx.delete(QUARANTINE, &Keys::One(key.clone()))?;
        match self.quarantine.remove(&key) {
            Some(next) if !is_on(Mutation::SetAsideForGood) => self.offer(id, next.op),
            Some(next) => set_aside(self.tx, &mut self.quarantine, id, next),
            None => Ok(()),
        }
    }

    /// Empties a class to fetch it whole. All ops are offered again, for it may be the server that has lost them: one
    /// that it has is answered with its number, and has no second effect (I3).
    async fn take_back(&mut self, class: ClassId) -> Result<(), Fault> {
        let keys = Keys::Under(class.to_string());
        for (_, id, op) in answered(self.tx, &keys).await? {
            if self.me.is_own(id) || !is_on(Mutation::OthersNotOffered) {
                self.offer(id, op)?;
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
}

/// Keeps an op with the reason why it does not count (I2).
fn set_aside(
    tx: &impl Transaction,
    quarantine: &mut Table<Key, Refused>,
    id: OpId,
    refused: Refused,
) -> Result<(), Fault> {
    let key = Key::of_refused(id, &refused.op);
    tx.put(QUARANTINE, &key, &serde_json::to_string(&refused)?)?;
    quarantine.insert(key, refused);
    Ok(())
}
