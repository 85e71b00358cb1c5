//! Offering the server again what it may have lost (P17).

use rollcall_core::marks::{OpId, RawOp};
use rollcall_core::mutation::{Mutation, is_on};

use crate::append::quarantine;
use crate::desk::{Desk, put_cursor};
use crate::error::Fault;
use crate::identity::Identity;
use crate::logs::cursors;
use crate::storage::{Key, Keys, OPS, QUARANTINE, Transaction};

/// Another database answers (P17): it may lack anything, also what others have said and only this phone still has.
/// Every op goes back to the outbox, the refused ones too. Sheets stay, so that there is something to look at.
pub(crate) async fn offer_again(tx: &impl Transaction, me: &Identity) -> Result<(), Fault> {
    for class in cursors(tx).await?.keys() {
        put_cursor(tx, *class, &Default::default())?;
    }
    if is_on(Mutation::NewEpochNotOffered) {
        return tx.delete(OPS, &Keys::All);
    }
    let mut desk = Desk::of(tx, me.clone()).await?;
    for (key, refused) in quarantine(tx).await? {
        let Ok(id) = refused.op.parse().map(|op| op.id) else {
            continue;
        };
        // Where another text waits under its number it is set aside again, until that is answered.
        desk.quarantine.remove(&key);
        tx.delete(QUARANTINE, &Keys::One(key))?;
        desk.offer(id, refused.op)?;
    }
    for (_, id, op) in answered(tx, &Keys::All).await? {
        if me.is_own(id) || !is_on(Mutation::OthersNotOffered) {
            desk.offer(id, op)?;
        }
    }
    tx.delete(OPS, &Keys::All)
}

/// The record of an op.
pub(crate) fn one(id: OpId) -> Keys {
    Keys::One(Key::of_op(id))
}

/// The answered ops in a range of keys, as far as this version can read their identity.
pub(crate) async fn answered(
    tx: &impl Transaction,
    keys: &Keys,
) -> Result<Vec<(Key, OpId, RawOp)>, Fault> {
    let records = tx.all(OPS, keys, u32::MAX).await?;
    Ok(records
        .into_iter()
        .filter_map(|(key, text)| Some((key, RawOp::from_text(text).ok()?)))
        .filter_map(|(key, raw)| Some((key, raw.parse().ok()?.id, raw)))
        .collect())
}
