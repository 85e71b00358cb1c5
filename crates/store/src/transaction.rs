//! Transactions that keep their word.
//!
//! A transaction is run by a closure that awaits nothing but this transaction (P25). Its result is given out only
//! when the browser has said `complete`; an error of the closure, and being dropped half-way, abort it (P26).

use core::cell::Cell;
use core::future::poll_fn;
use core::pin::pin;
use core::task::Poll;
use std::rc::Rc;

use gloo::events::EventListener;
use js_sys::{Array, Function, Object, Reflect};
use rollcall_device::storage::{Body, Key, Keys, Mode, Transaction};
use rollcall_device::{Fault, StoreError, corrupt};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, IdbObjectStore, IdbRequest, IdbTransaction};

use crate::error::{failed, thrown};
use crate::handle::Handle;
use crate::keys;
use crate::wait::{Signal, within};

/// How long a transaction may take until it is aborted (P7).
const DONE_WITHIN: u32 = 10_000;

/// Runs one transaction over `stores`.
pub(crate) async fn run(
    handle: &Handle,
    stores: &[&str],
    mode: Mode,
    body: &Body<'_, Tx>,
) -> Result<(), Fault> {
    let tx = Rc::new(Tx::begin(handle, stores, mode)?);
    let mut work = pin!(async {
        let result = body(Rc::clone(&tx)).await;
        match (&result, mode) {
            (Ok(_), Mode::Write) => tx.end.wait().await.and(result),
            (Ok(_), Mode::Read) => result,
            // Nothing of it stays. Where it had fallen before, its end knows the reason better.
            (Err(_), _) => match (tx.abort(), tx.end.take()) {
                (false, Some(Err(fault))) => Err(fault),
                _ => result,
            },
        }
    });
    if let Some(result) = within(DONE_WITHIN, work.as_mut()).await {
        tx.ended.set(true);
        return result;
    }
    if tx.abort() {
        return Err(StoreError::Timeout.into());
    }
    // Too late to abort: it is committing, or done. Only its end can tell.
    match within(DONE_WITHIN, work).await {
        Some(result) => result,
        None => Err(StoreError::Unheard.into()),
    }
}

/// A transaction under way.
pub struct Tx {
    raw: IdbTransaction,
    end: Signal<Result<(), Fault>>,
    ended: Cell<bool>,
    mode: Mode,
    _on_complete: Closure<dyn FnMut(Event)>,
    _on_abort: Closure<dyn FnMut(Event)>,
    _on_leave: Option<EventListener>,
}

impl Tx {
    fn begin(handle: &Handle, stores: &[&str], mode: Mode) -> Result<Self, Fault> {
        let raw = begin(handle, stores, mode).map_err(thrown)?;
        let end = Signal::new();
        let on_complete = {
            let end = end.teller();
            Closure::new(move |_: Event| {
                let _ = end.tell(Ok(()));
            })
        };
        let on_abort = {
            let (end, raw) = (end.teller(), raw.clone());
            Closure::new(move |_: Event| {
                let fault = match raw.error() {
                    Some(error) => failed(&error),
                    None => Fault::Lost("aborted by the browser".into()),
                };
                let _ = end.tell(Err(fault));
            })
        };
        // WebKit keeps a page that is left as it is, and a transaction in it for ever: all later pages would wait.
        let on_leave = web_sys::window().map(|window| {
            let raw = raw.clone();
            EventListener::new(&window, "pagehide", move |event| {
                let kept = Reflect::get(event, &"persisted".into());
                if kept.is_ok_and(|kept| kept.is_truthy()) {
                    // Should the page come back, this attempt is lost and the next one writes.
                    let _ = raw.abort();
                }
            })
        });
        raw.set_oncomplete(Some(on_complete.as_ref().unchecked_ref()));
        raw.set_onabort(Some(on_abort.as_ref().unchecked_ref()));
        Ok(Self {
            raw,
            end,
            ended: Cell::new(false),
            mode,
            _on_complete: on_complete,
            _on_abort: on_abort,
            _on_leave: on_leave,
        })
    }

    /// Aborts; false where it is too late for that.
    fn abort(&self) -> bool {
        self.raw.abort().is_ok()
    }

    fn store(&self, name: &str) -> Result<IdbObjectStore, Fault> {
        self.raw.object_store(name).map_err(thrown)
    }

    /// Waits for a request's result. At quota some requests never settle and only the transaction ends (P7):
    /// whichever comes first counts. The handlers are in place when this returns, before the first await.
    fn answer(&self, request: IdbRequest) -> impl Future<Output = Result<JsValue, Fault>> {
        let settled = Signal::new();
        let teller = settled.teller();
        let on_settled = Closure::<dyn FnMut(Event)>::new(move |_: Event| {
            let _ = teller.tell(());
        });
        let handler = on_settled.as_ref().unchecked_ref();
        request.set_onsuccess(Some(handler));
        request.set_onerror(Some(handler));
        let request = Asked {
            request,
            _on_settled: on_settled,
        };
        async move {
            poll_fn(|cx| match settled.poll(cx) {
                Poll::Ready(()) => Poll::Ready(Ok(())),
                Poll::Pending => match self.end.poll(cx) {
                    Poll::Ready(Err(fault)) => Poll::Ready(Err(fault)),
                    // A transaction completes after all its requests, so this one has settled, too.
                    Poll::Ready(Ok(())) | Poll::Pending => Poll::Pending,
                },
            })
            .await?;
            let request = &request.request;
            match request.error().map_err(thrown)? {
                None => request.result().map_err(thrown),
                // The transaction fell for another reason, which its end tells.
                Some(error) if error.name() == "AbortError" => match self.end.wait().await {
                    Err(fault) => Err(fault),
                    Ok(()) => Err(failed(&error)),
                },
                Some(error) => Err(failed(&error)),
            }
        }
    }
}

impl Transaction for Tx {
    fn put(&self, store: &str, key: &Key, text: &str) -> Result<(), Fault> {
        let request = self
            .store(store)?
            .put_with_key(&text.into(), &keys::to_js(key));
        request.map(drop).map_err(thrown)
    }

    fn add(&self, store: &str, key: &Key, text: &str) -> Result<(), Fault> {
        let request = self
            .store(store)?
            .add_with_key(&text.into(), &keys::to_js(key));
        request.map(drop).map_err(thrown)
    }

    fn delete(&self, store: &str, keys: &Keys) -> Result<(), Fault> {
        let from = self.store(store)?;
        let request = match keys {
            Keys::All => from.clear(),
            some => from.delete(&keys::range(some)?),
        };
        request.map(drop).map_err(thrown)
    }

    async fn get(&self, store: &str, key: &Key) -> Result<Option<String>, Fault> {
        let request = self.store(store)?.get(&keys::to_js(key)).map_err(thrown)?;
        let value = self.answer(request).await?;
        if value.is_undefined() {
            return Ok(None);
        }
        value.as_string().map(Some).ok_or_else(|| corrupt(store))
    }

    async fn count(&self, store: &str) -> Result<u32, Fault> {
        let request = self.store(store)?.count().map_err(thrown)?;
        let count = self.answer(request).await?.as_f64().unwrap_or_default();
        Ok(count as u32)
    }

    async fn all(&self, store: &str, keys: &Keys, limit: u32) -> Result<Vec<(Key, String)>, Fault> {
        let (from, range) = (self.store(store)?, keys::range(keys)?);
        let found = from
            .get_all_keys_with_key_and_limit(&range, limit)
            .map_err(thrown)?;
        let values = from
            .get_all_with_key_and_limit(&range, limit)
            .map_err(thrown)?;
        let (found, values) = (self.answer(found), self.answer(values));
        let found: Array = found.await?.unchecked_into();
        let values: Array = values.await?.unchecked_into();
        let mut records = Vec::new();
        for (key, value) in found.iter().zip(values.iter()) {
            let text = value.as_string().ok_or_else(|| corrupt(store))?;
            records.push((keys::from_js(&key)?, text));
        }
        Ok(records)
    }
}

impl Drop for Tx {
    fn drop(&mut self) {
        self.raw.set_oncomplete(None);
        self.raw.set_onabort(None);
        if self.mode == Mode::Write && !self.ended.get() {
            self.abort();
        }
    }
}

/// A request whose handlers go with it.
struct Asked {
    request: IdbRequest,
    _on_settled: Closure<dyn FnMut(Event)>,
}

impl Drop for Asked {
    fn drop(&mut self) {
        self.request.set_onsuccess(None);
        self.request.set_onerror(None);
    }
}

/// `db.transaction(stores, mode, {durability: "strict"})`. web-sys has the third argument only behind
/// `--cfg web_sys_unstable_apis`, which every build of the workspace would have to carry; a browser that does not
/// know it ignores it.
fn begin(handle: &Handle, stores: &[&str], mode: Mode) -> Result<IdbTransaction, JsValue> {
    let stores: Array = stores.iter().map(|name| JsValue::from_str(name)).collect();
    let (mode, durability) = match mode {
        Mode::Read => ("readonly", "default"),
        Mode::Write => ("readwrite", "strict"),
    };
    let options = Object::new();
    Reflect::set(&options, &"durability".into(), &durability.into())?;
    let raw = handle.raw();
    let begin: Function = Reflect::get(raw, &"transaction".into())?.dyn_into()?;
    let tx = begin.call3(raw, &stores, &mode.into(), &options)?;
    Ok(tx.unchecked_into())
}
