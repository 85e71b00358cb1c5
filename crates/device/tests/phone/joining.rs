//! Opening an invitation where answers get lost: the phone asks again as the same attempt.

use std::cell::{Cell, RefCell};

use rollcall_core::access::Grant;
use rollcall_core::event::{EventCard, Settings};
use rollcall_core::ids::{ClassId, DeviceId, Epoch, EventId, Seq};
use rollcall_core::sync::wire::{JoinAnswer, JoinRequest, PROTOCOL, SyncAnswer, SyncRequest};
use rollcall_core::sync::{Failure, Protocol};
use rollcall_device::{Device, JoinError, Joined, StoreError};

use crate::memory::{Disk, Memory};
use crate::now;

const EVENT: EventId = EventId(0xe);

/// A server beside the phone's disk: nothing here waits for anything.
struct Server<'a> {
    disk: &'a Disk,
    /// Its answers get lost.
    mute: Cell<bool>,
    /// The phone is full by the time the answer comes.
    fills: Cell<bool>,
    asked: RefCell<Vec<JoinRequest>>,
}

impl<'a> Server<'a> {
    fn beside(disk: &'a Disk) -> Self {
        Self {
            disk,
            mute: Cell::new(false),
            fills: Cell::new(false),
            asked: RefCell::default(),
        }
    }

    fn attempts(&self) -> Vec<String> {
        let asked = self.asked.borrow();
        let attempts = asked.iter().map(|it| it.attempt.clone());
        attempts.map(Option::unwrap).collect()
    }
}

impl Protocol for Server<'_> {
    async fn join(&self, request: &JoinRequest) -> Result<JoinAnswer, Failure> {
        let kept = self.disk.under("attempt ").into_iter();
        let mut kept = kept.map(|(link, token)| (link, Some(token)));
        let this = (request.secret.clone(), request.attempt.clone());
        assert!(
            this.1.is_none() || kept.any(|it| it == this),
            "kept before it is asked: {this:?}"
        );
        self.asked.borrow_mut().push(request.clone());
        self.disk.fill(self.fills.get());
        if self.mute.get() {
            return Err(Failure::NoAnswer);
        }
        Ok(JoinAnswer {
            protocol: PROTOCOL,
            epoch: Epoch(1),
            device: DeviceId(0xd),
            last_seq: Seq(0),
            grant: Grant::Monitor {
                event: EVENT,
                class: ClassId(0xc),
            },
            event: EventCard {
                id: EVENT,
                title: "毕业生图像采集".into(),
                settings: Settings::default(),
                closed: false,
            },
            key: Some("key".into()),
        })
    }

    async fn sync(&self, _: &SyncRequest) -> Result<SyncAnswer, Failure> {
        Err(Failure::NoAnswer)
    }
}

/// A page of this phone opens a link; `fresh` is what it would call a new attempt.
fn open(server: &Server<'_>, link: &str, fresh: &str) -> Result<(JoinAnswer, Joined), JoinError> {
    let page = Device::on(Memory::on(server.disk));
    now(page.open_invitation(server, link.into(), Some(fresh.into())))
}

#[test]
fn i3_after_a_lost_answer_every_page_of_the_phone_asks_as_the_same_attempt() {
    let disk = Disk::default();
    let server = Server::beside(&disk);
    server.mute.set(true);
    for fresh in ["one", "two", "three"] {
        let lost = open(&server, "link", fresh).unwrap_err();
        assert_eq!(lost, JoinError::Server(Failure::NoAnswer));
    }
    server.mute.set(false);
    open(&server, "link", "four").unwrap();
    assert_eq!(server.attempts(), ["one"; 4]);
}

#[test]
fn another_link_is_another_attempt_and_the_first_ones_is_not_forgotten_over_it() {
    let disk = Disk::default();
    let server = Server::beside(&disk);
    server.mute.set(true);
    open(&server, "first", "one").unwrap_err();
    server.mute.set(false);
    open(&server, "second", "two").unwrap();
    open(&server, "first", "three").unwrap();
    assert_eq!(server.attempts(), ["one", "two", "one"]);
}

#[test]
fn an_answer_that_is_written_down_ends_its_attempt() {
    let disk = Disk::default();
    let server = Server::beside(&disk);
    open(&server, "link", "one").unwrap();
    assert!(disk.under("attempt ").is_empty());
    assert_eq!(disk.under("identity").len(), 1);
    open(&server, "link", "two").unwrap();
    assert_eq!(server.attempts(), ["one", "two"]);
    let asked = server.asked.borrow();
    assert_eq!(
        (asked[1].device, asked[1].key.as_deref()),
        (Some(DeviceId(0xd)), Some("key")),
        "from here on its key proves who it is"
    );
}

#[test]
fn p7_a_phone_that_cannot_keep_the_attempt_asks_nothing_and_spends_no_use() {
    let disk = Disk::default();
    let server = Server::beside(&disk);
    disk.fill(true);
    let full = open(&server, "link", "one").unwrap_err();
    assert_eq!(full, JoinError::Store(StoreError::Quota));
    assert!(server.asked.borrow().is_empty());
}

#[test]
fn p7_p13_a_full_phone_that_has_a_name_asks_all_the_same_for_its_key_proves_it() {
    let disk = Disk::default();
    let server = Server::beside(&disk);
    open(&server, "link", "one").unwrap();
    disk.fill(true);
    server.fills.set(true);
    let full = open(&server, "link", "two").unwrap_err();
    assert_eq!(full, JoinError::Store(StoreError::Quota), "of the answer");
    let asked = server.asked.borrow();
    assert_eq!(asked.len(), 2);
    assert_eq!(
        (&asked[1].attempt, asked[1].key.as_deref()),
        (&None, Some("key"))
    );
}

#[test]
fn i7_p7_an_answer_that_cannot_be_written_down_leaves_the_attempt_open() {
    let disk = Disk::default();
    let server = Server::beside(&disk);
    server.fills.set(true);
    let full = open(&server, "link", "one").unwrap_err();
    assert_eq!(full, JoinError::Store(StoreError::Quota));
    assert!(disk.under("identity").is_empty());
    disk.fill(false);
    server.fills.set(false);
    open(&server, "link", "two").unwrap();
    assert_eq!(server.attempts(), ["one", "one"]);
}

#[test]
fn without_randomness_it_is_asked_as_by_an_app_that_knows_of_no_attempts() {
    let disk = Disk::default();
    let server = Server::beside(&disk);
    let page = Device::on(Memory::on(&disk));
    now(page.open_invitation(&server, "link".into(), None)).unwrap();
    assert_eq!(server.asked.borrow()[0].attempt, None);
    assert!(disk.under("attempt ").is_empty());
}
