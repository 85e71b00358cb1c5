//! A phone that says something all the time, and keeps what it said until it is answered.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::atomic::Ordering;
use std::thread;
use std::time::Duration;

use rollcall_core::access::Role;
use rollcall_core::ids::{ClassId, DeviceId, Epoch, Seq, StudentId};
use rollcall_core::marks::{Attendance, Mark, Op, OpId, RawOp, Subject};
use rollcall_core::sync::wire::{
    Cursor, JoinAnswer, MAX_BATCH, PROTOCOL, SyncAnswer, SyncRequest, Verdict,
};
use rollcall_core::sync::{Change, Digest, absorb};
use rollcall_core::time::Millis;

use crate::Talk;
use crate::http::{self, Silence};
use crate::random::Random;

/// Rounds without an answer after which something is wrong with the server, or with this test.
const PATIENCE: u32 = 20_000;

/// What happened to it.
#[derive(Debug, Default)]
pub struct Count {
    /// Batches that were sent.
    pub batches: u64,
    /// Ops that were committed by a batch whose answer never came.
    pub committed_unanswered: u64,
    /// Batches that never came to a commit.
    pub lost_uncommitted: u64,
    /// Answered ops, own or of others, that were sent again and known.
    pub known: u64,
}

#[derive(Debug)]
pub struct Phone {
    addr: SocketAddr,
    pub session: String,
    pub epoch: Epoch,
    pub device: DeviceId,
    pub class: ClassId,
    random: Random,
    /// The last number it used.
    pub last: Seq,
    /// Said and not answered.
    outbox: BTreeMap<Seq, RawOp>,
    /// What every answer said of an op's number.
    pub answered: BTreeMap<OpId, u64>,
    /// The class as it was told.
    pub log: BTreeMap<u64, RawOp>,
    cursor: Cursor,
    pub digest: Digest,
    /// The first of the outbox was in a batch that got no answer.
    unanswered: bool,
    pub count: Count,
}

impl Phone {
    pub fn new(
        addr: SocketAddr,
        session: String,
        joined: &JoinAnswer,
        class: ClassId,
        seed: u64,
    ) -> Self {
        Self {
            addr,
            session,
            epoch: joined.epoch,
            device: joined.device,
            class,
            random: Random::new(seed),
            last: joined.last_seq,
            outbox: BTreeMap::new(),
            answered: BTreeMap::new(),
            log: BTreeMap::new(),
            cursor: Cursor::default(),
            digest: Digest::default(),
            unanswered: false,
            count: Count::default(),
        }
    }

    /// Says and sends until the day closes, and then until all it said is answered.
    pub fn live(mut self, talk: &Talk) -> Self {
        let mut silent = 0;
        loop {
            let closing = talk.closing.load(Ordering::SeqCst);
            if !closing && self.outbox.len() < 60 {
                for _ in 0..=self.random.below(12) {
                    self.say();
                }
            }
            let empty = self.outbox.is_empty();
            match self.send(talk) {
                Ok(()) if closing && empty => return self,
                Ok(()) => silent = 0,
                Err(_) => {
                    silent += 1;
                    assert!(silent < PATIENCE, "the server is gone");
                    thread::sleep(Duration::from_millis(1 + self.random.below(3)));
                }
            }
        }
    }

    fn say(&mut self) {
        self.last = self.last.next();
        let attendance = if self.random.below(2) == 0 {
            Attendance::Arrived
        } else {
            Attendance::Photographed
        };
        let op = Op {
            id: OpId {
                device: self.device,
                seq: self.last,
            },
            class: self.class,
            subject: Subject::Student(StudentId(self.random.below(30))),
            mark: Mark::Attendance(attendance),
            seen: vec![],
            at: Millis(0),
            by: Role::Monitor,
        };
        self.outbox.insert(self.last, op.to_raw().unwrap());
    }

    /// One exchange.
    fn send(&mut self, talk: &Talk) -> Result<(), Silence> {
        let mut ops: Vec<RawOp> = self.outbox.values().take(MAX_BATCH / 2).cloned().collect();
        if !self.log.is_empty() && self.random.below(6) == 0 {
            // It offers again what is there: its own and what others said.
            let from = self.random.below(self.cursor.no);
            ops.extend(self.log.range(from..).take(20).map(|(_, op)| op.clone()));
        }
        let request = SyncRequest {
            protocol: PROTOCOL,
            epoch: self.epoch,
            sent_at: Millis(0),
            ops,
            cursors: [(self.class, self.cursor)].into(),
        };
        let body = serde_json::to_vec(&request).unwrap();
        talk.under_way.fetch_add(1, Ordering::SeqCst);
        let session = Some(self.session.as_str());
        let answer = http::ask(self.addr, ("POST", "/api/sync"), session, &body);
        talk.under_way.fetch_sub(1, Ordering::SeqCst);
        if answer.as_ref().err() != Some(&Silence::NotSent) {
            self.count.batches += 1;
        }
        if answer.as_ref().err() == Some(&Silence::Lost) {
            self.unanswered = !self.outbox.is_empty();
        }
        let answer = answer?;
        let text = String::from_utf8_lossy(&answer.body);
        assert_eq!(answer.status, 200, "{text}");
        let answer: SyncAnswer = serde_json::from_str(&text).unwrap();
        self.hear(&request, &answer);
        Ok(())
    }

    fn hear(&mut self, request: &SyncRequest, answer: &SyncAnswer) {
        let changes = absorb(request, answer, |_| (self.cursor, self.digest)).unwrap();
        for (at, (op, verdict)) in request.ops.iter().zip(&answer.verdicts).enumerate() {
            let id = op.parse().unwrap().id;
            let before = self.answered.get(&id).copied();
            let own = id.device == self.device;
            let waited = own && self.outbox.remove(&id.seq).is_some();
            let no = match verdict {
                Verdict::Accepted(no) => {
                    assert_eq!(
                        before, None,
                        "I7: {id:?} was answered, and is new to the server"
                    );
                    self.count.lost_uncommitted += u64::from(self.unanswered && at == 0);
                    no.0
                }
                Verdict::Duplicate(no) => {
                    let unanswered = waited && before.is_none();
                    self.count.committed_unanswered += u64::from(unanswered);
                    self.count.known += u64::from(!unanswered);
                    no.0
                }
                Verdict::Quarantined(refusal) => panic!("{id:?} was refused: {refusal:?}"),
            };
            assert!(
                before.is_none_or(|before| before == no),
                "I3: {id:?} has two numbers"
            );
            self.answered.insert(id, no);
        }
        self.unanswered = false;
        for change in changes {
            match change {
                Change::Keep { no, op, .. } => {
                    let before = self.log.insert(no.0, op.clone());
                    assert!(
                        before.is_none_or(|it| it == op),
                        "I8: {no:?} is another op now"
                    );
                }
                Change::Advance { cursor, digest, .. } => {
                    (self.cursor, self.digest) = (cursor, digest);
                }
                Change::Sheet(_) => {}
                other => panic!("I5: {other:?}"),
            }
        }
        assert!(answer.last_seq <= self.last);
    }
}
