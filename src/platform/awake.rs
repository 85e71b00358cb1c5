//! The screen stays on while a page asks for it, where the browser can do that (Screen Wake Lock). A comfort: it fails
//! quietly, and the phone's own lock does no harm to what is saved.

use std::cell::{Cell, RefCell};

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

thread_local! {
    static WANTED: Cell<bool> = const { Cell::new(false) };
    static ASKING: Cell<bool> = const { Cell::new(false) };
    static HELD: RefCell<Option<JsValue>> = const { RefCell::new(None) };
}

/// Keeps the screen on from now on, or no longer. To be said again from time to time: the browser lets go whenever the
/// page is out of sight.
pub fn stay_awake(wanted: bool) {
    WANTED.set(wanted);
    if !wanted {
        if let Some(lock) = HELD.take() {
            let _ = release(&lock);
        }
    } else if !is_held() && !ASKING.replace(true) {
        spawn_local(async {
            // Without a word: a battery that is low, or a browser that knows no such thing.
            let _ = ask().await;
            ASKING.set(false);
        });
    }
}

/// The page is in sight again: what it wanted, it wants still.
pub fn again() {
    stay_awake(WANTED.get());
}

fn is_held() -> bool {
    HELD.with_borrow(|held| {
        held.as_ref().is_some_and(|lock| {
            Reflect::get(lock, &"released".into()).is_ok_and(|released| !released.is_truthy())
        })
    })
}

async fn ask() -> Result<(), JsValue> {
    let navigator = Reflect::get(&js_sys::global(), &"navigator".into())?;
    let locks = Reflect::get(&navigator, &"wakeLock".into())?;
    let request: Function = Reflect::get(&locks, &"request".into())?.dyn_into()?;
    let asked: Promise = request.call1(&locks, &"screen".into())?.dyn_into()?;
    let lock = JsFuture::from(asked).await?;
    if WANTED.get() {
        HELD.set(Some(lock));
        return Ok(());
    }
    release(&lock)
}

fn release(lock: &JsValue) -> Result<(), JsValue> {
    let release: Function = Reflect::get(lock, &"release".into())?.dyn_into()?;
    release.call0(lock).map(drop)
}
