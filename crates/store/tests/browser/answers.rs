//! What an answer of the server changes.

use rollcall_core::ids::{ClassId, Epoch};
use rollcall_core::marks::{RawOp, ServerNo};
use rollcall_core::sync::wire::Cursor;
use rollcall_core::sync::{Change, Refusal};
use rollcall_store::{Store, StoreError};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fixture::{
    CLASS, EPOCH, ME, OTHER, advance, digest, draft, draft_in, everything, foreign, joined, keep,
    log, sheet, unsent,
};
use crate::meddle::put_raw;

/// A phone that has said five things, of which an answer accepts 1 and 2, refuses 3, and brings one of another's.
async fn answered(name: &str) -> (Store, Vec<Change>) {
    let store = joined(name).await;
    let drafts = (1..=5).map(draft).collect();
    let said = store.append(drafts).await.unwrap();
    let raw: Vec<RawOp> = said.iter().map(|op| op.to_raw().unwrap()).collect();
    let theirs = foreign(OTHER, 1);
    let changes = vec![
        keep(2, &raw[0]),
        keep(3, &raw[1]),
        Change::Quarantine {
            id: said[2].id,
            op: raw[2].clone(),
            refusal: Refusal::NotAllowed,
        },
        keep(1, &theirs),
        Change::Sheet(Box::new(sheet(CLASS, 4))),
        advance(&[&theirs, &raw[0], &raw[1]]),
    ];
    store.apply(EPOCH, changes.clone()).await.unwrap();
    (store, changes)
}

#[wasm_bindgen_test]
async fn i7_an_answer_moves_ops_sheet_and_cursor_together() {
    let (store, _) = answered("answer").await;
    assert_eq!(unsent(&store).await, [4, 5]);
    assert_eq!(
        log(&store).await,
        [
            (OTHER, 1, Some(1)),
            (ME, 1, Some(2)),
            (ME, 2, Some(3)),
            (ME, 4, None),
            (ME, 5, None)
        ]
    );
    let refused = store.quarantined().await.unwrap();
    assert_eq!(refused.len(), 1);
    assert_eq!(
        (refused[0].0.id.seq.0, refused[0].1),
        (3, Refusal::NotAllowed)
    );
    assert_eq!(store.sheets().await.unwrap(), [sheet(CLASS, 4)]);
    assert_eq!(store.cursors().await.unwrap()[&CLASS].0.no, 3);
}

#[wasm_bindgen_test]
async fn i3_an_answer_taken_in_twice_is_taken_in_once() {
    let (store, changes) = answered("twice").await;
    let before = everything(&store).await;
    store.apply(EPOCH, changes).await.unwrap();
    assert_eq!(everything(&store).await, before);
}

#[wasm_bindgen_test]
async fn i7_an_answer_is_written_whole_or_not_at_all() {
    let store = joined("whole").await;
    let said = store.append(vec![draft(1)]).await.unwrap();
    let raw = said[0].to_raw().unwrap();
    // What lies where StartOver must look, after the first changes have been written, cannot be read.
    let other = ClassId(0xc2);
    let key = js_sys::Array::of2(&other.to_string().into(), &JsValue::from_f64(1.0));
    put_raw("whole", "ops", &key, &JsValue::from_f64(7.0)).await;
    let start_over = Change::StartOver { class: other };
    let changes = vec![keep(1, &raw), advance(&[&raw]), start_over];
    let failed = store.apply(EPOCH, changes).await;
    assert!(
        matches!(failed, Err(StoreError::Corrupt { .. })),
        "{failed:?}"
    );
    assert_eq!(unsent(&store).await, [1]);
    assert_eq!(log(&store).await, [(ME, 1, None)]);
    assert!(store.cursors().await.unwrap().is_empty());
}

#[wasm_bindgen_test]
async fn i2_another_text_under_an_own_number_does_not_push_the_own_op_out() {
    let store = joined("cloned").await;
    let said = store.append(vec![draft(1)]).await.unwrap();
    let clones = foreign(ME, 1);
    store.apply(EPOCH, vec![keep(1, &clones)]).await.unwrap();
    assert_eq!(log(&store).await, [(ME, 1, Some(1)), (ME, 1, None)]);
    let id = clones.parse().unwrap().id;
    let refusal = Refusal::NumberTaken;
    let op = said[0].to_raw().unwrap();
    let changes = vec![Change::Quarantine { id, op, refusal }, keep(1, &clones)];
    store.apply(EPOCH, changes).await.unwrap();
    let refused = store.quarantined().await.unwrap();
    assert_eq!((refused.len(), refused[0].0.at.0), (1, 1));
    // A new database: both are offered, and where one number cannot hold both, the refused one stays refused.
    store
        .apply(EPOCH, vec![Change::NewEpoch(Epoch(2))])
        .await
        .unwrap();
    assert!(store.rescue().await.unwrap().contains(r#""at":1,"#));
}

#[wasm_bindgen_test]
async fn p17_a_new_epoch_offers_every_op_again_and_others_too() {
    let (store, _) = answered("epoch").await;
    store
        .apply(EPOCH, vec![Change::NewEpoch(Epoch(2))])
        .await
        .unwrap();
    // The last is another's: it may be that nobody but this phone still has it.
    assert_eq!(unsent(&store).await, [1, 2, 3, 4, 5, 1]);
    assert!(store.quarantined().await.unwrap().is_empty());
    assert!(store.cursors().await.unwrap().is_empty());
    assert_eq!(log(&store).await.len(), 6, "nothing is out of sight");
    let me = store.identity().await.unwrap().unwrap();
    assert_eq!(me.epoch, Epoch(2));
    // Another tab was told the same, and a third one comes with an answer of the old database.
    let before = everything(&store).await;
    store
        .apply(EPOCH, vec![Change::NewEpoch(Epoch(2))])
        .await
        .unwrap();
    let late = store.apply(EPOCH, vec![keep(9, &foreign(ME, 4))]).await;
    assert_eq!(late, Err(StoreError::OtherEpoch));
    assert_eq!(everything(&store).await, before);
    assert_eq!(store.append(vec![draft(6)]).await.unwrap()[0].id.seq.0, 6);
}

#[wasm_bindgen_test]
async fn i2_starting_over_offers_every_op_of_the_class_again() {
    let (store, _) = answered("over").await;
    let elsewhere = draft_in(ClassId(0xc2), 6);
    let said = store.append(vec![elsewhere]).await.unwrap();
    let other_class = said[0].to_raw().unwrap();
    let changes = vec![keep(1, &other_class), Change::StartOver { class: CLASS }];
    store.apply(EPOCH, changes).await.unwrap();
    assert_eq!(unsent(&store).await, [1, 2, 4, 5, 1]);
    assert!(store.cursors().await.unwrap().is_empty());
    assert_eq!(store.sheets().await.unwrap().len(), 1);
    let logs = store.logs().await.unwrap();
    let c2 = logs.iter().find(|log| log.class == ClassId(0xc2)).unwrap();
    assert_eq!(c2.ops[0].1, Some(ServerNo(1)), "other classes stay");
}

#[wasm_bindgen_test]
async fn i13_forgetting_a_class_keeps_the_own_ops_alone() {
    let (store, _) = answered("forget").await;
    store
        .apply(EPOCH, vec![Change::Forget { class: CLASS }])
        .await
        .unwrap();
    assert!(store.sheets().await.unwrap().is_empty());
    assert!(store.cursors().await.unwrap().is_empty());
    assert_eq!(unsent(&store).await, [4, 5]);
    let own = [(ME, 1, Some(2)), (ME, 2, Some(3))];
    let unsent = [(ME, 4, None), (ME, 5, None)];
    assert_eq!(log(&store).await, [own, unsent].concat());
    assert_eq!(store.quarantined().await.unwrap().len(), 1);
}

#[wasm_bindgen_test]
async fn p9_an_answer_that_another_tab_has_overtaken_does_not_move_the_cursor() {
    let store = joined("overtaken").await;
    let ops: Vec<RawOp> = (1..=4).map(|seq| foreign(OTHER, seq)).collect();
    let ops: Vec<&RawOp> = ops.iter().collect();
    let two = vec![keep(1, ops[0]), keep(2, ops[1]), advance(&ops[..2])];
    store.apply(EPOCH, two.clone()).await.unwrap();
    let four = vec![keep(3, ops[2]), keep(4, ops[3]), advance(&ops)];
    store.apply(EPOCH, four.clone()).await.unwrap();
    // A slower answer of before.
    store.apply(EPOCH, two).await.unwrap();
    assert_eq!(store.cursors().await.unwrap()[&CLASS].0.no, 4);
    // The other tab has started over: from nothing, ops 3 and 4 do not add up to four.
    let over = vec![Change::StartOver { class: CLASS }];
    store.apply(EPOCH, over).await.unwrap();
    store.apply(EPOCH, four).await.unwrap();
    assert!(store.cursors().await.unwrap().is_empty());
}

#[wasm_bindgen_test]
async fn p9_an_older_sheet_does_not_replace_a_newer_one() {
    let store = joined("sheets").await;
    let with = |version| {
        let cursor = Cursor {
            no: 0,
            sheet: version,
        };
        let digest = digest(&[]);
        let class = CLASS;
        vec![
            Change::Sheet(Box::new(sheet(CLASS, version))),
            Change::Advance {
                class,
                cursor,
                digest,
            },
        ]
    };
    store.apply(EPOCH, with(5)).await.unwrap();
    store.apply(EPOCH, with(4)).await.unwrap();
    assert_eq!(store.sheets().await.unwrap()[0].version, 5);
}
