//! `POST /api/join` where answers get lost: the same attempt is answered again, and nobody else.

use rollcall_core::access::Grant;
use rollcall_core::desk::{DeviceRow, Invitation, InvitationRow, Session as Who};
use rollcall_core::ids::{DeviceId, StudentId};
use rollcall_core::marks::Attendance;
use rollcall_core::sync::Protocol;
use rollcall_core::sync::wire::{JoinRequest, PROTOCOL, Verdict};
use rollcall_core::time::Millis;
use rollcall_server::clock;
use rollcall_server::service::Session;

use crate::world::{World, secret};

const TOKEN: &str = "0123456789abcdef0123456789abcdef";
const OTHER: &str = "fedcba9876543210fedcba9876543210";
const DAY_MS: i64 = 86_400_000;

/// A link to the first class.
async fn link(world: &World, uses: Option<u32>) -> Invitation {
    let class = world.rows().await[0].id;
    let event = world.event;
    world.link(Grant::Monitor { event, class }, uses, 1).await
}

/// How many uses of one-use links were spent, how many devices hold a monitor's grant, how many there are that hold
/// nothing.
async fn counts(world: &World) -> [i64; 3] {
    const SPENT: &str = "SELECT COUNT(*) FROM invitations WHERE uses_left = 0";
    const HOLDING: &str = "SELECT COUNT(*) FROM grants WHERE grant_json LIKE '{\"monitor\"%'";
    const BARE: &str = "SELECT COUNT(*) FROM devices WHERE id NOT IN (SELECT device FROM grants)";
    [
        world.number(SPENT).await,
        world.number(HOLDING).await,
        world.number(BARE).await,
    ]
}

#[tokio::test]
async fn i3_a_phone_that_has_lost_the_answer_becomes_the_same_device_and_one_use_is_counted() {
    let world = World::published().await;
    let link = link(&world, Some(1)).await;
    let mut phone = world.stranger();
    let lost = phone.clone().open_as(&link, Some(TOKEN)).await.unwrap();
    for _ in 0..2 {
        let lost_too = phone.clone().open_as(&link, Some(TOKEN)).await.unwrap();
        assert_eq!(lost_too, lost, "P13: the key, too");
    }
    assert_eq!(phone.open_as(&link, Some(TOKEN)).await.unwrap(), lost);
    assert_eq!(counts(&world).await, [1, 1, 0]);

    let class = world.rows().await[0].id;
    let op = phone.op(1, class, StudentId(7), Attendance::Arrived);
    let answer = phone.sync(&world, vec![op]).await;
    assert!(matches!(answer.verdicts[..], [Verdict::Accepted(_)]));
    // The key proves the name whatever link comes next.
    phone.cookie = None;
    let next = world.link(lost.grant.clone(), Some(1), 1).await;
    let joined = phone.open_as(&next, Some(OTHER)).await.unwrap();
    assert_eq!((joined.device, joined.key), (lost.device, None));
}

#[tokio::test]
async fn another_attempt_at_a_spent_link_is_refused_and_so_is_one_that_does_not_say_which_it_is() {
    let world = World::published().await;
    let link = link(&world, Some(1)).await;
    world.stranger().open_as(&link, Some(TOKEN)).await.unwrap();
    for attempt in [Some(OTHER), None, Some(&TOKEN[..31]), Some("")] {
        let mut late = world.stranger();
        let refused = late.open_as(&link, attempt).await.unwrap_err();
        assert_eq!(refused.code, "link-used-up", "{attempt:?}");
        assert!(late.cookie.is_none());
    }
    assert_eq!(counts(&world).await, [1, 1, 0]);
}

#[tokio::test]
async fn a_token_that_could_be_guessed_is_none_and_an_endless_one_is_not_kept() {
    let world = World::published().await;
    let endless = "0".repeat(65);
    for weak in ["", "1", &TOKEN[..21], &endless] {
        let link = link(&world, Some(1)).await;
        world.stranger().open_as(&link, Some(weak)).await.unwrap();
        let again = world.stranger().open_as(&link, Some(weak)).await;
        assert_eq!(again.unwrap_err().code, "link-used-up", "{weak:?}");
    }
    assert_eq!(world.number("SELECT COUNT(*) FROM attempts").await, 0);
}

#[tokio::test]
async fn an_attempt_at_one_link_is_none_at_another_and_of_many_uses_it_spends_one() {
    let world = World::published().await;
    let (first, second) = (link(&world, Some(3)).await, link(&world, Some(1)).await);
    let one = world.stranger().open_as(&first, Some(TOKEN)).await.unwrap();
    let again = world.stranger().open_as(&first, Some(TOKEN)).await.unwrap();
    assert_eq!(again.device, one.device);
    let other = world.stranger().open_as(&first, Some(OTHER)).await.unwrap();
    assert_ne!(other.device, one.device);
    let left = "SELECT COUNT(*) FROM invitations WHERE uses_left = 1";
    assert_eq!(world.number(left).await, 2, "one of three, and the other's");
    let elsewhere = world.stranger().open_as(&second, Some(TOKEN)).await;
    assert_ne!(elsewhere.unwrap().device, one.device);
}

#[tokio::test]
async fn an_attempt_is_answered_until_its_link_expires() {
    let world = World::published().await;
    let link = link(&world, Some(1)).await;
    let request = JoinRequest {
        protocol: PROTOCOL,
        secret: secret(&link),
        device: None,
        key: None,
        attempt: Some(TOKEN.into()),
    };
    let joined = world.stranger().open_as(&link, Some(TOKEN)).await.unwrap();
    let at = |ms| Session::new(&world.app, None, Millis(clock::now().0 + ms));
    let in_time = at(DAY_MS - 60_000).join(&request).await.unwrap();
    assert_eq!(in_time.device, joined.device);
    let late = at(DAY_MS).join(&request).await;
    let Err(rollcall_core::sync::Failure::Problem(410, problem)) = late else {
        panic!("opened: {late:?}");
    };
    assert_eq!(problem.code, "link-expired");
}

#[tokio::test]
async fn i9_an_attempt_opens_neither_a_link_nor_a_phone_that_was_taken_back() {
    let world = World::published().await;
    let office = world.office().await;
    let (one, two) = (link(&world, None).await, link(&world, None).await);
    let phone = world.stranger().open_as(&one, Some(TOKEN)).await.unwrap();
    world.stranger().open_as(&two, Some(TOKEN)).await.unwrap();
    let path = format!("/api/devices/{}/revoke", phone.device);
    office.post::<DeviceRow>(&path, &()).await.unwrap();
    let path = format!("/api/invitations/{}/revoke", two.id);
    office.post::<InvitationRow>(&path, &()).await.unwrap();
    // With a name of its own by now, too.
    let named = world.monitor(world.rows().await[1].id).await;
    for link in [&one, &two] {
        for mut browser in [world.stranger(), named.clone()] {
            let refused = browser.open_as(link, Some(TOKEN)).await.unwrap_err();
            assert_eq!(refused.code, "link-revoked");
        }
    }
}

#[tokio::test]
async fn p9_two_requests_of_one_attempt_in_flight_are_one_device_and_one_use() {
    let world = World::published().await;
    for _ in 0..8 {
        let link = link(&world, Some(1)).await;
        let (mut one, mut two) = (world.stranger(), world.stranger());
        let (first, second) = tokio::join!(
            one.open_as(&link, Some(TOKEN)),
            two.open_as(&link, Some(TOKEN))
        );
        assert_eq!(first.unwrap(), second.unwrap());
        for tab in [one, two] {
            let who: Who = tab.get("/api/session").await;
            assert_eq!((who.device, who.grants.len()), (tab.device, 1));
        }
    }
    assert_eq!(counts(&world).await, [8, 8, 0]);
}

#[tokio::test]
async fn a_phone_that_got_its_name_by_another_link_meanwhile_gets_what_the_lost_answer_gave_it() {
    let world = World::published().await;
    let rows = world.rows().await;
    let lost = link(&world, Some(1)).await;
    let phantom = world.stranger().open_as(&lost, Some(TOKEN)).await.unwrap();
    let mut phone = world.monitor(rows[1].id).await;
    let name = phone.device;
    for _ in 0..2 {
        let joined = phone.open_as(&lost, Some(TOKEN)).await.unwrap();
        assert_eq!((joined.device, joined.key), (name, None));
    }
    let who: Who = phone.get("/api/session").await;
    assert_eq!((who.device, who.grants.len()), (name, 2));
    assert_eq!(counts(&world).await, [1, 2, 1]);
    // What is left of the name that nobody heard holds nothing.
    phone.cookie = None;
    phone.device = DeviceId(0);
    phone.key = None;
    let joined = phone.open_as(&lost, Some(TOKEN)).await.unwrap();
    assert_eq!(joined.device, name);
    assert_ne!(joined.device, phantom.device);
}

#[tokio::test]
async fn p17_a_name_that_a_restored_database_learns_in_a_lost_answer_stays_the_phones() {
    let world = World::published().await;
    let link = link(&world, Some(1)).await;
    let mut phone = world.stranger();
    phone.device = DeviceId(0xfeed);
    phone.key = Some("of the database that is gone".into());
    let lost = phone.clone().open_as(&link, Some(TOKEN)).await.unwrap();
    let joined = phone.open_as(&link, Some(TOKEN)).await.unwrap();
    assert_eq!(joined, lost);
    assert_eq!(joined.device, DeviceId(0xfeed));
    assert!(joined.key.is_some());
}

#[tokio::test]
async fn p4_a_wiped_phone_that_is_known_by_its_cookie_and_then_by_nothing_is_known_by_its_attempt()
{
    let world = World::published().await;
    let link = link(&world, Some(1)).await;
    let mut phone = world.stranger();
    let name = phone.open_as(&link, Some(TOKEN)).await.unwrap().device;
    // The storage is gone, and with it the first token; the answer is lost, and then the cookie.
    phone.device = DeviceId(0);
    phone.key = None;
    phone.clone().open_as(&link, Some(OTHER)).await.unwrap();
    phone.cookie = None;
    let joined = phone.open_as(&link, Some(OTHER)).await.unwrap();
    assert_eq!(joined.device, name);
}

#[tokio::test]
async fn of_a_token_the_database_has_the_hash_only() {
    let world = World::published().await;
    let link = link(&world, Some(1)).await;
    world.stranger().open_as(&link, Some(TOKEN)).await.unwrap();
    let hashed = "SELECT COUNT(*) FROM attempts WHERE length(hash) = 64";
    assert_eq!(world.number(hashed).await, 1);
    let plain =
        "SELECT COUNT(*) FROM attempts WHERE hash LIKE '%0123456789abcdef0123456789abcdef%'";
    assert_eq!(world.number(plain).await, 0);
}
