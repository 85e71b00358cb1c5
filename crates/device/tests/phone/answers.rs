//! Answers that arrive long after others, in tabs that slept.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use rollcall_core::access::{Grant, Role};
use rollcall_core::event::{EventCard, Settings};
use rollcall_core::ids::{ClassId, DeviceId, Epoch, EventId, Seq, StudentId};
use rollcall_core::marks::{Draft, Mark, OpId, RawOp, ServerNo, Subject};
use rollcall_core::sync::wire::{
    Cursor, Delta, JoinAnswer, JoinRequest, NumberedOp, PROTOCOL, SyncAnswer, SyncRequest, Verdict,
};
use rollcall_core::sync::{Digest, Failure, Protocol};
use rollcall_core::time::Millis;
use rollcall_device::{Device, Round, Trouble};

use crate::memory::{Disk, Memory};
use crate::now;

const CLASS: ClassId = ClassId(0xc);
const ME: DeviceId = DeviceId(0xd);
const OTHER: DeviceId = DeviceId(0xa);

/// A tab's way to the server: the answer comes when the test says so.
#[derive(Default)]
struct Way {
    asked: RefCell<Option<SyncRequest>>,
    answer: RefCell<Option<SyncAnswer>>,
}

impl Protocol for Way {
    async fn join(&self, _: &JoinRequest) -> Result<JoinAnswer, Failure> {
        Err(Failure::NoAnswer)
    }

    async fn sync(&self, request: &SyncRequest) -> Result<SyncAnswer, Failure> {
        self.asked.replace(Some(request.clone()));
        poll_fn(|_| match self.answer.take() {
            Some(answer) => Poll::Ready(Ok(answer)),
            None => Poll::Pending,
        })
        .await
    }
}

/// An exchange under way.
type Exchange<'a> = Pin<Box<dyn Future<Output = Result<Round, Trouble>> + 'a>>;

fn poll(exchange: &mut Exchange<'_>) -> Poll<Result<Round, Trouble>> {
    exchange
        .as_mut()
        .poll(&mut Context::from_waker(Waker::noop()))
}

/// A tab asks, and sleeps.
fn asks<'a>(page: &'a Device<Memory>, way: &'a Way) -> Exchange<'a> {
    let mut exchange: Exchange<'_> = Box::pin(page.round(way, || Millis(0)));
    assert!(poll(&mut exchange).is_pending());
    exchange
}

/// Its answer comes.
fn hears(mut exchange: Exchange<'_>, way: &Way, answer: SyncAnswer) {
    way.answer.replace(Some(answer));
    assert!(matches!(poll(&mut exchange), Poll::Ready(Ok(_))));
}

/// An answer that has nothing to say of any class.
fn answer(verdicts: Vec<Verdict>) -> SyncAnswer {
    SyncAnswer {
        protocol: PROTOCOL,
        epoch: Epoch(1),
        now: Millis(0),
        device: Some(ME),
        verdicts,
        last_seq: Seq(2),
        grants: vec![],
        events: vec![],
        classes: BTreeMap::new(),
        gone: vec![],
        ended: vec![],
    }
}

/// The same, with what the class's history has after a number; of the history it sends `sent` ops.
fn with_class(mut answer: SyncAnswer, history: &[RawOp], after: usize, sent: usize) -> SyncAnswer {
    let numbered = |(no, op): (u64, &RawOp)| NumberedOp {
        no: ServerNo(no),
        op: op.clone(),
    };
    let all: Vec<_> = (1..).zip(history).map(numbered).collect();
    let delta = Delta {
        ops: all.iter().skip(after).take(sent).cloned().collect(),
        more: after + sent < all.len(),
        sheet: None,
        no: all.len() as u64,
        digest: all
            .iter()
            .fold(Digest::default(), |sum, it| sum.with(it.no, &it.op)),
        phones: None,
    };
    answer.classes.insert(CLASS, delta);
    answer
}

fn draft() -> Draft {
    Draft {
        class: CLASS,
        subject: Subject::Student(StudentId(1)),
        mark: Mark::CodeReady(true),
        seen: vec![],
        at: Millis(0),
        by: Role::Monitor,
    }
}

/// The numbers of what a phone has of the class, by who said it and the author's count.
fn log(page: &Device<Memory>) -> Vec<(DeviceId, u64, Option<u64>)> {
    let ops = now(page.class_log(CLASS)).unwrap().ops;
    let ops = ops.into_iter();
    ops.map(|(op, no)| (op.id.device, op.id.seq.0, no.map(|no| no.0)))
        .collect()
}

fn joined(disk: &Disk) -> Device<Memory> {
    let page = Device::on(Memory::on(disk));
    let event = EventId(0xe);
    let answer = JoinAnswer {
        protocol: PROTOCOL,
        epoch: Epoch(1),
        device: ME,
        last_seq: Seq(0),
        grant: Grant::Monitor {
            event,
            class: CLASS,
        },
        event: EventCard {
            id: event,
            title: "毕业生图像采集".into(),
            settings: Settings::default(),
            closed: false,
        },
        key: None,
    };
    now(page.join(&answer)).unwrap();
    page
}

/// A phone of two ops: its cursor is at 1, and after that it has heard that the second one is number 2, from an answer
/// that was asked for when the class had been taken away.
fn told_of_two_at_a_cursor_of_one(disk: &Disk) -> (Device<Memory>, Vec<RawOp>) {
    use Verdict::{Accepted, Duplicate};
    let page = joined(disk);
    let said = now(page.append(vec![draft(), draft()])).unwrap();
    let said: Vec<RawOp> = said.iter().map(|op| op.to_raw().unwrap()).collect();
    let (one, two) = (ServerNo(1), ServerNo(2));
    let ways: [Way; 3] = Default::default();

    let first = asks(&page, &ways[0]);
    let carried = with_class(answer(vec![Accepted(one), Accepted(two)]), &said, 0, 1);
    // Here the server takes the class away from the phone.
    let second = asks(&page, &ways[1]);
    let third = asks(&page, &ways[2]);
    let taken_away = answer(vec![Duplicate(one), Duplicate(two)]);
    for way in &ways {
        let asked = way.asked.borrow();
        let asked = asked.as_ref().unwrap();
        assert_eq!((asked.ops.len(), asked.cursors.len()), (2, 0));
    }

    hears(third, &ways[2], taken_away.clone());
    assert_eq!(log(&page), [(ME, 1, Some(1)), (ME, 2, Some(2))]);
    hears(first, &ways[0], carried);
    assert_eq!(log(&page), [(ME, 1, Some(1)), (ME, 2, None)]);
    hears(second, &ways[1], taken_away);
    let (cursor, _) = now(page.cursors()).unwrap().get(&CLASS).copied().unwrap();
    assert_eq!(cursor, Cursor { no: 1, sheet: 0 });
    (page, said)
}

#[test]
fn i7_nothing_stands_beyond_the_cursor_that_a_faster_tab_has_put_below_what_a_slow_answer_names() {
    let disk = Disk::default();
    let (page, said) = told_of_two_at_a_cursor_of_one(&disk);
    assert_eq!(log(&page), [(ME, 1, Some(1)), (ME, 2, None)]);
    assert_eq!(now(page.outbox(9)).unwrap(), said[1..], "it waits");
}

#[test]
fn i2_p17_what_a_slow_answer_named_is_not_written_over_when_its_number_is_given_again() {
    let disk = Disk::default();
    let (page, said) = told_of_two_at_a_cursor_of_one(&disk);
    // The server is restored to number 1 without a word, the class comes back, and somebody else says number 2.
    let id = OpId {
        device: OTHER,
        seq: Seq(1),
    };
    let other = draft().number(id).to_raw().unwrap();
    let history = [said[0].clone(), other, said[1].clone()];
    let way = Way::default();
    let exchange = asks(&page, &way);
    let sent = way.asked.borrow().as_ref().unwrap().ops.clone();
    let verdicts = vec![Verdict::Accepted(ServerNo(3)); sent.len()];
    let known = &history[..2 + sent.len()];
    hears(exchange, &way, with_class(answer(verdicts), known, 1, 9));
    let all = [(ME, 1, Some(1)), (OTHER, 1, Some(2)), (ME, 2, Some(3))];
    assert_eq!(log(&page), all);
}

#[test]
fn i7_i13_own_ops_of_a_class_that_was_taken_away_stay_where_no_cursor_is() {
    let disk = Disk::default();
    let page = joined(&disk);
    now(page.append(vec![draft()])).unwrap();
    let way = Way::default();
    let exchange = asks(&page, &way);
    hears(exchange, &way, answer(vec![Verdict::Accepted(ServerNo(7))]));
    assert_eq!(log(&page), [(ME, 1, Some(7))]);
    assert!(now(page.outbox(9)).unwrap().is_empty());
}

#[test]
fn i2_p17_own_ops_of_a_class_that_was_taken_away_outlive_an_answer_of_a_lost_history() {
    use Verdict::{Accepted, Duplicate};
    let disk = Disk::default();
    let page = joined(&disk);
    let id = OpId {
        device: OTHER,
        seq: Seq(1),
    };
    let other = draft().number(id).to_raw().unwrap();
    let ways: [Way; 3] = Default::default();
    let first = asks(&page, &ways[0]);
    let mut alone = with_class(answer(vec![]), std::slice::from_ref(&other), 0, 9);
    alone.last_seq = Seq(0);
    hears(first, &ways[0], alone);
    let said = now(page.append(vec![draft(), draft()])).unwrap();
    let said: Vec<RawOp> = said.iter().map(|op| op.to_raw().unwrap()).collect();

    let slow = asks(&page, &ways[1]);
    let lost = [other, said[0].clone(), said[1].clone()];
    let verdicts = vec![Accepted(ServerNo(2)), Accepted(ServerNo(3))];
    let lost = with_class(answer(verdicts), &lost, 1, 9);
    // The server is restored without a word, has the two ops under other numbers, and takes the class away.
    let fast = asks(&page, &ways[2]);
    let mut gone = answer(vec![Duplicate(ServerNo(3)), Duplicate(ServerNo(4))]);
    gone.gone = vec![CLASS];
    hears(fast, &ways[2], gone);
    let own = [(ME, 1, Some(3)), (ME, 2, Some(4))];
    assert_eq!(log(&page), own);
    hears(slow, &ways[1], lost);
    assert_eq!(log(&page), own);
}
