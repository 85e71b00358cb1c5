//! Storage that fails: nothing is called saved that isn't, and nothing is said twice.

use rollcall_core::ids::ClassId;
use rollcall_core::sync::Change;
use rollcall_store::StoreError;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fixture::{
    CLASS, EPOCH, advance, at_most, draft, everything, joined, keep, sheet, unsent,
};
use crate::meddle::{
    close_underneath, fill_the_phone, fire_close, hold, hurry, let_go, lose_ends, never_tell, relax,
};

#[wasm_bindgen_test]
async fn p3_a_stale_handle_is_reopened_for_a_write_and_for_a_read() {
    let store = joined("stale").await;
    store.append(vec![draft(1)]).await.unwrap();
    assert!(close_underneath("stale") > 0);
    store.append(vec![draft(2)]).await.unwrap();
    close_underneath("stale");
    assert_eq!(store.pending().await.unwrap().count, 2);
    fire_close("stale");
    store.append(vec![draft(3)]).await.unwrap();
    assert_eq!(unsent(&store).await, [1, 2, 3]);
}

#[wasm_bindgen_test]
async fn p3_a_commit_that_was_reported_lost_is_not_said_twice() {
    let store = joined("unheard-once").await;
    store.append(vec![draft(1)]).await.unwrap();
    lose_ends(1);
    let said = store.append(vec![draft(2), draft(3)]).await.unwrap();
    assert_eq!(said[0].id.seq.0, 2);
    assert_eq!(unsent(&store).await, [1, 2, 3]);
    assert_eq!(store.append(vec![draft(4)]).await.unwrap()[0].id.seq.0, 4);
}

#[wasm_bindgen_test]
async fn p3_a_second_failure_is_an_error() {
    let store = joined("lost-twice").await;
    lose_ends(2);
    let failed = store.append(vec![draft(1)]).await;
    assert!(
        matches!(&failed, Err(StoreError::NotSaved { cause }) if cause.contains("server lost")),
        "{failed:?}"
    );
}

#[wasm_bindgen_test]
async fn p7_a_full_phone_is_told_by_its_name_and_nothing_is_half_saved() {
    let store = joined("full").await;
    store.append(vec![draft(1)]).await.unwrap();
    fill_the_phone(1);
    let failed = store.append(vec![draft(2), draft(3)]).await;
    assert_eq!(failed, Err(StoreError::Quota));
    assert_eq!(unsent(&store).await, [1]);
    store.append(vec![draft(2)]).await.unwrap();
    assert_eq!(unsent(&store).await, [1, 2]);
}

#[wasm_bindgen_test]
async fn p7_a_write_that_does_not_get_its_turn_is_given_up_and_leaves_nothing() {
    let store = joined("queue").await;
    hold("queue", "outbox").await;
    hurry();
    let failed = store.append(vec![draft(1)]).await;
    relax();
    let_go();
    assert_eq!(failed, Err(StoreError::Timeout));
    assert!(unsent(&store).await.is_empty());
    assert_eq!(store.append(vec![draft(2)]).await.unwrap()[0].id.seq.0, 1);
}

#[wasm_bindgen_test]
async fn p7_a_write_whose_end_is_never_told_is_neither_called_saved_nor_lost() {
    let store = joined("silence").await;
    never_tell(1);
    hurry();
    let failed = store.append(vec![draft(1)]).await;
    relax();
    assert_eq!(failed, Err(StoreError::Unheard));
    // Reading again tells.
    assert_eq!(unsent(&store).await, [1]);
}

#[wasm_bindgen_test]
async fn p26_a_write_that_is_dropped_half_way_leaves_nothing() {
    let store = joined("dropped").await;
    let said = store.append(vec![draft(1)]).await.unwrap();
    let before = everything(&store).await;
    // It writes, reads, and writes again; it is dropped at every stage that it can be in.
    let over = Change::StartOver {
        class: ClassId(0xc2),
    };
    let sheet = Change::Sheet(Box::new(sheet(CLASS, 1)));
    let own = said[0].to_raw().unwrap();
    // The cursor comes with it: beyond one nothing stands.
    let changes = vec![keep(1, &own), over, sheet, advance(&[&own])];
    let mut seen = Vec::new();
    while at_most(seen.len(), store.apply(EPOCH, changes.clone()))
        .await
        .is_none()
    {
        seen.push(everything(&store).await);
    }
    // The last drop may come between the end of the transaction and its telling.
    let whole = everything(&store).await;
    assert!(unsent(&store).await.is_empty());
    assert!(seen.len() > 5, "there were stages to be dropped in");
    assert!(seen.iter().all(|it| *it == before || *it == whole));
    assert!(seen[seen.len() / 2] == before);
}
