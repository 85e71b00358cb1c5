//! The rescue file: what is on this phone alone, out as JSON, and into another device that carries it to the server.

use rollcall_core::json;
use rollcall_core::marks::{Op, RawOp};
use rollcall_core::mutation::{Mutation, is_on};
use rollcall_core::table::in_order;
use serde::{Deserialize, Serialize};

use crate::Device;
use crate::append::{Refused, outbox, quarantine};
use crate::error::StoreError;
use crate::identity::identity;
use crate::storage::{Key, Keys, META, OPS, OUTBOX, QUARANTINE, Storage, Transaction};

/// What a rescue file has. The key and the rights of the device stay where they are.
#[derive(Serialize, Deserialize)]
struct Rescue {
    rollcall_rescue: u8,
    #[serde(default)]
    outbox: Vec<RawOp>,
    #[serde(default)]
    quarantine: Vec<Refused>,
}

/// What became of a rescue file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Rescued {
    /// Ops that now wait in this device's outbox.
    pub taken: u32,
    /// Ops that this device has already, sent or to be sent.
    pub known: u32,
    /// Ops that were left out, since another op waits here under the same number: they can be taken in when that is
    /// sent. So it is with a phone whose storage was gone, and its older file.
    pub blocked: u32,
}

/// Why a rescue file was not taken in; nothing was written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RescueError {
    /// The text is no rescue file, or of a newer version of the app.
    #[error("this is no rescue file that this version can read")]
    NotOurs,
    /// An op in it cannot be read.
    #[error("entry {0} of the rescue file cannot be read")]
    Entry(usize),
    /// The storage.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The ops of a rescue file, the waiting ones before the refused.
///
/// # Errors
/// [`RescueError::NotOurs`], [`RescueError::Entry`].
pub fn read_rescue(text: &str) -> Result<Vec<(Op, RawOp)>, RescueError> {
    let rescue: Rescue = json::read(text).map_err(|_| RescueError::NotOurs)?;
    if rescue.rollcall_rescue != 1 {
        return Err(RescueError::NotOurs);
    }
    let refused = rescue.quarantine.into_iter().map(|refused| refused.op);
    let mut ops = Vec::new();
    for (place, raw) in rescue.outbox.into_iter().chain(refused).enumerate() {
        let op = raw.parse().map_err(|_| RescueError::Entry(place + 1))?;
        ops.push((op, raw));
    }
    Ok(ops)
}

impl<S: Storage> Device<S> {
    /// The rescue file: every op that is on this phone alone, as JSON. It has no names and no keys in it.
    ///
    /// # Errors
    /// See [`StoreError`].
    pub async fn rescue(&self) -> Result<String, StoreError> {
        self.read(&[OUTBOX, QUARANTINE], async |tx| {
            let rescue = Rescue {
                rollcall_rescue: 1,
                outbox: outbox(tx, u32::MAX).await?.into_values().collect(),
                quarantine: in_order(quarantine(tx).await?.into_values(), |it| {
                    it.op.parse().map(|op| op.id).ok()
                }),
            };
            Ok(serde_json::to_string(&rescue)?)
        })
        .await
    }

    /// Takes a rescue file in: its ops wait in this device's outbox and go to the server as they are, under their own
    /// names, so that however often they arrive they count once (I3).
    ///
    /// # Errors
    /// [`RescueError`]: nothing of it was taken in.
    pub async fn take_in_rescue(&self, text: &str) -> Result<Rescued, RescueError> {
        let ops = read_rescue(text)?;
        let rescued = self
            .write(&[META, OPS, OUTBOX, QUARANTINE], async |tx| {
                identity(tx).await?.ok_or(StoreError::NotJoined)?;
                let mut waiting = outbox(tx, u32::MAX).await?;
                let aside = quarantine(tx).await?;
                let answered = tx.all(OPS, &Keys::All, u32::MAX).await?;
                let mut rescued = Rescued::default();
                for (op, raw) in &ops {
                    let waits = waiting.get(&op.id);
                    if waits == Some(raw) || answered.iter().any(|(_, text)| text == raw.text()) {
                        rescued.known += 1;
                        continue;
                    }
                    if waits.is_some() && !is_on(Mutation::RescueBlind) {
                        rescued.blocked += 1;
                        continue;
                    }
                    // Refused here before: it is offered once more, and is not in both places (I2).
                    let refused = Key::of_refused(op.id, raw);
                    if aside.contains(&refused) && !is_on(Mutation::RescueBlind) {
                        tx.delete(QUARANTINE, &Keys::One(refused))?;
                    }
                    tx.put(OUTBOX, &Key::of_op(op.id), raw.text())?;
                    waiting.insert(op.id, raw.clone());
                    rescued.taken += 1;
                }
                Ok(rescued)
            })
            .await?;
        self.tell(ops.iter().map(|(op, _)| Some(op.class)));
        Ok(rescued)
    }
}
