//! Looking after the storage: does it hold, may it stay.

use js_sys::{Math, Reflect, global};
use rollcall_device::StoreError;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::StorageManager;

use crate::Store;
use crate::wait::within;

/// How long an answer about persistence may take, in milliseconds.
const PERSIST_WITHIN: u32 = 5_000;

impl Store {
    /// Writes, reads back and deletes: a browser that cannot keep data says so at the start (P8).
    ///
    /// # Errors
    /// See [`StoreError`]: nothing can be saved here.
    pub async fn probe(&self) -> Result<(), StoreError> {
        (**self).probe((Math::random() * 1e9) as u32).await
    }

    /// Asks the browser to keep the storage when space runs short; whether it will. It does not stop iOS from
    /// erasing it after a week without use (P1). Firefox asks a person and is silent until somebody answers: whoever
    /// waits for this waits [`PERSIST_WITHIN`] at most.
    pub async fn persist(&self) -> bool {
        let asked = within(PERSIST_WITHIN, ask_to_persist()).await;
        asked.and_then(Result::ok).unwrap_or(false)
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
