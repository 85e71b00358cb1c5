//! How far a device is with a class: the cursor moves over what is here and adds up, and over nothing else (I7).

use rollcall_core::ids::ClassId;
use rollcall_core::marks::ServerNo;
use rollcall_core::mutation::{Mutation, is_on};
use rollcall_core::sync::Digest;
use rollcall_core::sync::wire::Cursor;

use super::Desk;
use crate::error::Fault;
use crate::offer::answered;
use crate::storage::{CURSORS, Key, Keys, OPS, SHEETS, Transaction};

impl<T: Transaction> Desk<'_, T> {
    /// Moves the cursor, if what is here and what has come add up to its digest. They do not when another tab has
    /// moved the cursor since this answer was asked for: then that tab's cursor tells the truth, and stays. Of the
    /// sheet it says what is here.
    pub(super) async fn advance(
        &mut self,
        class: ClassId,
        mut cursor: Cursor,
        digest: Digest,
    ) -> Result<(), Fault> {
        let before = self.at(class).no;
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
        if (no, sum) != (cursor.no, digest) && !is_on(Mutation::CursorMovedUnseen) {
            return self.give_back(class, before);
        }
        if !is_on(Mutation::SheetOfTheCursorUnseen) {
            cursor.sheet = self.at(class).sheet;
        }
        self.cursors.insert(class, (cursor, digest));
        put_cursor(self.tx, class, &(cursor, digest))?;
        if self.is_new(class) && !is_on(Mutation::LeftoversNotOffered) {
            self.offer_leftovers(class, cursor.no).await?;
        }
        Ok(())
    }

    /// The cursor cannot move over what this answer has of a class: it is of a history that another tab has seen the
    /// server give up (P17), or is older than that tab's. What lies beyond the cursor goes back to where it was, the
    /// sheet as well, and is asked about again.
    fn give_back(&mut self, class: ClassId, here: u64) -> Result<(), Fault> {
        if is_on(Mutation::KeptWithoutCursor) {
            return Ok(());
        }
        if let Some((version, sheet)) = self.sheets.remove(&class) {
            let key = Key::of_class(class);
            match sheet {
                Some(text) => self.tx.put(SHEETS, &key, &text)?,
                None => self.tx.delete(SHEETS, &Keys::One(key))?,
            }
            if let Some((cursor, _)) = self.cursors.get_mut(&class) {
                cursor.sheet = version;
            }
        }
        self.give_back_beyond(class, here)
    }

    /// What has come with this answer and lies beyond a number goes back to where it was.
    fn give_back_beyond(&mut self, class: ClassId, here: u64) -> Result<(), Fault> {
        let first = (class, ServerNo(here.saturating_add(1)));
        let beyond = self
            .fresh
            .from(&first)
            .take_while(|((of, _), _)| *of == class);
        let beyond: Vec<_> = beyond.map(|(at, left)| (*at, *left)).collect();
        for (at, left) in beyond {
            let key = Key::of_no(at.0, at.1);
            match self.displaced.remove(&at) {
                Some(text) => self.tx.put(OPS, &key, &text)?,
                None => self.tx.delete(OPS, &Keys::One(key))?,
            }
            self.fresh.remove(&at);
            if let (Some(op), Some(id)) = (self.news.remove(&at), left) {
                self.offer(id, op)?;
            }
        }
        Ok(())
    }

    /// The end of an answer. One that came late may name own ops of a class that was taken away when it was asked for,
    /// and bring no news of it; another tab has put a cursor below them meanwhile. Nothing stands beyond a cursor all
    /// the same: nobody would look there when a server that was restored gives their numbers again (P17). They wait, and
    /// are asked about again. Where there is no cursor they may stay: see [`Desk::there`].
    pub(crate) fn end(&mut self) -> Result<(), Fault> {
        if is_on(Mutation::KeptBeyondTheDelta) || is_on(Mutation::KeptWithoutCursor) {
            return Ok(());
        }
        let all = self.cursors.iter().map(|(class, (at, _))| (*class, *at));
        let all: Vec<_> = all.filter(|(_, at)| *at != Cursor::default()).collect();
        all.into_iter()
            .try_for_each(|(class, at)| self.give_back_beyond(class, at.no))
    }

    /// A class that was forgotten has come back. Own ops that have stayed and are not where the server's history has
    /// them are offered again: it may have lost them (P17).
    async fn offer_leftovers(&mut self, class: ClassId, here: u64) -> Result<(), Fault> {
        let keys = Keys::Under(class.to_string());
        let all = answered(self.tx, &keys).await?;
        let stands = |key: &Key| key.number.is_some_and(|no| no <= here);
        for (key, id, op) in all.iter().filter(|(key, ..)| !stands(key)) {
            self.tx.delete(OPS, &Keys::One(key.clone()))?;
            if !all.iter().any(|(at, _, other)| stands(at) && other == op) {
                self.offer(*id, op.clone())?;
            }
        }
        Ok(())
    }

    /// Whether the class was at the beginning before this transaction.
    pub(super) fn is_new(&self, class: ClassId) -> bool {
        let before = self.before.get(&class).map(|it| it.0);
        before.unwrap_or_default() == Cursor::default()
    }

    /// How far the device is with a class.
    pub(super) fn at(&self, class: ClassId) -> Cursor {
        self.cursors
            .get(&class)
            .map_or_else(Cursor::default, |it| it.0)
    }

    /// The cursor goes back to nothing. It stays as a record: see [`Desk::take_note_of`].
    pub(super) fn begin_again(&mut self, class: ClassId) -> Result<(), Fault> {
        self.cursors.remove(&class);
        self.news.retain(|(of, _)| *of != class);
        self.take_note_of(class)
    }

    /// The class's names go, and what the device knew of where it stood.
    pub(super) fn let_go(&mut self, class: ClassId) -> Result<(), Fault> {
        self.tx.delete(SHEETS, &Keys::One(Key::of_class(class)))?;
        self.cursors.remove(&class);
        self.news.retain(|(of, _)| *of != class);
        self.tx.delete(CURSORS, &Keys::One(Key::of_class(class)))
    }

    /// A class of which there is anything here has a cursor, be it at the beginning: what the phone does not name when
    /// it asks, the server cannot tell it to forget (I13).
    pub(super) fn take_note_of(&mut self, class: ClassId) -> Result<(), Fault> {
        if self.cursors.contains(&class) {
            return Ok(());
        }
        let beginning = (Cursor::default(), Digest::default());
        self.cursors.insert(class, beginning);
        put_cursor(self.tx, class, &beginning)
    }
}

/// Writes a cursor.
pub(crate) fn put_cursor(
    tx: &impl Transaction,
    class: ClassId,
    at: &(Cursor, Digest),
) -> Result<(), Fault> {
    if *at == Default::default() && is_on(Mutation::ClassOutOfMind) {
        return tx.delete(CURSORS, &Keys::One(Key::of_class(class)));
    }
    tx.put(CURSORS, &Key::of_class(class), &serde_json::to_string(at)?)
}
