//! The object stores. Keys are out of line, values are JSON text.
//!
//! rexie carries out every creation and upgrade. It deletes each store that a version does not name, with all
//! that is in it (P27): **every version names every store**, and a store is never taken out of [`STORES`].

use rexie::{ObjectStore, Rexie};
use rollcall_device::StoreError;
use rollcall_device::storage::STORES;
use wasm_bindgen_futures::spawn_local;

use crate::wait::{Signal, within};

/// The version this app reads and writes. Versions count in tens, so that a test can put something older beneath
/// the first one, and something newer between two.
pub(crate) const VERSION: u32 = 10;

/// Brings the database to [`VERSION`] and lets go of it.
///
/// A build that outlasts our patience is not dropped but closed whenever it ends: a forgotten connection would
/// block every later upgrade (P6).
pub(crate) async fn upgrade(name: &str, patience: u32) -> Result<(), StoreError> {
    let build = STORES
        .iter()
        .fold(Rexie::builder(name).version(VERSION), |builder, store| {
            builder.add_object_store(ObjectStore::new(store))
        })
        .build();
    let done = Signal::new();
    let teller = done.teller();
    spawn_local(async move {
        let closed = build.await.map(Rexie::close);
        // Nobody waits any more: there is nothing left to do.
        let _ = teller.tell(closed);
    });
    match within(patience, done.wait()).await {
        None => Err(StoreError::Timeout),
        Some(Ok(())) => Ok(()),
        // What rexie can say of it is a tenth of the store's size in the bundle; and whatever it is, the advice is the
        // same: an ordinary window, free space.
        Some(Err(_)) => Err(StoreError::Unavailable {
            cause: "the database cannot be made".into(),
        }),
    }
}
