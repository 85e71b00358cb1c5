//! Keys of the records, to and from JavaScript.

use js_sys::Array;
use rollcall_device::storage::{Key, Keys};
use rollcall_device::{Fault, corrupt};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::IdbKeyRange;

use crate::error::thrown;

/// A text alone, or an array of a text and a number. JavaScript's numbers count exactly up to 2^53.
pub(crate) fn to_js(key: &Key) -> JsValue {
    let text = JsValue::from_str(&key.text);
    match key.number {
        None => text,
        Some(number) => Array::of2(&text, &JsValue::from_f64(number as f64)).into(),
    }
}

/// Reads [`to_js`] back.
pub(crate) fn from_js(key: &JsValue) -> Result<Key, Fault> {
    if let Some(text) = key.as_string() {
        return Ok(Key::name(text));
    }
    let parts = key.dyn_ref::<Array>().ok_or_else(|| corrupt("key"))?;
    match (parts.get(0).as_string(), parts.get(1).as_f64()) {
        (Some(text), Some(number)) => Ok(Key {
            text,
            number: Some(number as u64),
        }),
        _ => Err(corrupt("key")),
    }
}

/// A range, or `undefined` for all. An array sorts after every number.
pub(crate) fn range(keys: &Keys) -> Result<JsValue, Fault> {
    Ok(match keys {
        Keys::All => JsValue::UNDEFINED,
        Keys::One(key) => to_js(key),
        Keys::Under(text) => {
            let text = JsValue::from_str(text);
            let last = Array::of2(&text, &Array::new());
            let range = IdbKeyRange::bound(&Array::of1(&text), &last);
            range.map_err(thrown)?.into()
        }
    })
}
