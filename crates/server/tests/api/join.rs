//! `POST /api/join`, `GET /api/session`.

use axum::http::header::SET_COOKIE;
use rollcall_core::access::Grant;
use rollcall_core::desk::{InvitationRow, Session};
use rollcall_core::ids::{ClassId, DeviceId, StudentId};
use rollcall_core::marks::Attendance;
use rollcall_core::sync::wire::{JoinRequest, PROTOCOL};
use rollcall_server::db::invitations;

use crate::world::{World, secret};

fn monitor(world: &World, class: ClassId) -> Grant {
    Grant::Monitor {
        event: world.event,
        class,
    }
}

fn office(world: &World) -> Grant {
    Grant::Office { event: world.event }
}

#[tokio::test]
async fn a_link_with_one_use_serves_one_device_and_the_next_is_told() {
    let world = World::empty().await;
    let link = world.link(office(&world), Some(1), 1).await;
    let mut first = world.stranger();
    assert!(first.open(&link).await.is_ok());
    let mut second = world.stranger();
    assert_eq!(second.open(&link).await.unwrap_err().code, "link-used-up");
    assert!(second.cookie.is_none());
}

#[tokio::test]
async fn p2_p4_the_same_link_opens_again_on_the_same_device_without_another_use() {
    let world = World::published().await;
    let class = world.rows().await[0].id;
    let grant = Grant::Monitor {
        event: world.event,
        class,
    };
    let link = world.link(grant, Some(1), 1).await;
    let mut phone = world.stranger();
    let device = phone.open(&link).await.unwrap().device;
    phone
        .sync(
            &world,
            vec![phone.op(1, class, StudentId(7), Attendance::Arrived)],
        )
        .await;

    let with_cookie = phone.open(&link).await.unwrap();
    assert_eq!((with_cookie.device, with_cookie.last_seq.0), (device, 1));
    // The cookie is gone, the storage is there.
    phone.cookie = None;
    assert_eq!(phone.open(&link).await.unwrap().device, device);
    // The storage is gone, the cookie is there: the phone counts on from where it was.
    phone.device = DeviceId(0);
    let counted = phone.open(&link).await.unwrap();
    assert_eq!((counted.device, counted.last_seq.0), (device, 1));
    assert_eq!(world.number("SELECT COUNT(*) FROM devices").await, 3);
}

#[tokio::test]
async fn one_installation_may_hold_several_grants() {
    let world = World::published().await;
    let rows = world.rows().await;
    let mut phone = world.monitor(rows[0].id).await;
    let device = phone.device;
    let other = Grant::Monitor {
        event: world.event,
        class: rows[2].id,
    };
    let link = world.link(other, None, 1).await;
    assert_eq!(phone.open(&link).await.unwrap().device, device);
    let session: Session = phone.get("/api/session").await;
    assert_eq!((session.grants.len(), session.events.len()), (2, 1));
    assert_eq!(phone.sync(&world, vec![]).await.classes.len(), 2);
}

#[tokio::test]
async fn an_expired_a_revoked_and_an_unknown_link_each_have_their_sentence() {
    let world = World::empty().await;
    let mut browser = world.stranger();

    let expired = world.link(office(&world), None, 0).await;
    assert_eq!(
        browser.open(&expired).await.unwrap_err().code,
        "link-expired"
    );

    let revoked = world.link(office(&world), None, 1).await;
    let mut tx = world.app.db.write().await.unwrap();
    invitations::revoke(&mut tx, revoked.id).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(
        browser.open(&revoked).await.unwrap_err().code,
        "link-revoked"
    );

    let mut unknown = revoked;
    unknown.url = "http://rollcall.test/join#nothing".into();
    assert_eq!(
        browser.open(&unknown).await.unwrap_err().code,
        "link-unknown"
    );
}

#[tokio::test]
async fn p13_p17_a_phone_that_a_restored_server_has_never_heard_of_keeps_its_name() {
    let world = World::empty().await;
    let mut phone = world.stranger();
    phone.device = DeviceId(0xfeed);
    let link = world.link(office(&world), None, 1).await;
    assert_eq!(phone.open(&link).await.unwrap().device, DeviceId(0xfeed));
}

#[tokio::test]
async fn nobody_becomes_another_device_by_naming_it() {
    let world = World::empty().await;
    let victim = world.office().await;
    let mut thief = world.stranger();
    thief.device = victim.device;
    let link = world.link(office(&world), None, 1).await;
    assert_ne!(thief.open(&link).await.unwrap().device, victim.device);
}

#[tokio::test]
async fn the_session_is_a_cookie_that_scripts_cannot_read_and_the_database_has_its_hash_only() {
    let world = World::empty().await;
    let link = world.link(office(&world), None, 1).await;
    let request = JoinRequest {
        protocol: PROTOCOL,
        secret: secret(&link),
        device: None,
        key: None,
        attempt: None,
    };
    let body = serde_json::to_vec(&request).unwrap();
    let answer = world.stranger().send("POST", "/api/join", body).await;
    let cookie = answer.headers()[SET_COOKIE].to_str().unwrap().to_owned();
    assert!(cookie.contains("; HttpOnly; SameSite=Lax") && cookie.contains("Max-Age=34560000"));
    assert!(!cookie.contains("Secure"), "the browser came by http");
    let value = &cookie["rollcall=".len()..cookie.find(';').unwrap()];
    assert_eq!(value.len(), 43, "256 bits");
    let plain = "SELECT COUNT(*) FROM sessions WHERE length(hash) = 64";
    assert_eq!(world.number(plain).await, 1);
}

#[tokio::test]
async fn a_key_is_given_once_for_each_name_and_the_database_has_its_hash_only() {
    let world = World::published().await;
    let class = world.rows().await[0].id;
    let mut phone = world.stranger();
    let link = world.link(monitor(&world, class), None, 1).await;
    let key = phone.open(&link).await.unwrap().key.unwrap();
    assert_eq!(key.len(), 43, "256 bits");
    assert_eq!(phone.open(&link).await.unwrap().key, None);
    phone.cookie = None;
    assert_eq!(phone.open(&link).await.unwrap().key, None);
    let plain =
        "SELECT COUNT(*) FROM devices WHERE key_hash IS NOT NULL AND length(key_hash) <> 64";
    assert_eq!(world.number(plain).await, 0);
}

#[tokio::test]
async fn p13_a_key_proves_a_name_whatever_link_and_whatever_session() {
    let world = World::published().await;
    let rows = world.rows().await;
    let mut phone = world.monitor(rows[0].id).await;
    let name = phone.device;
    let other = world.link(monitor(&world, rows[2].id), None, 1).await;
    phone.cookie = None;
    let joined = phone.open(&other).await.unwrap();
    assert_eq!((joined.device, joined.key), (name, None));
    // The browser has somebody else's cookie.
    phone.cookie = world.monitor(rows[1].id).await.cookie;
    let third = world.link(monitor(&world, rows[1].id), None, 1).await;
    assert_eq!(phone.open(&third).await.unwrap().device, name);
    let session: Session = phone.get("/api/session").await;
    assert_eq!((session.device, session.grants.len()), (name, 3));
}

#[tokio::test]
async fn p13_another_key_is_never_accepted_even_with_the_very_link_that_the_name_has_opened() {
    let world = World::published().await;
    let class = world.rows().await[0].id;
    let link = world.link(monitor(&world, class), None, 1).await;
    let mut victim = world.stranger();
    victim.open(&link).await.unwrap();
    let mut thief = world.stranger();
    thief.device = victim.device;
    thief.key = Some("moon".into());
    let joined = thief.open(&link).await.unwrap();
    assert_ne!(joined.device, victim.device);
    assert!(joined.key.is_some());
    // With a session it stays who the session says.
    let own = joined.device;
    thief.device = victim.device;
    thief.key = Some("moon".into());
    assert_eq!(thief.open(&link).await.unwrap().device, own);
}

#[tokio::test]
async fn a_name_that_is_known_of_carried_ops_alone_belongs_to_nobody_who_cannot_prove_it() {
    let world = World::published().await;
    let class = world.rows().await[0].id;
    let carrier = world.monitor(class).await;
    let mut author = world.stranger();
    author.device = DeviceId(0xfeed);
    let op = author.op(3, class, StudentId(7), Attendance::Arrived);
    carrier.sync(&world, vec![op]).await;
    let link = world.link(monitor(&world, class), None, 1).await;
    assert_ne!(author.open(&link).await.unwrap().device, DeviceId(0xfeed));
}

#[tokio::test]
async fn p13_a_link_that_was_taken_back_lets_who_has_opened_it_in_again_by_key_and_nobody_else() {
    let world = World::published().await;
    let class = world.rows().await[0].id;
    let link = world.link(monitor(&world, class), None, 1).await;
    let mut phone = world.stranger();
    let name = phone.open(&link).await.unwrap().device;
    let path = format!("/api/invitations/{}/revoke", link.id);
    let office = world.office().await;
    office.post::<InvitationRow>(&path, &()).await.unwrap();
    phone.cookie = None;
    assert_eq!(phone.open(&link).await.unwrap().device, name);
    let mut thief = world.stranger();
    thief.device = name;
    assert_eq!(thief.open(&link).await.unwrap_err().code, "link-revoked");
}
