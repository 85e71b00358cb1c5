//! Who this installation is, and what it may do.

use rollcall_core::access::Grant;
use rollcall_core::event::EventCard;
use rollcall_core::ids::{DeviceId, Epoch, Seq};
use rollcall_core::json;
use rollcall_core::marks::OpId;
use rollcall_core::mutation::{Mutation, is_on};
use rollcall_core::sync::wire::JoinAnswer;
use serde::{Deserialize, Serialize};

use crate::Device;
use crate::error::{Fault, StoreError};
use crate::offer::offer_again;
use crate::storage::{CURSORS, Key, Keys, META, OPS, OUTBOX, QUARANTINE, Storage, Transaction};

/// Who this installation is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// Its name as a device.
    pub device: DeviceId,
    /// The database of the server that it follows (P17).
    pub epoch: Epoch,
    /// What it may see and say.
    pub grants: Vec<Grant>,
    /// The events of these grants.
    pub events: Vec<EventCard>,
    /// What it was called before: ops under these names are its own, too.
    #[serde(default)]
    pub formerly: Vec<DeviceId>,
    /// What proves its name to the server; none of a server that gave none.
    #[serde(default)]
    pub key: Option<String>,
    /// The highest number of this device that the server has told it has (P4).
    #[serde(default)]
    pub heard_seq: Option<Seq>,
    /// The server's clock less the phone's, in milliseconds, when they last talked (P18).
    #[serde(default)]
    pub clock_offset_ms: Option<i64>,
}

impl Identity {
    /// Whether this installation has said it, under this name or an earlier one.
    #[must_use]
    pub fn is_own(&self, id: OpId) -> bool {
        id.device == self.device || self.formerly.contains(&id.device)
    }

    /// Whether an answer says nothing new of this device.
    pub(crate) fn knows(&self, heard: &Heard) -> bool {
        let steady = |offset: i64| (offset - heard.clock_offset_ms).abs() < STEADY_MS;
        self.grants == heard.grants
            && self.events == heard.events
            && (self.heard_seq == Some(heard.last_seq) || self.device != heard.device)
            && self.clock_offset_ms.is_some_and(steady)
    }
}

/// What every answer of the server says beside the classes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heard {
    /// Whom it is told. Another tab may have joined under another name meanwhile, or the browser's session be that of
    /// another name: what is said of that one's numbers is not said of this one's.
    pub device: DeviceId,
    /// What this device may see and say.
    pub grants: Vec<Grant>,
    /// The events of these grants.
    pub events: Vec<EventCard>,
    /// The highest number of this device that the server has (P4).
    pub last_seq: Seq,
    /// The server's clock less the phone's, in milliseconds (P18).
    pub clock_offset_ms: i64,
}

/// Smaller changes of the clock's offset are the network's.
const STEADY_MS: i64 = 5_000;

/// What joining brought to light.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Joined {
    /// Unsent ops that wait under an earlier name of this installation. They stay in the outbox, and this device
    /// carries them as it would another's.
    pub stranded: u32,
    /// How many ops the server has of this device that were unknown here: its storage was gone (P4). They
    /// come back with the next exchange.
    pub forgotten: u64,
}

impl<S: Storage> Device<S> {
    /// Who this installation is; none before it has joined.
    ///
    /// # Errors
    /// See [`StoreError`].
    pub async fn identity(&self) -> Result<Option<Identity>, StoreError> {
        self.read(&[META], identity).await
    }

    /// Takes in the answer to an opened invitation: name, epoch, grant and event. Numbers go on after the highest
    /// that this phone or the server knows (I4). A further invitation adds to what is there.
    ///
    /// # Errors
    /// See [`StoreError`].
    pub async fn join(&self, answer: &JoinAnswer) -> Result<Joined, StoreError> {
        self.take_answer(answer, None).await
    }

    /// The same, and the record of `attempt` has no more use.
    pub(crate) async fn take_answer(
        &self,
        answer: &JoinAnswer,
        attempt: Option<Key>,
    ) -> Result<Joined, StoreError> {
        let stores = [META, OPS, OUTBOX, QUARANTINE, CURSORS];
        let answered = attempt.map(Keys::One);
        let joined = self
            .write(&stores, async |tx| {
                if let Some(answered) = &answered {
                    tx.delete(META, answered)?;
                }
                join(tx, answer).await
            })
            .await?;
        self.0.tell(None);
        Ok(joined)
    }

    /// Takes in what an answer says beside the classes. Returns how many of this device's ops the server has that were
    /// unknown here (P4).
    ///
    /// # Errors
    /// [`StoreError::NotJoined`], and see [`StoreError`].
    pub async fn remember(&self, heard: &Heard) -> Result<u64, StoreError> {
        self.write(&[META], async |tx| {
            let mut me = identity(tx).await?.ok_or(StoreError::NotJoined)?;
            remember(tx, &mut me, heard).await
        })
        .await
    }

    /// Keeps a small text of the app's own under a name, such as the link to join again by (P2).
    ///
    /// # Errors
    /// See [`StoreError`].
    pub async fn keep_note(&self, name: &str, text: &str) -> Result<(), StoreError> {
        let key = Key::name(format!("note {name}"));
        self.write(&[META], async |tx| tx.put(META, &key, text))
            .await
    }

    /// A text that [`Store::keep_note`] has kept.
    ///
    /// # Errors
    /// See [`StoreError`].
    pub async fn note(&self, name: &str) -> Result<Option<String>, StoreError> {
        let key = Key::name(format!("note {name}"));
        self.read(&[META], async |tx| tx.get(META, &key).await)
            .await
    }
}

/// Writes down what is new in it, and nothing where nothing is.
pub(crate) async fn remember(
    tx: &impl Transaction,
    me: &mut Identity,
    heard: &Heard,
) -> Result<u64, Fault> {
    let mine = me.device == heard.device || is_on(Mutation::AnotherNamesAnswer);
    if !me.knows(heard) {
        me.grants.clone_from(&heard.grants);
        me.events.clone_from(&heard.events);
        if mine {
            me.heard_seq = Some(heard.last_seq);
        }
        me.clock_offset_ms = Some(heard.clock_offset_ms);
        save(tx, me)?;
    }
    if !mine {
        return Ok(0);
    }
    count_on(tx, me.device, heard.last_seq).await
}

async fn join(tx: &impl Transaction, answer: &JoinAnswer) -> Result<Joined, Fault> {
    let mut me = identity(tx).await?.unwrap_or(Identity {
        device: answer.device,
        epoch: answer.epoch,
        grants: Vec::new(),
        events: Vec::new(),
        formerly: Vec::new(),
        key: None,
        heard_seq: None,
        clock_offset_ms: None,
    });
    if me.device != answer.device {
        me.formerly.retain(|name| *name != answer.device);
        me.formerly.push(me.device);
        me.device = answer.device;
        me.key = None;
    }
    if answer.key.is_some() {
        me.key.clone_from(&answer.key);
    }
    if me.epoch != answer.epoch {
        offer_again(tx, &me).await?;
        me.epoch = answer.epoch;
    }
    if !me.grants.contains(&answer.grant) {
        me.grants.push(answer.grant.clone());
    }
    me.events.retain(|event| event.id != answer.event.id);
    me.events.push(answer.event.clone());
    save(tx, &me)?;
    let forgotten = count_on(tx, me.device, answer.last_seq).await?;
    let outbox = crate::append::outbox(tx, u32::MAX).await?;
    let stranded = outbox.keys().filter(|id| id.device != me.device).count();
    Ok(Joined {
        stranded: u32::try_from(stranded).unwrap_or(u32::MAX),
        forgotten,
    })
}

const IDENTITY: &str = "identity";

/// Reads the identity within a transaction over [`META`].
pub(crate) async fn identity(tx: &impl Transaction) -> Result<Option<Identity>, Fault> {
    let text = tx.get(META, &Key::name(IDENTITY)).await?;
    Ok(text.map(|text| json::read(&text)).transpose()?)
}

/// Writes it.
pub(crate) fn save(tx: &impl Transaction, me: &Identity) -> Result<(), Fault> {
    tx.put(META, &Key::name(IDENTITY), &serde_json::to_string(me)?)
}

/// The last number that a device of this installation has used; each name counts for itself.
pub(crate) async fn last_seq(tx: &impl Transaction, device: DeviceId) -> Result<Seq, Fault> {
    let text = tx.get(META, &seq_key(device)).await?;
    Ok(text.map_or(Ok(Seq(0)), |text| json::read(&text))?)
}

/// Notes it.
pub(crate) fn save_last_seq(
    tx: &impl Transaction,
    device: DeviceId,
    seq: Seq,
) -> Result<(), Fault> {
    tx.put(META, &seq_key(device), &seq.0.to_string())
}

fn seq_key(device: DeviceId) -> Key {
    Key::name(format!("seq {device}"))
}

/// Counts on after the highest number known here or there; returns by how many the server was ahead.
async fn count_on(tx: &impl Transaction, device: DeviceId, there: Seq) -> Result<u64, Fault> {
    let here = last_seq(tx, device).await?;
    if there > here && !is_on(Mutation::NumbersFromOne) {
        save_last_seq(tx, device, there)?;
    }
    Ok(there.0.saturating_sub(here.0))
}
