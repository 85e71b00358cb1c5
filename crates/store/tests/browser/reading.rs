//! Reading back, rescue, clearing.

use rollcall_core::ids::Epoch;
use rollcall_core::marks::{Mark, RawOp, ServerNo};
use rollcall_core::sync::Change;
use rollcall_store::{Store, StoreError};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::engine::Engine;
use crate::fixture::{
    CLASS, EPOCH, ME, OTHER, draft, everything, foreign, joined, keep, log, sheet, unsent,
};
use crate::meddle::{ask_to_stay, now};

#[wasm_bindgen_test]
async fn i12_fields_that_this_version_does_not_know_survive_the_way_through_the_store() {
    let store = joined("unknown-fields").await;
    let text = foreign(ME, 1)
        .text()
        .replace(r#""code_ready":true"#, r#""robe_size":{"cm":172.50}"#)
        .replace(r#""at""#, r#""mood":"好",  "at""#);
    let raw = RawOp::from_text(text.clone()).unwrap();
    store.apply(EPOCH, vec![keep(1, &raw)]).await.unwrap();
    assert_eq!(
        store.class_log(CLASS).await.unwrap().ops[0].0.mark,
        Mark::Unknown
    );
    // Own, and back in the outbox by a new epoch: byte by byte the same.
    let epoch = vec![Change::NewEpoch(Epoch(2))];
    store.apply(EPOCH, epoch).await.unwrap();
    assert_eq!(store.outbox(1).await.unwrap()[0].text(), text);
    assert!(store.rescue().await.unwrap().contains(&text));
}

#[wasm_bindgen_test]
async fn i12_an_op_without_a_readable_identity_is_kept_by_its_number() {
    let store = joined("no-identity").await;
    let change = Change::Keep {
        class: CLASS,
        id: None,
        no: ServerNo(1),
        op: RawOp::from_text("{}".into()).unwrap(),
    };
    let changes = vec![change, keep(2, &foreign(OTHER, 1))];
    store.apply(EPOCH, changes).await.unwrap();
    assert_eq!(log(&store).await, [(OTHER, 1, Some(2))]);
}

#[wasm_bindgen_test]
async fn p10_clearing_is_refused_while_ops_are_unsent() {
    let store = joined("clear").await;
    let said = store.append(vec![draft(1)]).await.unwrap();
    let before = everything(&store).await;
    assert_eq!(store.clear().await, Err(StoreError::Pending(1)));
    assert_eq!(everything(&store).await, before);
    let sent = keep(1, &said[0].to_raw().unwrap());
    store.apply(EPOCH, vec![sent]).await.unwrap();
    store.clear().await.unwrap();
    assert_eq!(store.identity().await.unwrap(), None);
    assert!(store.logs().await.unwrap().is_empty());
}

#[wasm_bindgen_test]
async fn the_ops_of_a_class_come_in_the_servers_order_beyond_ten() {
    let store = joined("order").await;
    let changes = [12, 2, 30, 1, 11]
        .map(|no| keep(no, &foreign(OTHER, no)))
        .to_vec();
    store.apply(EPOCH, changes).await.unwrap();
    let order: Vec<u64> = log(&store).await.iter().map(|op| op.1).collect();
    assert_eq!(order, [1, 2, 11, 12, 30]);
}

#[wasm_bindgen_test]
async fn p8_a_probe_leaves_nothing_and_a_note_stays() {
    let store = Store::open("probe").await.unwrap();
    store.probe().await.unwrap();
    assert_eq!(store.note("link").await.unwrap(), None);
    store.keep_note("link", "/join#秘密").await.unwrap();
    drop(store);
    let store = Store::open("probe").await.unwrap();
    let note = store.note("link").await.unwrap();
    assert_eq!(note.as_deref(), Some("/join#秘密"));
}

/// Firefox shows a question and says nothing until a person has answered it, which here nobody does: so nothing may
/// wait for that word.
#[wasm_bindgen_test]
async fn p1_who_says_whether_the_storage_may_stay_is_another_in_each_engine() {
    let store = joined("stay").await;
    let asking = store.clone();
    wasm_bindgen_futures::spawn_local(async move {
        asking.persist().await;
    });
    store.append(vec![draft(1)]).await.unwrap();
    let told = ask_to_stay().await.as_string().unwrap();
    store.append(vec![draft(2)]).await.unwrap();
    assert_eq!(unsent(&store).await, [1, 2]);
    match Engine::here() {
        Engine::Chromium => assert!(told == "yes" || told == "no", "{told}"),
        Engine::Firefox => assert_eq!(told, "asks a person"),
        Engine::WebKit => assert_eq!(told, "cannot be asked"),
    }
}

#[wasm_bindgen_test]
async fn opening_twice_keeps_everything() {
    let store = joined("again").await;
    store.append(vec![draft(1)]).await.unwrap();
    let change = Change::Sheet(Box::new(sheet(CLASS, 1)));
    store.apply(EPOCH, vec![change]).await.unwrap();
    let before = everything(&store).await;
    let second = Store::open("again").await.unwrap();
    assert_eq!(everything(&second).await, before);
    assert_eq!(unsent(&second).await, [1]);
}

/// Prints, beside what it checks, what a mark and a cold start cost here (`-- --nocapture`).
#[wasm_bindgen_test]
async fn a_counsellors_two_thousand_ops_are_read_back_whole() {
    let store = joined("figures").await;
    let mut marks = Vec::new();
    for at in 0..300 {
        let start = now();
        store.append(vec![draft(at)]).await.unwrap();
        marks.push(now() - start);
    }
    marks.sort_by(f64::total_cmp);
    let changes = (1..=2000).map(|no| keep(no, &foreign(OTHER, no))).collect();
    let start = now();
    store.apply(EPOCH, changes).await.unwrap();
    let applied = now() - start;
    drop(store);
    let start = now();
    let store = Store::open("figures").await.unwrap();
    let opened = now() - start;
    let logs = store.logs().await.unwrap();
    let read = now() - start - opened;
    let ops: usize = logs.iter().map(|log| log.ops.len()).sum();
    assert_eq!(ops, 2300);
    wasm_bindgen_test::console_log!(
        "mark p50 {:.1} p95 {:.1} p99 {:.1} ms; 2000 ops applied {applied:.0} ms; open {opened:.1} ms; {ops} ops read {read:.0} ms",
        marks[150],
        marks[285],
        marks[297]
    );
}
