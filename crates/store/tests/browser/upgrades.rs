//! Older schemas: what phones come with, opened by the app of today.

use std::cell::RefCell;
use std::rc::Rc;

use rollcall_core::marks::Mark;
use rollcall_core::sync::{Change, Refusal};
use rollcall_store::{Store, StoreError};
use wasm_bindgen_futures::spawn_local;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fixture::{CLASS, EPOCH, ME, OTHER, draft, log, together, unsent};
use crate::history::{VERSIONS, records, shape, write};
use crate::meddle::{close_stubborn_tabs, delay, now, stubborn_tab};

#[wasm_bindgen_test]
async fn p27_every_historic_schema_is_opened_with_every_record_as_it_was() {
    for version in VERSIONS {
        let name = format!("history {version}");
        write(version, &name).await;
        let before = records(&name).await;
        assert!(before.len() > 3, "version {version} has something to lose");
        let store = Store::open(&name).await.unwrap();
        assert_eq!(records(&name).await, before, "version {version}");
        // It is a database of today: numbers go on after the last, and what is said is there after opening again.
        let mine = |seqs: Vec<(_, u64)>| -> Vec<u64> {
            let mine = seqs.into_iter().filter(|(device, _)| *device == ME);
            mine.map(|(_, seq)| seq).collect()
        };
        let last = mine(ids(&store).await).pop().unwrap();
        let said = store.append(vec![draft(1), draft(2)]).await.unwrap();
        assert_eq!(said[0].id.seq.0, last + 1, "version {version}");
        drop(store);
        let store = Store::open(&name).await.unwrap();
        assert_eq!(mine(ids(&store).await).pop(), Some(last + 2));
        assert_eq!(
            shape(&name).await,
            shape_of_today().await,
            "version {version}"
        );
    }
}

/// The ops of the outbox as (device, seq).
async fn ids(store: &Store) -> Vec<(rollcall_core::ids::DeviceId, u64)> {
    let ops = store.outbox(usize::MAX).await.unwrap();
    let ids = ops.iter().map(|raw| raw.parse().unwrap().id);
    ids.map(|id| (id.device, id.seq.0)).collect()
}

async fn shape_of_today() -> Vec<String> {
    Store::open("today").await.unwrap();
    shape("today").await
}

#[wasm_bindgen_test]
async fn p27_the_schema_of_today_is_among_the_frozen_ones() {
    let last = VERSIONS[VERSIONS.len() - 1];
    write(last, "last").await;
    assert_eq!(
        shape_of_today().await,
        shape("last").await,
        "a schema that changes gets a new version, and a file of its own in tests/browser/history"
    );
}

#[wasm_bindgen_test]
async fn p27_what_version_10_wrote_is_read_as_it_was_meant() {
    write(10, "ten").await;
    let store = Store::open("ten").await.unwrap();
    let me = store.identity().await.unwrap().unwrap();
    assert_eq!((me.device, me.epoch, me.formerly), (ME, EPOCH, vec![OTHER]));
    assert_eq!((me.grants.len(), me.events.len()), (2, 1));
    assert_eq!(me.clock_offset_ms, Some(-90_000));
    let note = store.note("invitation").await.unwrap();
    assert_eq!(note.as_deref(), Some("8f2c9a"));
    let sheets = store.sheets().await.unwrap();
    assert_eq!((sheets.len(), sheets[0].version), (1, 4));
    let names = sheets[0].roster.students.iter().map(|it| it.name.as_str());
    assert_eq!(names.collect::<Vec<_>>(), ["王小明", "李 'O' 华"]);
    let answered = [(OTHER, 9, Some(1)), (ME, 4, Some(2)), (ME, 5, Some(3))];
    assert_eq!(log(&store).await[..3], answered);
    // A mark of a newer app than that: kept by its number, and unknown (I12).
    let ops = store.class_log(CLASS).await.unwrap().ops;
    assert_eq!((&ops[3].0.mark, ops.len()), (&Mark::Unknown, 4 + 6));
    let waiting = [(ME, 7), (ME, 8), (ME, 9), (ME, 10), (ME, 11), (OTHER, 1)];
    assert_eq!(ids(&store).await, waiting);
    let refused = store.quarantined().await.unwrap();
    assert_eq!(refused.len(), 1);
    assert_eq!(
        (refused[0].0.id.seq.0, refused[0].1),
        (6, Refusal::NotAllowed)
    );
    let (cursor, digest) = store.cursors().await.unwrap()[&CLASS];
    assert_eq!((cursor.no, cursor.sheet), (4, 4));
    // The digest goes on from there: an answer that fits it moves the cursor.
    let raw = store.outbox(1).await.unwrap().remove(0);
    let op = raw.parse().unwrap();
    let no = rollcall_core::marks::ServerNo(5);
    let on = Change::Advance {
        class: CLASS,
        cursor: rollcall_core::sync::wire::Cursor { no: 5, sheet: 4 },
        digest: digest.with(no, &raw),
    };
    let kept = Change::Keep {
        class: CLASS,
        id: Some(op.id),
        no,
        op: raw,
    };
    store.apply(EPOCH, vec![kept, on]).await.unwrap();
    assert_eq!(store.cursors().await.unwrap()[&CLASS].0.no, 5);
    assert_eq!(ids(&store).await, waiting[1..]);
}

#[wasm_bindgen_test]
async fn p6_a_blocked_upgrade_is_told_and_nothing_is_gone_when_it_is_done_later() {
    write(5, "blocked").await;
    let before = records("blocked").await;
    stubborn_tab("blocked", 5).await;
    let start = now();
    let blocked = Store::open("blocked").await;
    assert!(matches!(blocked, Err(StoreError::Blocked)), "{blocked:?}");
    assert!(
        now() - start < 9_000.0,
        "told before patience is at its end"
    );
    close_stubborn_tabs();
    let store = Store::open("blocked").await.unwrap();
    assert_eq!(records("blocked").await, before);
    assert_eq!(unsent(&store).await, [1, 2]);
    store.probe().await.unwrap();
}

#[wasm_bindgen_test]
async fn p6_a_tab_that_lets_go_in_time_lets_the_upgrade_through() {
    write(5, "let through").await;
    stubborn_tab("let through", 5).await;
    let start = now();
    spawn_local(async {
        delay(500).await;
        close_stubborn_tabs();
    });
    let store = Store::open("let through").await.unwrap();
    assert!(now() - start > 400.0, "it was in the way");
    assert_eq!(unsent(&store).await, [1, 2]);
}

#[wasm_bindgen_test]
async fn p9_p27_two_tabs_that_open_an_older_schema_at_once_both_get_it_whole() {
    write(5, "both").await;
    let before = records("both").await;
    let tabs = Rc::new(RefCell::new(Vec::new()));
    let open = |_| {
        let tabs = Rc::clone(&tabs);
        async move {
            let opened = Store::open("both").await.unwrap();
            tabs.borrow_mut().push(opened);
        }
    };
    together((0..2).map(open).collect()).await;
    assert_eq!(records("both").await, before);
    let tabs = tabs.take();
    for (tab, last) in tabs.iter().zip([3, 4]) {
        tab.append(vec![draft(1)]).await.unwrap();
        assert_eq!(unsent(tab).await, (1..=last).collect::<Vec<_>>());
    }
}
