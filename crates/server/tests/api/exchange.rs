//! The exchange through its own trait, without HTTP: what a simulation puts between phones and this server.

use std::cell::Cell;

use rollcall_core::access::Grant;
use rollcall_core::ids::{ClassId, DeviceId, StudentId};
use rollcall_core::marks::Attendance;
use rollcall_core::sync::wire::{
    Cursor, JoinAnswer, JoinRequest, PROTOCOL, SyncAnswer, SyncRequest, Verdict,
};
use rollcall_core::sync::{Change, Digest, Failure, Protocol, absorb};
use rollcall_core::time::Millis;
use rollcall_server::app::App;
use rollcall_server::clock;
use rollcall_server::service::Session;

use crate::world::{World, secret};

/// A phone's way to the server: the session is what a browser keeps of its cookie.
struct Wire<'a> {
    app: &'a App,
    session: Cell<Option<DeviceId>>,
}

impl Protocol for Wire<'_> {
    async fn join(&self, request: &JoinRequest) -> Result<JoinAnswer, Failure> {
        let session = Session::new(self.app, self.session.get(), clock::now());
        let answer = session.join(request).await?;
        assert_eq!(
            session.secret().is_some(),
            self.session.get() != session.device()
        );
        self.session.set(session.device());
        Ok(answer)
    }

    async fn sync(&self, request: &SyncRequest) -> Result<SyncAnswer, Failure> {
        let session = Session::new(self.app, self.session.get(), clock::now());
        session.sync(request).await
    }
}

fn ask(joined: &JoinAnswer, class: ClassId, cursor: Cursor) -> SyncRequest {
    SyncRequest {
        protocol: PROTOCOL,
        epoch: joined.epoch,
        sent_at: Millis(0),
        ops: vec![],
        cursors: [(class, cursor)].into(),
    }
}

/// Joins, sends, hears; the same on either side of any wire.
async fn whole(server: &impl Protocol, link: String, class: ClassId, world: &World) {
    let join = JoinRequest {
        protocol: PROTOCOL,
        secret: link,
        device: None,
        key: None,
        attempt: None,
    };
    let joined = server.join(&join).await.unwrap();
    assert!(joined.key.is_some());
    let mut phone = world.stranger();
    phone.device = joined.device;
    let mut request = ask(&joined, class, Cursor::default());
    for seq in 1..=3 {
        request
            .ops
            .push(phone.op(seq, class, StudentId(seq), Attendance::Arrived));
    }
    let answer = server.sync(&request).await.unwrap();
    assert_eq!(answer.device, Some(joined.device));
    assert!(
        answer
            .verdicts
            .iter()
            .all(|it| matches!(it, Verdict::Accepted(_)))
    );
    let nothing = |_| (Cursor::default(), Digest::default());
    let changes = absorb(&request, &answer, nothing).unwrap();
    let last = changes.last();
    let Some(Change::Advance { cursor, digest, .. }) = last else {
        unreachable!("I5: {last:?}");
    };
    assert_eq!((cursor.no, *digest), (3, answer.classes[&class].digest));

    let again = ask(&joined, class, *cursor);
    let answer = server.sync(&again).await.unwrap();
    assert_eq!(absorb(&again, &answer, |_| (*cursor, *digest)), Ok(vec![]));
}

#[tokio::test]
async fn a_phone_joins_sends_and_hears_through_the_trait_alone() {
    let world = World::published().await;
    let class = world.rows().await[0].id;
    let event = world.event;
    let link = world
        .link(Grant::Monitor { event, class }, Some(1), 1)
        .await;
    let wire = Wire {
        app: &world.app,
        session: Cell::new(None),
    };
    whole(&wire, secret(&link), class, &world).await;
}

#[tokio::test]
async fn p13_what_is_turned_down_is_a_failure_with_its_status_and_sentence() {
    let world = World::published().await;
    let stranger = Session::new(&world.app, None, clock::now());
    let request = SyncRequest {
        protocol: PROTOCOL,
        epoch: world.app.epoch,
        sent_at: Millis(0),
        ops: vec![],
        cursors: [].into(),
    };
    let Err(Failure::Problem(status, problem)) = stranger.sync(&request).await else {
        panic!("answered");
    };
    assert_eq!((status, problem.code.as_str()), (401, "no-session"));
    let join = JoinRequest {
        protocol: PROTOCOL,
        secret: "moon".into(),
        device: None,
        key: None,
        attempt: None,
    };
    let Err(Failure::Problem(status, problem)) = stranger.join(&join).await else {
        panic!("opened");
    };
    assert_eq!((status, problem.code.as_str()), (404, "link-unknown"));
    assert!(stranger.device().is_none() && stranger.secret().is_none());
}
