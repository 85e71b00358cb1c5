//! The exchange as the phone runs it: ask, and write down what came, in one transaction (I7).

use std::collections::BTreeMap;

use rollcall_core::ids::ClassId;
use rollcall_core::sync::wire::{MAX_BATCH, PROTOCOL, PhoneWord, SyncAnswer, SyncRequest};
use rollcall_core::sync::{Change, Failure, Protocol, absorb};
use rollcall_core::time::Millis;

use crate::error::StoreError;
use crate::identity::{Heard, Identity};
use crate::storage::{CURSORS, META, OUTBOX, Storage};
use crate::{Device, append, bugs, identity, logs};

/// Why an exchange did not come to its end. The outbox is as it was (P13, P15).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// Nothing answered.
    NoAnswer,
    /// Something answered that is not ours (P24).
    NotOurs,
    /// The session is over or was never there: 401, 403. The outbox waits (P13).
    NoSession,
    /// The server turned the request down as a whole.
    Refused,
    /// What came could not be written down.
    Storage(StoreError),
}

impl From<StoreError> for Trouble {
    fn from(error: StoreError) -> Self {
        Self::Storage(error)
    }
}

impl From<Failure> for Trouble {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::NoAnswer => Self::NoAnswer,
            Failure::NotOurs => Self::NotOurs,
            Failure::Problem(401 | 403, _) => Self::NoSession,
            Failure::Problem(..) => Self::Refused,
        }
    }
}

/// What one round of the exchange brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// Who this device is after it.
    pub me: Identity,
    /// What was written down.
    pub changes: Vec<Change>,
    /// There is more to send or to fetch.
    pub more: bool,
    /// What is here and what the server has did not add up, and is offered and fetched anew.
    pub starts_over: bool,
    /// The session is another name's than this device's own: opening the invitation again, with the key, mends it.
    pub is_another: bool,
    /// How many of this device's ops the server had that were unknown here: its storage was gone (P4).
    pub forgotten: u64,
    /// When the monitors' phones of each class were last heard of, by this phone's clock. Said anew with every answer
    /// and written down nowhere.
    pub phones: Vec<(ClassId, Vec<PhoneWord>)>,
}

/// What an answer says of phones, by the clock of the phone that asked at `sent_at`.
fn phones_of(answer: &SyncAnswer, sent_at: Millis) -> Vec<(ClassId, Vec<PhoneWord>)> {
    let ahead = answer.now.since(sent_at);
    let mut all = Vec::new();
    for (class, delta) in &answer.classes {
        if let Some(phones) = &delta.phones {
            let mut phones = phones.clone();
            for phone in &mut phones {
                phone.heard_at = phone.heard_at.after(-ahead);
            }
            all.push((*class, phones));
        }
    }
    all
}

impl<S: Storage> Device<S> {
    /// One round: sends what waits, at most [`MAX_BATCH`] ops, and writes down what is new. `clock` is the phone's.
    ///
    /// # Errors
    /// [`Trouble`]: nothing of the answer was written down, and nothing of the outbox is gone.
    pub async fn round(
        &self,
        server: &impl Protocol,
        clock: impl Fn() -> Millis,
    ) -> Result<Round, Trouble> {
        let limit = u32::try_from(MAX_BATCH).unwrap_or(u32::MAX);
        let (me, ops, known) = self
            .read(&[META, OUTBOX, CURSORS], async |tx| {
                let me = identity::identity(tx).await?;
                let ops = append::outbox(tx, limit).await?;
                Ok((me, ops, logs::cursors(tx).await?))
            })
            .await?;
        let me = me.ok_or(Trouble::NoSession)?;
        let request = SyncRequest {
            protocol: PROTOCOL,
            epoch: me.epoch,
            sent_at: clock(),
            ops: ops.into_values().collect(),
            cursors: known
                .iter()
                .fold(BTreeMap::new(), |mut all, (class, (cursor, _))| {
                    all.insert(*class, *cursor);
                    all
                }),
        };
        let answer = server.sync(&request).await;
        if bugs::forgets(&answer) {
            self.forget_what_was_sent(&request).await?;
        }
        let answer = answer?;
        let changes = absorb(&request, &answer, |class| {
            known.get(&class).copied().unwrap_or_default()
        })
        .map_err(|_| Trouble::NotOurs)?;
        let starts_over = changes
            .iter()
            .any(|change| matches!(change, Change::StartOver { .. } | Change::NewEpoch(_)));
        let mut round = Round {
            changes: Vec::new(),
            forgotten: 0,
            more: starts_over
                || request.ops.len() == MAX_BATCH
                || answer.classes.values().any(|delta| delta.more),
            starts_over,
            is_another: answer.device.is_some_and(|it| it != me.device),
            phones: phones_of(&answer, request.sent_at),
            me,
        };
        let heard = (answer.epoch == request.epoch).then_some(Heard {
            device: answer.device.unwrap_or(round.me.device),
            grants: answer.grants,
            events: answer.events,
            last_seq: answer.last_seq,
            clock_offset_ms: answer.now.since(request.sent_at),
        });
        // An answer without anything new costs no write.
        let steady = heard.as_ref().is_some_and(|heard| round.me.knows(heard));
        if changes.is_empty() && steady {
            return Ok(round);
        }
        match self.take_in(request.epoch, &changes, heard.as_ref()).await {
            Ok(taken) => (round.me, round.forgotten) = (taken.me, taken.forgotten),
            // Another tab learnt of the new epoch first. Nothing was written, and nothing is wrong: ask again.
            Err(StoreError::OtherEpoch) => {
                round.more = true;
                return Ok(round);
            }
            Err(error) => return Err(error.into()),
        }
        round.changes = changes;
        Ok(round)
    }
}
