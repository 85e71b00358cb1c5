//! The deliberate bugs that need more than a line: see rollcall-core's `mutation`. Without its feature nobody can
//! call them, and the compiler leaves them out.

use rollcall_core::ids::ClassId;
use rollcall_core::marks::{OpId, RawOp};
use rollcall_core::mutation::{Mutation, is_on};
use rollcall_core::sync::wire::{SyncAnswer, SyncRequest};
use rollcall_core::sync::{Change, Failure};
use rollcall_core::table::Table;

use crate::Device;
use crate::error::{Fault, StoreError};
use crate::storage::{CURSORS, Key, Keys, OUTBOX, Storage, Transaction};

/// Whether what was sent is taken off the outbox before, or without, an answer that names it.
pub(crate) fn forgets(answer: &Result<SyncAnswer, Failure>) -> bool {
    match answer {
        Err(Failure::Problem(401 | 403, _)) if is_on(Mutation::OutboxDroppedOn401) => true,
        Err(Failure::NotOurs) if is_on(Mutation::PortalTakenForSuccess) => true,
        _ => is_on(Mutation::OutboxEmptiedWhenSent),
    }
}

/// Takes off the outbox what waits of a class.
pub(crate) fn empty_outbox(
    tx: &impl Transaction,
    outbox: &Table<OpId, RawOp>,
    class: ClassId,
) -> Result<(), Fault> {
    let of_class = |raw: &RawOp| raw.parse().is_ok_and(|op| op.class == class);
    let mut mine = outbox.iter().filter(|(_, raw)| of_class(raw));
    mine.try_for_each(|(id, _)| tx.delete(OUTBOX, &Keys::One(Key::of_op(*id))))
}

impl<S: Storage> Device<S> {
    /// Takes off the outbox what was sent.
    pub(crate) async fn forget_what_was_sent(&self, sent: &SyncRequest) -> Result<(), StoreError> {
        let sent = sent.ops.iter().filter_map(|raw| raw.parse().ok());
        let keys: Vec<Keys> = sent.map(|op| Keys::One(Key::of_op(op.id))).collect();
        self.write(&[OUTBOX], async |tx| {
            keys.iter().try_for_each(|key| tx.delete(OUTBOX, key))
        })
        .await
    }

    /// Moves the cursors of an answer in a transaction of their own.
    pub(crate) async fn move_cursors(&self, changes: &[Change]) -> Result<(), StoreError> {
        self.write(&[CURSORS], async |tx| {
            for change in changes {
                if let Change::Advance {
                    class,
                    cursor,
                    digest,
                } = change
                {
                    let text = serde_json::to_string(&(cursor, digest))?;
                    tx.put(CURSORS, &Key::of_class(*class), &text)?;
                }
            }
            Ok(())
        })
        .await
    }
}
