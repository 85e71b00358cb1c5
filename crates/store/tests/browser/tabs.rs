//! Other tabs, and newer schemas in them.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use rexie::{ObjectStore, Rexie, TransactionMode};
use rollcall_core::sync::Change;
use rollcall_store::{Store, StoreError};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fixture::{CLASS, EPOCH, draft, joined, keep};
use crate::meddle::{delay, hurry, let_go, relax, slow_upgrade};

const STORES: [&str; 6] = ["meta", "sheets", "ops", "outbox", "quarantine", "cursors"];

async fn other_version(name: &str, version: u32, stores: &[&str]) -> Rexie {
    stores
        .iter()
        .fold(Rexie::builder(name).version(version), |builder, store| {
            builder.add_object_store(ObjectStore::new(store))
        })
        .build()
        .await
        .unwrap()
}

#[wasm_bindgen_test]
async fn p6_a_newer_app_in_another_tab_is_not_blocked_by_this_one() {
    let store = joined("newer").await;
    store.append(vec![draft(1)]).await.unwrap();
    let told = Rc::new(Cell::new(0));
    store.on_closed({
        let told = Rc::clone(&told);
        move || told.set(told.get() + 1)
    });
    let newer = other_version("newer", 20, &STORES).await;
    assert_eq!(told.get(), 1);
    // This page cannot save any more, and says why (P28).
    assert_eq!(store.append(vec![draft(2)]).await, Err(StoreError::Newer));
    assert_eq!(store.pending().await, Err(StoreError::Newer));
    assert!(matches!(Store::open("newer").await, Err(StoreError::Newer)));
    let tx = newer
        .transaction(&["outbox"], TransactionMode::ReadOnly)
        .unwrap();
    let kept = tx.store("outbox").unwrap().count(None).await.unwrap();
    assert_eq!(kept, 1, "and what was saved is there for the newer app");
    newer.close();
}

#[wasm_bindgen_test]
async fn p6_an_open_that_comes_too_late_is_closed_and_blocks_nobody() {
    let stores = STORES.map(String::from).to_vec();
    slow_upgrade("late", 10, stores).await;
    hurry();
    let late = Store::open("late").await;
    assert!(matches!(late, Err(StoreError::Timeout)), "{late:?}");
    relax();
    let_go();
    // The open that was given up succeeds now; a newer app gets through all the same.
    other_version("late", 20, &STORES).await.close();
}

#[wasm_bindgen_test]
async fn another_tab_hears_of_an_append_and_of_an_answer() {
    let store = joined("news").await;
    let tab = Store::open("news").await.unwrap();
    let heard = Rc::new(RefCell::new(Vec::new()));
    tab.on_change({
        let heard = Rc::clone(&heard);
        move |class| heard.borrow_mut().push(class)
    });
    let said = store.append(vec![draft(1), draft(2)]).await.unwrap();
    let sent = keep(1, &said[0].to_raw().unwrap());
    store.apply(EPOCH, vec![sent]).await.unwrap();
    let epoch = Change::NewEpoch(rollcall_core::ids::Epoch(2));
    store.apply(EPOCH, vec![epoch]).await.unwrap();
    for _ in 0..100 {
        if heard.borrow().len() == 3 {
            break;
        }
        delay(10).await;
    }
    assert_eq!(*heard.borrow(), [Some(CLASS), Some(CLASS), None]);
}
