//! People, classes and answers to test with.

use js_sys::{Array, Promise};
use rollcall_core::access::{Grant, Role};
use rollcall_core::event::{ClassSheet, EventCard, Roster, Settings};
use rollcall_core::ids::{ClassId, DeviceId, Epoch, EventId, Seq, StudentId};
use rollcall_core::marks::{Draft, Mark, Op, OpId, RawOp, ServerNo, Subject};
use rollcall_core::sync::wire::{Cursor, JoinAnswer};
use rollcall_core::sync::{Change, Digest};
use rollcall_core::time::Millis;
use rollcall_store::{Joined, Store};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

pub const ME: DeviceId = DeviceId(0xd1);
pub const OTHER: DeviceId = DeviceId(0xd2);
pub const EPOCH: Epoch = Epoch(0xe1);
pub const CLASS: ClassId = ClassId(0xc1);
pub const EVENT: EventId = EventId(0xe);

pub fn invitation(device: DeviceId, epoch: Epoch, last_seq: u64) -> JoinAnswer {
    JoinAnswer {
        protocol: 1,
        epoch,
        device,
        last_seq: Seq(last_seq),
        grant: Grant::Monitor {
            event: EVENT,
            class: CLASS,
        },
        event: EventCard {
            id: EVENT,
            title: "图像采集".into(),
            settings: Settings::default(),
            closed: false,
        },
        key: None,
    }
}

/// A store that has joined as [`ME`].
pub async fn joined(name: &str) -> Store {
    let store = Store::open(name).await.unwrap();
    let joined = store.join(&invitation(ME, EPOCH, 0)).await.unwrap();
    assert_eq!(joined, Joined::default());
    store
}

pub fn draft_in(class: ClassId, at: i64) -> Draft {
    Draft {
        class,
        subject: Subject::Student(StudentId(1)),
        mark: Mark::CodeReady(true),
        seen: vec![],
        at: Millis(at),
        by: Role::Monitor,
    }
}

pub fn draft(at: i64) -> Draft {
    draft_in(CLASS, at)
}

/// An op as the server tells it.
pub fn foreign(device: DeviceId, seq: u64) -> RawOp {
    let id = OpId {
        device,
        seq: Seq(seq),
    };
    draft(7).number(id).to_raw().unwrap()
}

pub fn keep(no: u64, op: &RawOp) -> Change {
    let op_read = op.parse().unwrap();
    Change::Keep {
        class: op_read.class,
        id: Some(op_read.id),
        no: ServerNo(no),
        op: op.clone(),
    }
}

pub fn digest(ops: &[&RawOp]) -> Digest {
    (1..).zip(ops).fold(Digest::default(), |sum, (no, op)| {
        sum.with(ServerNo(no), op)
    })
}

pub fn advance(ops: &[&RawOp]) -> Change {
    Change::Advance {
        class: CLASS,
        cursor: Cursor {
            no: ops.len() as u64,
            sheet: 0,
        },
        digest: digest(ops),
    }
}

pub fn sheet(class: ClassId, version: u64) -> ClassSheet {
    ClassSheet {
        id: class,
        event: EVENT,
        version,
        name: "23 软工 10 班".into(),
        college: None,
        counsellor: None,
        headcount: Some(40),
        slot: None,
        roster: Roster::default(),
    }
}

/// The numbers of the ops in the outbox, in its order.
pub async fn unsent(store: &Store) -> Vec<u64> {
    let ops = store.outbox(usize::MAX).await.unwrap();
    ops.iter()
        .map(|raw| raw.parse().unwrap().id.seq.0)
        .collect()
}

/// The ops of [`CLASS`] as (device, seq, server number).
pub async fn log(store: &Store) -> Vec<(DeviceId, u64, Option<u64>)> {
    let log = store.class_log(CLASS).await.unwrap();
    let line = |(op, no): (Op, Option<ServerNo>)| (op.id.device, op.id.seq.0, no.map(|no| no.0));
    log.ops.into_iter().map(line).collect()
}

/// Everything that the database holds, as one text to compare.
pub async fn everything(store: &Store) -> String {
    format!(
        "{:?}\n{:?}\n{:?}\n{}",
        store.identity().await.unwrap(),
        store.logs().await.unwrap(),
        store.cursors().await.unwrap(),
        store.rescue().await.unwrap()
    )
}

/// Runs tasks side by side.
pub async fn together(tasks: Vec<impl Future<Output = ()> + 'static>) {
    let promises = tasks.into_iter().map(|task| {
        future_to_promise(async {
            task.await;
            Ok(JsValue::UNDEFINED)
        })
    });
    let promises: Array = promises.collect();
    JsFuture::from(Promise::all(&promises)).await.unwrap();
}

/// Polls at most so many times, then drops the work.
pub async fn at_most<T>(times: usize, work: impl Future<Output = T>) -> Option<T> {
    let mut work = std::pin::pin!(work);
    let mut polls = 0;
    std::future::poll_fn(|cx| {
        polls += 1;
        if polls > times {
            return std::task::Poll::Ready(None);
        }
        work.as_mut().poll(cx).map(Some)
    })
    .await
}

/// The same numbers for the same seed: splitmix64.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below this one.
    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % limit
    }
}
