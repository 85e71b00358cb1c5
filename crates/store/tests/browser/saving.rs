//! Own ops: numbered, saved, never lost.

use rollcall_core::ids::{DeviceId, Epoch};
use rollcall_core::marks::Mark;
use rollcall_core::time::Millis;
use rollcall_store::{Heard, Joined, Pending, Store, StoreError};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fixture::{EPOCH, ME, OTHER, draft, everything, invitation, joined, together, unsent};
use crate::meddle::{put_raw, strict_transactions};

#[wasm_bindgen_test]
async fn i1_what_was_called_saved_is_there_after_opening_again() {
    let store = joined("saved").await;
    let strict = strict_transactions();
    let said = store.append(vec![draft(1), draft(2)]).await.unwrap();
    assert!(strict_transactions() > strict, "strict durability");
    let before = everything(&store).await;
    drop(store);
    let store = Store::open("saved").await.unwrap();
    assert_eq!(everything(&store).await, before);
    let log = store.class_log(crate::fixture::CLASS).await.unwrap();
    assert_eq!(
        log.ops,
        said.into_iter().map(|op| (op, None)).collect::<Vec<_>>()
    );
}

#[wasm_bindgen_test]
async fn i4_p9_two_tabs_at_once_leave_no_gap_and_no_double_number() {
    let first = joined("gap-free").await;
    let second = Store::open("gap-free").await.unwrap();
    let tabs = [first.clone(), second, first.clone()];
    let taps = (0..60).map(|tap| {
        let store = tabs[tap % tabs.len()].clone();
        async move {
            let drafts = (0..=tap % 3).map(|_| draft(0)).collect();
            store.append(drafts).await.unwrap();
        }
    });
    together(taps.collect()).await;
    assert_eq!(unsent(&first).await, (1..=120).collect::<Vec<_>>());
}

#[wasm_bindgen_test]
async fn p26_an_error_inside_a_transaction_leaves_nothing_of_it() {
    let store = joined("all-or-nothing").await;
    store.append(vec![draft(1)]).await.unwrap();
    // Somebody took number 3: of the next two ops the second cannot be added.
    let key = js_sys::Array::of2(&ME.to_string().into(), &JsValue::from_f64(3.0));
    put_raw("all-or-nothing", "outbox", &key, &"{}".into()).await;
    let before = unsent_texts(&store).await;
    let failed = store.append(vec![draft(2), draft(3)]).await;
    assert!(
        matches!(&failed, Err(StoreError::NotSaved { cause }) if cause.contains("ConstraintError")),
        "{failed:?}"
    );
    assert_eq!(unsent_texts(&store).await, before);
    // The counter did not move either: number 2 is the next.
    assert_eq!(store.append(vec![draft(4)]).await.unwrap()[0].id.seq.0, 2);
}

async fn unsent_texts(store: &Store) -> Vec<String> {
    let ops = store.outbox(usize::MAX).await.unwrap();
    ops.iter().map(|op| op.text().to_owned()).collect()
}

#[wasm_bindgen_test]
async fn p26_a_draft_that_cannot_be_written_takes_the_others_with_it() {
    let store = joined("unwritable").await;
    let mut unknown = draft(2);
    unknown.mark = Mark::Unknown;
    let failed = store.append(vec![draft(1), unknown]).await;
    assert!(
        matches!(failed, Err(StoreError::Corrupt { .. })),
        "{failed:?}"
    );
    assert_eq!(store.pending().await.unwrap(), Pending::default());
    assert_eq!(store.append(vec![draft(3)]).await.unwrap()[0].id.seq.0, 1);
}

#[wasm_bindgen_test]
async fn p11_count_in_is_count_out_over_a_thousand_marks() {
    let store = joined("thousand").await;
    for at in 0..1000 {
        store.append(vec![draft(at)]).await.unwrap();
    }
    drop(store);
    let store = Store::open("thousand").await.unwrap();
    let pending = store.pending().await.unwrap();
    assert_eq!((pending.count, pending.oldest), (1000, Some(Millis(0))));
    assert_eq!(unsent(&store).await, (1..=1000).collect::<Vec<_>>());
    let batch = store.outbox(200).await.unwrap();
    assert_eq!((batch.len(), batch[199].parse().unwrap().at.0), (200, 199));
}

#[wasm_bindgen_test]
async fn a_browser_that_has_not_joined_cannot_number_ops() {
    let store = Store::open("stranger").await.unwrap();
    assert_eq!(store.identity().await.unwrap(), None);
    let failed = store.append(vec![draft(1)]).await;
    assert_eq!(failed, Err(StoreError::NotJoined));
}

#[wasm_bindgen_test]
async fn p4_numbers_go_on_after_the_highest_that_the_server_knows() {
    let store = Store::open("wiped").await.unwrap();
    let answer = invitation(ME, EPOCH, 41);
    let told = store.join(&answer).await.unwrap();
    assert_eq!(
        told,
        Joined {
            forgotten: 41,
            stranded: 0
        }
    );
    assert_eq!(store.append(vec![draft(1)]).await.unwrap()[0].id.seq.0, 42);
    // Opening a second invitation with an older count changes neither.
    assert_eq!(store.join(&answer).await.unwrap(), Joined::default());
    assert_eq!(store.append(vec![draft(1)]).await.unwrap()[0].id.seq.0, 43);
    let me = store.identity().await.unwrap().unwrap();
    assert_eq!((me.grants.len(), me.events.len()), (1, 1));
    let heard = Heard {
        device: ME,
        grants: vec![],
        events: me.events,
        last_seq: rollcall_core::ids::Seq(50),
        clock_offset_ms: -90_000,
    };
    let unknown = store.remember(&heard).await;
    assert_eq!(unknown, Ok(7));
    let me = store.identity().await.unwrap().unwrap();
    assert_eq!(me.clock_offset_ms, Some(-90_000));
    assert_eq!(store.append(vec![draft(1)]).await.unwrap()[0].id.seq.0, 51);
}

#[wasm_bindgen_test]
async fn p13_ops_said_under_an_earlier_name_stay_under_it_and_are_told() {
    let store = joined("renamed").await;
    store.append(vec![draft(1), draft(2)]).await.unwrap();
    let told = store.join(&invitation(OTHER, EPOCH, 0)).await.unwrap();
    assert_eq!(told.stranded, 2);
    store.append(vec![draft(3)]).await.unwrap();
    let ops = store.outbox(usize::MAX).await.unwrap();
    let ids: Vec<(DeviceId, u64)> = ops
        .iter()
        .map(|raw| raw.parse().unwrap().id)
        .map(|id| (id.device, id.seq.0))
        .collect();
    assert_eq!(ids, [(ME, 1), (ME, 2), (OTHER, 1)]);
    // Back to the first name, its count goes on.
    store.join(&invitation(ME, Epoch(9), 0)).await.unwrap();
    assert_eq!(store.append(vec![draft(4)]).await.unwrap()[0].id.seq.0, 3);
}
