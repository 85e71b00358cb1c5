//! Own ops: from the tap until the server's answer.

use core::cell::RefCell;

use rollcall_core::json;
use rollcall_core::marks::{Draft, Op, OpId, RawOp};
use rollcall_core::mutation::{Mutation, is_on};
use rollcall_core::sync::Refusal;
use rollcall_core::table::{Table, in_order};
use rollcall_core::time::Millis;
use serde::{Deserialize, Serialize};

use crate::Device;
use crate::error::{Fault, StoreError, corrupt};
use crate::identity::{identity, last_seq, save_last_seq};
use crate::storage::{Key, META, OUTBOX, QUARANTINE, Storage, Transaction, map};

/// What waits to be sent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Pending {
    /// How many ops.
    pub count: u32,
    /// When the oldest of them was said, by the phone's clock.
    pub oldest: Option<Millis>,
}

/// An op that was refused. Also how it stands in the rescue file.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Refused {
    pub(crate) op: RawOp,
    pub(crate) refusal: Refusal,
    /// The server has not heard of it: another op waited under its number. It is offered when that is answered.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub(crate) unheard: bool,
}

impl<S: Storage> Device<S> {
    /// Numbers the drafts and saves them. `Ok` means saved: the transaction is complete (I1), the numbers follow
    /// the device's last without a gap, whichever tab used it (I4, P9).
    ///
    /// # Errors
    /// Nothing is saved: [`StoreError::NotJoined`], [`StoreError::NotSaved`], [`StoreError::Quota`],
    /// [`StoreError::Timeout`], [`StoreError::Newer`]; or nobody knows: [`StoreError::Unheard`].
    pub async fn append(&self, drafts: Vec<Draft>) -> Result<Vec<Op>, StoreError> {
        if drafts.is_empty() {
            return Ok(Vec::new());
        }
        let tried = RefCell::default();
        let ops = self
            .write(&[META, OUTBOX], async |tx| {
                append(tx, &drafts, &tried).await
            })
            .await?;
        self.tell(drafts.iter().map(|draft| Some(draft.class)));
        Ok(ops)
    }

    /// The ops that no answer has named yet, a device's in the order of their numbers, at most `limit`.
    ///
    /// # Errors
    /// See [`StoreError`].
    pub async fn outbox(&self, limit: usize) -> Result<Vec<RawOp>, StoreError> {
        let limit = u32::try_from(limit).unwrap_or(u32::MAX);
        self.read(&[OUTBOX], async |tx| outbox(tx, limit).await)
            .await
            .map(|ops| ops.into_values().collect())
    }

    /// How much waits to be sent, and since when.
    ///
    /// # Errors
    /// See [`StoreError`].
    pub async fn pending(&self) -> Result<Pending, StoreError> {
        let unsent = self
            .read(&[OUTBOX], async |tx| outbox(tx, u32::MAX).await)
            .await?;
        let at = |raw: &RawOp| raw.parse().ok().map(|op| op.at);
        Ok(Pending {
            count: u32::try_from(unsent.values().count()).unwrap_or(u32::MAX),
            oldest: unsent.values().filter_map(at).min(),
        })
    }

    /// The ops that were refused, with the reasons (I2).
    ///
    /// # Errors
    /// See [`StoreError`].
    pub async fn quarantined(&self) -> Result<Vec<(Op, Refusal)>, StoreError> {
        let refused = self.read(&[QUARANTINE], quarantine).await?;
        let read = |it: Refused| Some((it.op.parse().ok()?, it.refusal));
        let refused = refused.into_values().filter_map(read);
        Ok(in_order(refused, |(op, _)| op.id))
    }
}

/// `tried` has what an earlier attempt wrote, whose end was not heard.
async fn append(
    tx: &impl Transaction,
    drafts: &[Draft],
    tried: &RefCell<Vec<(Op, String)>>,
) -> Result<Vec<Op>, Fault> {
    let earlier = tried.take();
    if let Some((first, text)) = earlier.first()
        && !is_on(Mutation::RetryAppendsTwice)
    {
        match tx.get(OUTBOX, &Key::of_op(first.id)).await? {
            // It had been committed after all (P3): saying it again would count a fee twice.
            Some(there) if there == *text => {
                return Ok(earlier.into_iter().map(|(op, _)| op).collect());
            }
            // Its number was free, and another tab has used it.
            Some(_) => {}
            // Its number was used, by it or by another tab's op, and answered meanwhile (P9).
            None if last_seq(tx, first.id.device).await? >= first.id.seq
                && !is_on(Mutation::RetryLooksInTheOutboxAlone) =>
            {
                return Err(StoreError::Unheard.into());
            }
            None => {}
        }
    }
    let me = identity(tx).await?.ok_or(StoreError::NotJoined)?;
    let mut seq = last_seq(tx, me.device).await?;
    let mut written = Vec::with_capacity(drafts.len());
    for draft in drafts {
        seq = seq.next();
        let id = OpId {
            device: me.device,
            seq,
        };
        let op = draft.clone().number(id);
        let raw = op.to_raw().map_err(corrupt)?;
        tx.add(OUTBOX, &Key::of_op(id), raw.text())?;
        written.push((op, raw.text().to_owned()));
    }
    save_last_seq(tx, me.device, seq)?;
    let ops = written.iter().map(|(op, _)| op.clone()).collect();
    tried.replace(written);
    Ok(ops)
}

/// The outbox, within a transaction over it.
pub(crate) async fn outbox(tx: &impl Transaction, limit: u32) -> Result<Table<OpId, RawOp>, Fault> {
    let text = |text| RawOp::from_text(text).map_err(corrupt);
    map(tx, OUTBOX, limit, Key::to_op, text).await
}

/// The quarantine by its keys, within a transaction over it.
pub(crate) async fn quarantine(tx: &impl Transaction) -> Result<Table<Key, Refused>, Fault> {
    let refused = |text: String| Ok(json::read(&text)?);
    map(tx, QUARANTINE, u32::MAX, |key| Ok(key.clone()), refused).await
}
