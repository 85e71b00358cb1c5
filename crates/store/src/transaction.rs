//! Transactions that keep their word.
//!
//! A transaction is run by a closure that awaits nothing but this transaction (P25). Its result is given out only
//! when the browser has said `complete`; an error of the closure, and being dropped half-way, abort it (P26).

use core::cell::Cell;
use core::future::poll_fn;
use core::pin::{Pin, pin};
use core::task::Poll;
use std::rc::Rc;

use js_sys::{Array, Function, Object, Reflect};
use rollcall_core::table::Table;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, IdbObjectStore, IdbRequest, IdbTransaction};

use crate::error::{Fault, StoreError, corrupt};
use crate::handle::Handle;
use crate::wait::{Signal, within};

/// How long a transaction may take until it is aborted (P7).
const DONE_WITHIN: u32 = 10_000;

/// What a transaction may do.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    Read,
    /// With `strict` durability: complete means on the disk.
    Write,
}

/// What a transaction does. Erased, and with the result put aside: the code around it is there once, and not once
/// for every method, which would come to half of the app's size.
pub(crate) type Body<'a> = dyn Fn(Rc<Tx>) -> BodyFuture<'a> + 'a;

/// One run of a [`Body`].
pub(crate) type BodyFuture<'a> = Pin<Box<dyn Future<Output = Result<(), Fault>> + 'a>>;

/// Runs one transaction over `stores`.
pub(crate) async fn run(
    handle: &Handle,
    stores: &[&str],
    mode: Mode,
    body: &Body<'_>,
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
pub(crate) struct Tx {
    raw: IdbTransaction,
    end: Signal<Result<(), Fault>>,
    ended: Cell<bool>,
    mode: Mode,
    _on_complete: Closure<dyn FnMut(Event)>,
    _on_abort: Closure<dyn FnMut(Event)>,
}

impl Tx {
    fn begin(handle: &Handle, stores: &[&str], mode: Mode) -> Result<Self, Fault> {
        let raw = begin(handle, stores, mode)?;
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
                    Some(error) => error.into(),
                    None => Fault::Lost("aborted by the browser".into()),
                };
                let _ = end.tell(Err(fault));
            })
        };
        raw.set_oncomplete(Some(on_complete.as_ref().unchecked_ref()));
        raw.set_onabort(Some(on_abort.as_ref().unchecked_ref()));
        Ok(Self {
            raw,
            end,
            ended: Cell::new(false),
            mode,
            _on_complete: on_complete,
            _on_abort: on_abort,
        })
    }

    /// Aborts; false where it is too late for that.
    fn abort(&self) -> bool {
        self.raw.abort().is_ok()
    }

    /// Writes a record, over another where there is one. How it ended shows in how the transaction ends.
    pub(crate) fn put(&self, store: &str, key: &JsValue, text: &str) -> Result<(), Fault> {
        self.store(store)?.put_with_key(&text.into(), key)?;
        Ok(())
    }

    /// Writes a new record: where the key is taken the whole transaction fails.
    pub(crate) fn add(&self, store: &str, key: &JsValue, text: &str) -> Result<(), Fault> {
        self.store(store)?.add_with_key(&text.into(), key)?;
        Ok(())
    }

    /// Deletes the record of a key, or all of a range.
    pub(crate) fn delete(&self, store: &str, keys: &JsValue) -> Result<(), Fault> {
        self.store(store)?.delete(keys)?;
        Ok(())
    }

    /// Deletes all records.
    pub(crate) fn clear(&self, store: &str) -> Result<(), Fault> {
        self.store(store)?.clear()?;
        Ok(())
    }

    /// The record of a key.
    pub(crate) async fn get(&self, store: &str, key: &JsValue) -> Result<Option<String>, Fault> {
        let request = self.store(store)?.get(key)?;
        let value = self.answer(request).await?;
        if value.is_undefined() {
            return Ok(None);
        }
        value.as_string().map(Some).ok_or_else(|| corrupt(store))
    }

    /// How many records there are.
    pub(crate) async fn count(&self, store: &str) -> Result<u32, Fault> {
        let request = self.store(store)?.count()?;
        let count = self.answer(request).await?.as_f64().unwrap_or_default();
        Ok(count as u32)
    }

    /// The records in a range of keys (`undefined`: all), in the order of their keys, at most so many.
    pub(crate) async fn all(
        &self,
        store: &str,
        range: &JsValue,
        limit: u32,
    ) -> Result<Vec<(JsValue, String)>, Fault> {
        let from = self.store(store)?;
        let keys = from.get_all_keys_with_key_and_limit(range, limit)?;
        let values = from.get_all_with_key_and_limit(range, limit)?;
        let (keys, values) = (self.answer(keys), self.answer(values));
        let keys: Array = keys.await?.unchecked_into();
        let values: Array = values.await?.unchecked_into();
        let mut records = Vec::new();
        for (key, value) in keys.iter().zip(values.iter()) {
            let text = value.as_string().ok_or_else(|| corrupt(store))?;
            records.push((key, text));
        }
        Ok(records)
    }

    /// All records of a store by their keys.
    pub(crate) async fn map<K: Ord, V>(
        &self,
        store: &str,
        limit: u32,
        key: fn(&JsValue) -> Result<K, Fault>,
        value: fn(String) -> Result<V, Fault>,
    ) -> Result<Table<K, V>, Fault> {
        let mut map = Table::default();
        for (k, text) in self.all(store, &JsValue::UNDEFINED, limit).await? {
            map.insert(key(&k)?, value(text)?);
        }
        Ok(map)
    }

    fn store(&self, name: &str) -> Result<IdbObjectStore, Fault> {
        Ok(self.raw.object_store(name)?)
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
            match request.error()? {
                None => Ok(request.result()?),
                // The transaction fell for another reason, which its end tells.
                Some(error) if error.name() == "AbortError" => match self.end.wait().await {
                    Err(fault) => Err(fault),
                    Ok(()) => Err(error.into()),
                },
                Some(error) => Err(error.into()),
            }
        }
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
