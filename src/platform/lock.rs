//! Web Locks, where the browser has them: of several tabs one exchanges at a time. A comfort, not a promise (P9).

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// What became of asking for a lock.
pub enum Lock {
    /// Held until this is dropped.
    Held(Release),
    /// Another tab holds it.
    Elsewhere,
    /// This browser has no locks.
    Unknown,
}

/// Lets go when dropped.
pub struct Release(Function);

impl Drop for Release {
    fn drop(&mut self) {
        let _ = self.0.call0(&JsValue::UNDEFINED);
    }
}

/// Takes the lock of this name if nobody has it.
pub async fn try_hold(name: &str) -> Lock {
    ask(name).await.unwrap_or(Lock::Unknown)
}

async fn ask(name: &str) -> Result<Lock, JsValue> {
    let navigator = Reflect::get(&js_sys::global(), &"navigator".into())?;
    let locks = Reflect::get(&navigator, &"locks".into())?;
    let request: Function = Reflect::get(&locks, &"request".into())?.dyn_into()?;
    let options = Object::new();
    Reflect::set(&options, &"ifAvailable".into(), &JsValue::TRUE)?;
    // The lock is held until the promise that its callback returns is settled.
    let mut release = None;
    let held = Promise::new(&mut |resolve, _| release = Some(resolve));
    let mut call_back = None;
    let granted = Promise::new(&mut |resolve, reject| {
        let held = held.clone();
        let on_lock = Closure::once_into_js(move |lock: JsValue| -> JsValue {
            let here = JsValue::from_bool(!lock.is_null());
            let _ = resolve.call1(&JsValue::UNDEFINED, &here);
            held.into()
        });
        call_back = Some((on_lock, reject));
    });
    let (Some((on_lock, reject)), Some(release)) = (call_back, release) else {
        return Ok(Lock::Unknown);
    };
    let release = Release(release);
    let asked: Promise = request
        .call3(&locks, &name.into(), &options, &on_lock)?
        .dyn_into()?;
    // A refusal of the browser's settles the wait as well.
    let refused = Closure::once_into_js(move |error: JsValue| {
        let _ = reject.call1(&JsValue::UNDEFINED, &error);
    });
    let catch: Function = Reflect::get(&asked, &"catch".into())?.dyn_into()?;
    catch.call1(&asked, &refused)?;
    if JsFuture::from(granted).await?.is_truthy() {
        Ok(Lock::Held(release))
    } else {
        Ok(Lock::Elsewhere)
    }
}
