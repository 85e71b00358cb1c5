//! One connection to the database.
//!
//! Beneath rexie, because rexie can neither ask for `strict` durability nor tell that an open is blocked (P28), and does not
//! lend its handle. Opening goes: ask for our version; if the browser wants an upgrade, decline it, let rexie do
//! it ([`schema::upgrade`]), ask again. So there is one handle, and on every day but the first it takes one open.

use core::cell::Cell;
use std::rc::Rc;

use js_sys::{Reflect, global};
use rollcall_device::{Fault, StoreError};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, IdbDatabase, IdbFactory, IdbOpenDbRequest};

use crate::error::{failed, thrown};
use crate::schema::{self, VERSION};
use crate::wait::{Signal, Teller, within};

/// How long an open may take.
const OPEN_WITHIN: u32 = 10_000;
/// How long another tab may go on blocking after it was asked to let go: a running transaction of its own ends
/// by then.
const BLOCKED_WITHIN: u32 = 2_000;

type Handler = Closure<dyn FnMut(Event)>;

/// An open connection; dropping it closes it, once its transactions are done.
pub struct Handle {
    raw: IdbDatabase,
    open: Rc<Cell<bool>>,
    _on_version_change: Handler,
    _on_close: Handler,
}

/// How an open went on.
enum Step {
    Open(Handle),
    Blocked,
    UpgradeWanted,
    Failed(Fault),
}

impl Handle {
    /// Opens the database, creating or upgrading it where needed. `on_closed` is called when a newer app wants
    /// to upgrade it and the connection has been closed for that (P6).
    pub(crate) async fn open(name: &str, on_closed: Rc<dyn Fn()>) -> Result<Self, StoreError> {
        let mut found = ask(name, &on_closed).await?;
        if found.is_none() {
            schema::upgrade(name, OPEN_WITHIN).await?;
            found = ask(name, &on_closed).await?;
        }
        found.ok_or_else(|| StoreError::Unavailable {
            cause: "the upgrade left no trace".into(),
        })
    }

    /// Whether the connection is still open, as far as the browser has told.
    pub(crate) fn is_open(&self) -> bool {
        self.open.get()
    }

    /// The browser's object.
    pub(crate) fn raw(&self) -> &IdbDatabase {
        &self.raw
    }

    fn watch(raw: IdbDatabase, on_closed: Rc<dyn Fn()>) -> Self {
        let open = Rc::new(Cell::new(true));
        let on_version_change = {
            let (raw, open) = (raw.clone(), Rc::clone(&open));
            Handler::new(move |_| {
                raw.close();
                if open.replace(false) {
                    on_closed();
                }
            })
        };
        let on_close = {
            let open = Rc::clone(&open);
            Handler::new(move |_| open.set(false))
        };
        raw.set_onversionchange(Some(on_version_change.as_ref().unchecked_ref()));
        raw.set_onclose(Some(on_close.as_ref().unchecked_ref()));
        Self {
            raw,
            open,
            _on_version_change: on_version_change,
            _on_close: on_close,
        }
    }
}

impl Drop for Handle {
    fn drop(&mut self) {
        self.raw.set_onversionchange(None);
        self.raw.set_onclose(None);
        self.raw.close();
    }
}

/// Asks for the database at our version: nothing when it must be upgraded first.
async fn ask(name: &str, on_closed: &Rc<dyn Fn()>) -> Result<Option<Handle>, StoreError> {
    let step = Signal::new();
    start(name, Rc::clone(on_closed), step.teller()).map_err(|it| unavailable(thrown(it)))?;
    let (mut patience, mut late) = (OPEN_WITHIN, StoreError::Timeout);
    loop {
        match within(patience, step.wait()).await {
            Some(Step::Open(handle)) => return Ok(Some(handle)),
            Some(Step::UpgradeWanted) => return Ok(None),
            Some(Step::Failed(fault)) => return Err(unavailable(fault)),
            Some(Step::Blocked) => (patience, late) = (BLOCKED_WITHIN, StoreError::Blocked),
            None => return Err(late),
        }
    }
}

/// Starts an open. Its callbacks outlive the wait for it. The connection is a [`Handle`] from its first moment, so
/// that one that nobody waits for any more is closed: it would block every later upgrade (P6).
fn start(name: &str, on_closed: Rc<dyn Fn()>, step: Teller<Step>) -> Result<(), JsValue> {
    let request = factory()?.open_with_u32(name, VERSION)?;
    let declined = Rc::new(Cell::new(false));

    let on_upgrade = {
        let (request, declined) = (request.clone(), Rc::clone(&declined));
        move |_: Event| {
            declined.set(true);
            if let Some(transaction) = request.transaction() {
                // Whether or not it can be aborted, `on_end` says how it ended.
                let _ = transaction.abort();
            }
        }
    };
    let on_blocked = {
        let step = step.clone();
        move |_: Event| {
            let _ = step.tell(Step::Blocked);
        }
    };
    let on_end = {
        let request = request.clone();
        move |event: Event| {
            // An open that fails is our affair, not an error of the page.
            event.prevent_default();
            let _ = step.tell(outcome(&request, declined.get(), on_closed));
        }
    };
    let on_end = Closure::once_into_js(on_end);
    request.set_onupgradeneeded(Some(Closure::once_into_js(on_upgrade).unchecked_ref()));
    request.set_onblocked(Some(Closure::once_into_js(on_blocked).unchecked_ref()));
    request.set_onsuccess(Some(on_end.unchecked_ref()));
    request.set_onerror(Some(on_end.unchecked_ref()));
    Ok(())
}

fn outcome(request: &IdbOpenDbRequest, declined: bool, on_closed: Rc<dyn Fn()>) -> Step {
    match request.error() {
        Ok(None) => match request.result() {
            Ok(raw) => Step::Open(Handle::watch(raw.unchecked_into(), on_closed)),
            Err(it) => Step::Failed(thrown(it)),
        },
        Ok(Some(_)) if declined => Step::UpgradeWanted,
        Ok(Some(error)) => Step::Failed(failed(&error)),
        Err(it) => Step::Failed(thrown(it)),
    }
}

/// The browser's IndexedDB, in a page or a worker. A page without storage has none (P8).
fn factory() -> Result<IdbFactory, JsValue> {
    Reflect::get(&global(), &"indexedDB".into())?.dyn_into()
}

/// An open that failed has saved nothing and lost nothing: there is no storage.
fn unavailable(fault: Fault) -> StoreError {
    match fault {
        Fault::Lost(cause) | Fault::Failed(StoreError::NotSaved { cause }) => {
            StoreError::Unavailable { cause }
        }
        Fault::Failed(error) => error,
    }
}
