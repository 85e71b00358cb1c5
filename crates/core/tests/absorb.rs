//! What a phone writes down when an answer has come.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "in a test a panic is the report"
)]

use std::collections::BTreeMap;

use rollcall_core::access::Role;
use rollcall_core::event::{ClassSheet, Roster};
use rollcall_core::ids::{ClassId, DeviceId, Epoch, EventId, Seq, StudentId};
use rollcall_core::marks::{Mark, Op, OpId, RawOp, ServerNo, Subject};
use rollcall_core::sync::wire::{
    Cursor, Delta, NumberedOp, PROTOCOL, SyncAnswer, SyncRequest, Verdict,
};
use rollcall_core::sync::{Change, Digest, Refusal, Unbelievable, absorb};
use rollcall_core::time::Millis;

const CLASS: ClassId = ClassId(1);
const EPOCH: Epoch = Epoch(7);

fn raw(device: u64, seq: u64) -> RawOp {
    let op = Op {
        id: OpId {
            device: DeviceId(device),
            seq: Seq(seq),
        },
        class: CLASS,
        subject: Subject::Student(StudentId(1)),
        mark: Mark::CodeReady(true),
        seen: vec![],
        at: Millis(0),
        by: Role::Monitor,
    };
    op.to_raw().unwrap()
}

fn request(ops: Vec<RawOp>) -> SyncRequest {
    SyncRequest {
        protocol: PROTOCOL,
        epoch: EPOCH,
        sent_at: Millis(0),
        ops,
        cursors: BTreeMap::new(),
    }
}

fn answer(verdicts: Vec<Verdict>) -> SyncAnswer {
    SyncAnswer {
        protocol: PROTOCOL,
        epoch: EPOCH,
        now: Millis(0),
        device: None,
        verdicts,
        last_seq: Seq(0),
        grants: vec![],
        events: vec![],
        classes: BTreeMap::new(),
        gone: vec![],
        ended: vec![],
    }
}

fn delta(ops: &[(u64, RawOp)], digest: Digest) -> Delta {
    let ops: Vec<_> = ops
        .iter()
        .map(|(no, op)| NumberedOp {
            no: ServerNo(*no),
            op: op.clone(),
        })
        .collect();
    let no = ops.last().map_or(0, |last| last.no.0);
    Delta {
        ops,
        more: false,
        sheet: None,
        no,
        digest,
        phones: None,
    }
}

fn nothing_known(_: ClassId) -> (Cursor, Digest) {
    (Cursor::default(), Digest::default())
}

#[test]
fn p11_an_answer_with_another_number_of_verdicts_changes_nothing() {
    let read = absorb(
        &request(vec![raw(1, 1), raw(1, 2)]),
        &answer(vec![Verdict::Accepted(ServerNo(1))]),
        nothing_known,
    );
    assert_eq!(
        read,
        Err(Unbelievable::VerdictCount {
            sent: 2,
            answered: 1
        })
    );
}

#[test]
fn p15_every_op_has_its_own_verdict() {
    let ops = vec![raw(1, 1), raw(1, 2), raw(1, 3)];
    let verdicts = vec![
        Verdict::Accepted(ServerNo(5)),
        Verdict::Quarantined(Refusal::NotAllowed),
        Verdict::Duplicate(ServerNo(4)),
    ];
    let changes = absorb(&request(ops.clone()), &answer(verdicts), nothing_known).unwrap();
    let id = |seq| OpId {
        device: DeviceId(1),
        seq: Seq(seq),
    };
    let keep = |seq: u64, no| Change::Keep {
        class: CLASS,
        id: Some(id(seq)),
        no: ServerNo(no),
        op: raw(1, seq),
    };
    assert_eq!(
        changes,
        vec![
            keep(1, 5),
            Change::Quarantine {
                id: id(2),
                op: raw(1, 2),
                refusal: Refusal::NotAllowed
            },
            keep(3, 4)
        ]
    );
}

#[test]
fn i5_a_class_whose_digest_differs_is_fetched_whole() {
    let digest = Digest::default().with(ServerNo(1), &raw(2, 1));
    let mut good = answer(vec![]);
    good.classes.insert(CLASS, delta(&[(1, raw(2, 1))], digest));
    let changes = absorb(&request(vec![]), &good, nothing_known).unwrap();
    let cursor = Cursor { no: 1, sheet: 0 };
    assert_eq!(
        changes.last(),
        Some(&Change::Advance {
            class: CLASS,
            cursor,
            digest
        })
    );

    let other = Digest::default().with(ServerNo(1), &raw(2, 2));
    let mut bad = answer(vec![]);
    bad.classes.insert(CLASS, delta(&[(1, raw(2, 1))], other));
    let changes = absorb(&request(vec![]), &bad, nothing_known).unwrap();
    assert_eq!(changes.last(), Some(&Change::StartOver { class: CLASS }));
}

#[test]
fn an_answer_that_comes_twice_counts_its_ops_once() {
    let digest = Digest::default().with(ServerNo(1), &raw(2, 1));
    let cursor = Cursor { no: 1, sheet: 0 };
    let mut again = answer(vec![]);
    again
        .classes
        .insert(CLASS, delta(&[(1, raw(2, 1))], digest));
    let changes = absorb(&request(vec![]), &again, |_| (cursor, digest)).unwrap();
    // Not even the cursor moves: nothing is written.
    assert_eq!(changes, vec![]);
}

#[test]
fn a_digest_is_compared_only_when_nothing_more_is_waiting() {
    let mut part = answer(vec![]);
    let whole = Digest::default()
        .with(ServerNo(1), &raw(2, 1))
        .with(ServerNo(2), &raw(2, 2));
    let waiting = Delta {
        more: true,
        no: 2,
        ..delta(&[(1, raw(2, 1))], whole)
    };
    part.classes.insert(CLASS, waiting);
    let changes = absorb(&request(vec![]), &part, nothing_known).unwrap();
    assert!(matches!(
        changes.last(),
        Some(Change::Advance {
            cursor: Cursor { no: 1, .. },
            ..
        })
    ));
}

#[test]
fn p17_another_database_resets_everything_and_nothing_of_its_answer_is_taken() {
    let mut restored = answer(vec![]);
    restored.epoch = Epoch(8);
    restored.gone = vec![CLASS];
    let changes = absorb(&request(vec![raw(1, 1)]), &restored, nothing_known).unwrap();
    assert_eq!(changes, vec![Change::NewEpoch(Epoch(8))]);
}

#[test]
fn i13_a_class_that_is_no_longer_ours_is_forgotten() {
    let mut moved = answer(vec![]);
    moved.gone = vec![CLASS];
    let changes = absorb(&request(vec![]), &moved, nothing_known).unwrap();
    assert_eq!(changes, vec![Change::Forget { class: CLASS }]);
}

#[test]
fn i2_an_own_op_beyond_the_cut_of_a_delta_waits_until_the_cursor_reaches_it() {
    let mut cut = answer(vec![Verdict::Accepted(ServerNo(9))]);
    let digest = Digest::default().with(ServerNo(1), &raw(2, 1));
    let delta = Delta {
        more: true,
        no: 9,
        ..delta(&[(1, raw(2, 1))], Digest::default())
    };
    cut.classes.insert(CLASS, delta);
    let changes = absorb(&request(vec![raw(1, 1)]), &cut, nothing_known).unwrap();
    let others = Change::Keep {
        class: CLASS,
        id: Some(raw(2, 1).parse().unwrap().id),
        no: ServerNo(1),
        op: raw(2, 1),
    };
    let cursor = Cursor { no: 1, sheet: 0 };
    let advance = Change::Advance {
        class: CLASS,
        cursor,
        digest,
    };
    assert_eq!(changes, vec![others, advance]);
}

#[test]
fn p17_a_sheet_older_than_the_one_here_is_of_a_server_that_was_restored() {
    let mut restored = answer(vec![]);
    let sheet = ClassSheet {
        id: CLASS,
        event: EventId(1),
        version: 3,
        name: String::new(),
        college: None,
        counsellor: None,
        headcount: None,
        slot: None,
        roster: Roster::default(),
    };
    let delta = Delta {
        sheet: Some(sheet),
        ..delta(&[], Digest::default())
    };
    restored.classes.insert(CLASS, delta);
    let known = |sheet| move |_| (Cursor { no: 0, sheet }, Digest::default());
    let starts_over = |sheet| {
        let changes = absorb(&request(vec![]), &restored, known(sheet)).unwrap();
        changes.contains(&Change::StartOver { class: CLASS })
    };
    assert!(starts_over(5));
    assert!(!starts_over(2));
}
