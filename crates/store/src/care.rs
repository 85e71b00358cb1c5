//! Looking after the storage: does it hold, may it stay, can it go.

use js_sys::{Math, Reflect, global};
use rollcall_core::marks::RawOp;
use serde::Serialize;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::StorageManager;

use crate::Store;
use crate::append::{Refused, outbox, quarantine};
use crate::error::StoreError;
use crate::identity::{Identity, identity};
use crate::schema::{META, OUTBOX, QUARANTINE, STORES};

/// What a rescue file has.
#[derive(Serialize)]
struct Rescue {
    rollcall_rescue: u8,
    device: Option<Identity>,
    outbox: Vec<RawOp>,
    quarantine: Vec<Refused>,
}

impl Store {
    /// Writes, reads back and deletes: a browser that cannot keep data says so at the start (P8).
    ///
    /// # Errors
    /// See [`StoreError`]: nothing can be saved here.
    pub async fn probe(&self) -> Result<(), StoreError> {
        // Of its own name: another tab may be probing.
        let key = JsValue::from(format!("probe {}", (Math::random() * 1e9) as u32));
        self.write(&[META], async |tx| tx.put(META, &key, "1"))
            .await?;
        let found = self
            .read(&[META], async |tx| tx.get(META, &key).await)
            .await?;
        self.write(&[META], async |tx| tx.delete(META, &key))
            .await?;
        match found.as_deref() {
            Some("1") => Ok(()),
            _ => Err(StoreError::Unavailable {
                cause: "what was written is not there".into(),
            }),
        }
    }

    /// Asks the browser to keep the storage when space runs short; whether it will. It does not stop iOS from
    /// erasing it after a week without use (P1).
    pub async fn persist(&self) -> bool {
        ask_to_persist().await.unwrap_or(false)
    }

    /// Empties the database.
    ///
    /// # Errors
    /// [`StoreError::Pending`] while ops are unsent (P10), and see [`StoreError`].
    pub async fn clear(&self) -> Result<(), StoreError> {
        self.write(&STORES, async |tx| {
            match tx.count(OUTBOX).await? {
                0 => STORES.iter().try_for_each(|store| tx.clear(store)),
                // Counted inside the transaction: a tap in another tab is not overlooked.
                unsent => Err(StoreError::Pending(unsent).into()),
            }
        })
        .await?;
        self.0.news.tell(None);
        Ok(())
    }

    /// The rescue file: everything that is on this phone alone, as JSON.
    ///
    /// # Errors
    /// See [`StoreError`].
    pub async fn rescue(&self) -> Result<String, StoreError> {
        self.read(&[META, OUTBOX, QUARANTINE], async |tx| {
            let rescue = Rescue {
                rollcall_rescue: 1,
                device: identity(tx).await?,
                outbox: outbox(tx, u32::MAX).await?.into_values().collect(),
                quarantine: quarantine(tx).await?.into_values().collect(),
            };
            Ok(serde_json::to_string(&rescue)?)
        })
        .await
    }
}

/// The page or worker may have no `navigator.storage`: plain http, old browsers.
async fn ask_to_persist() -> Result<bool, JsValue> {
    let navigator = Reflect::get(&global(), &"navigator".into())?;
    let storage = Reflect::get(&navigator, &"storage".into())?;
    let storage: StorageManager = storage.dyn_into()?;
    if JsFuture::from(storage.persisted()?).await?.is_truthy() {
        return Ok(true);
    }
    Ok(JsFuture::from(storage.persist()?).await?.is_truthy())
}
