//! Keys of the stores, to and from JavaScript.

use js_sys::Array;
use rollcall_core::ids::{ClassId, DeviceId, Seq};
use rollcall_core::marks::{OpId, ServerNo};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::IdbKeyRange;

use crate::error::{Fault, corrupt};

/// Key of an op in outbox and quarantine: a device's ops lie together, in the order of their numbers.
pub(crate) fn of_op(id: OpId) -> JsValue {
    pair(&id.device.to_string(), id.seq.0)
}

/// Key of an answered op: a class's ops lie together, in the server's order.
pub(crate) fn of_no(class: ClassId, no: ServerNo) -> JsValue {
    pair(&class.to_string(), no.0)
}

/// Key of a class's own record.
pub(crate) fn of_class(class: ClassId) -> JsValue {
    class.to_string().into()
}

/// All keys of a class's answered ops: an array sorts after every number.
pub(crate) fn all_of(class: ClassId) -> Result<JsValue, Fault> {
    let class = of_class(class);
    let last = Array::of2(&class, &Array::new());
    let range = IdbKeyRange::bound(&Array::of1(&class), &last)?;
    Ok(range.into())
}

/// Reads [`of_op`] back.
pub(crate) fn to_op(key: &JsValue) -> Result<OpId, Fault> {
    let (device, seq) = unpair(key)?;
    let device: DeviceId = device.parse().map_err(corrupt)?;
    Ok(OpId {
        device,
        seq: Seq(seq),
    })
}

/// Reads [`of_no`] back.
pub(crate) fn to_no(key: &JsValue) -> Result<(ClassId, ServerNo), Fault> {
    let (class, no) = unpair(key)?;
    Ok((class.parse().map_err(corrupt)?, ServerNo(no)))
}

/// Reads [`of_class`] back.
pub(crate) fn to_class(key: &JsValue) -> Result<ClassId, Fault> {
    let text = key.as_string().unwrap_or_default();
    text.parse().map_err(corrupt)
}

// JavaScript's numbers count exactly up to 2^53.
fn pair(text: &str, number: u64) -> JsValue {
    Array::of2(&text.into(), &JsValue::from_f64(number as f64)).into()
}

fn unpair(key: &JsValue) -> Result<(String, u64), Fault> {
    let parts = key.dyn_ref::<Array>().ok_or_else(|| corrupt("key"))?;
    match (parts.get(0).as_string(), parts.get(1).as_f64()) {
        (Some(text), Some(number)) => Ok((text, number as u64)),
        _ => Err(corrupt("key")),
    }
}
