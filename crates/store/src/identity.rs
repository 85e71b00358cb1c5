//! Who this installation is, and what it may do.

use rollcall_core::access::Grant;
use rollcall_core::event::EventCard;
use rollcall_core::ids::{DeviceId, Epoch, Seq};
use rollcall_core::json;
use rollcall_core::sync::wire::JoinAnswer;
use serde::{Deserialize, Serialize};

use crate::Store;
use crate::apply::offer_again;
use crate::error::{Fault, StoreError};
use crate::schema::{CURSORS, META, OPS, OUTBOX, QUARANTINE};
use crate::transaction::Tx;

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
    /// The server's clock less the phone's, in milliseconds, when they last talked (P18).
    #[serde(default)]
    pub clock_offset_ms: Option<i64>,
}

/// What joining brought to light.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Joined {
    /// Unsent ops that wait under an earlier name of this installation. They stay in the outbox: the server
    /// will put them aside where a person sees them, rather than count twice what it may have already.
    pub stranded: u32,
    /// How many ops the server has of this device that were unknown here: its storage was gone (P4). They
    /// come back with the next exchange.
    pub forgotten: u64,
}

impl Store {
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
        let stores = [META, OPS, OUTBOX, QUARANTINE, CURSORS];
        let joined = self
            .write(&stores, async |tx| join(tx, answer).await)
            .await?;
        self.0.news.tell(None);
        Ok(joined)
    }

    /// Takes in what every answer of the server says beside the classes: rights, events, the highest number that
    /// it has of this device, and its clock less the phone's. Returns how many of this device's ops the server
    /// has that were unknown here (P4).
    ///
    /// # Errors
    /// [`StoreError::NotJoined`], and see [`StoreError`].
    pub async fn remember(
        &self,
        grants: Vec<Grant>,
        events: Vec<EventCard>,
        last_seq: Seq,
        clock_offset_ms: i64,
    ) -> Result<u64, StoreError> {
        self.write(&[META], async |tx| {
            let mut me = identity(tx).await?.ok_or(StoreError::NotJoined)?;
            me.grants.clone_from(&grants);
            me.events.clone_from(&events);
            me.clock_offset_ms = Some(clock_offset_ms);
            save(tx, &me)?;
            count_on(tx, me.device, last_seq).await
        })
        .await
    }

    /// Keeps a small text of the app's own under a name, such as the link to join again by (P2).
    ///
    /// # Errors
    /// See [`StoreError`].
    pub async fn keep_note(&self, name: &str, text: &str) -> Result<(), StoreError> {
        let key = format!("note {name}").into();
        self.write(&[META], async |tx| tx.put(META, &key, text))
            .await
    }

    /// A text that [`Store::keep_note`] has kept.
    ///
    /// # Errors
    /// See [`StoreError`].
    pub async fn note(&self, name: &str) -> Result<Option<String>, StoreError> {
        let key = format!("note {name}").into();
        self.read(&[META], async |tx| tx.get(META, &key).await)
            .await
    }
}

async fn join(tx: &Tx, answer: &JoinAnswer) -> Result<Joined, Fault> {
    let mut me = identity(tx).await?.unwrap_or(Identity {
        device: answer.device,
        epoch: answer.epoch,
        grants: Vec::new(),
        events: Vec::new(),
        formerly: Vec::new(),
        clock_offset_ms: None,
    });
    if me.device != answer.device {
        me.formerly.retain(|name| *name != answer.device);
        me.formerly.push(me.device);
        me.device = answer.device;
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
pub(crate) async fn identity(tx: &Tx) -> Result<Option<Identity>, Fault> {
    let text = tx.get(META, &IDENTITY.into()).await?;
    Ok(text.map(|text| json::read(&text)).transpose()?)
}

/// Writes it.
pub(crate) fn save(tx: &Tx, me: &Identity) -> Result<(), Fault> {
    tx.put(META, &IDENTITY.into(), &serde_json::to_string(me)?)
}

/// The last number that a device of this installation has used; each name counts for itself.
pub(crate) async fn last_seq(tx: &Tx, device: DeviceId) -> Result<Seq, Fault> {
    let text = tx.get(META, &seq_key(device)).await?;
    Ok(text.map_or(Ok(Seq(0)), |text| json::read(&text))?)
}

/// Notes it.
pub(crate) fn save_last_seq(tx: &Tx, device: DeviceId, seq: Seq) -> Result<(), Fault> {
    tx.put(META, &seq_key(device), &seq.0.to_string())
}

fn seq_key(device: DeviceId) -> wasm_bindgen::JsValue {
    format!("seq {device}").into()
}

/// Counts on after the highest number known here or there; returns by how many the server was ahead.
async fn count_on(tx: &Tx, device: DeviceId, there: Seq) -> Result<u64, Fault> {
    let here = last_seq(tx, device).await?;
    if there > here {
        save_last_seq(tx, device, there)?;
    }
    Ok(there.0.saturating_sub(here.0))
}
