//! What the browser throws, by the names of rollcall-device.

use rollcall_device::{Fault, StoreError};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::DomException;

/// What was thrown.
pub(crate) fn thrown(value: JsValue) -> Fault {
    match value.dyn_into::<DomException>() {
        Ok(exception) => failed(&exception),
        Err(other) => Fault::Failed(StoreError::NotSaved {
            cause: format!("{other:?}"),
        }),
    }
}

/// What a request or a transaction ended with.
pub(crate) fn failed(exception: &DomException) -> Fault {
    let (name, cause) = (exception.name(), exception.message());
    let cause = format!("{name}: {cause}");
    match name.as_str() {
        // The handle was closed underneath (P28), or WebKit lost its database process (P3).
        "InvalidStateError" | "UnknownError" | "AbortError" => Fault::Lost(cause),
        "QuotaExceededError" => Fault::Failed(StoreError::Quota),
        "VersionError" => Fault::Failed(StoreError::Newer),
        _ => Fault::Failed(StoreError::NotSaved { cause }),
    }
}
