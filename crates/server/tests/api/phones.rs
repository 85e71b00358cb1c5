//! When the phones of a class were last heard of, in the answer of `POST /api/sync`.

use rollcall_core::access::Grant;
use rollcall_core::desk::DeviceRow;
use rollcall_core::ids::ClassId;
use rollcall_core::sync::wire::PhoneWord;

use crate::world::{Browser, World};

async fn words(world: &World, browser: &Browser, class: ClassId) -> Option<Vec<PhoneWord>> {
    let answer = browser.sync(world, Vec::new()).await;
    answer.classes[&class].phones.clone()
}

fn tail(browser: &Browser) -> String {
    browser.device.to_string()[12..].to_owned()
}

#[tokio::test]
async fn p1_a_counsellor_hears_of_the_phones_of_each_own_class_and_a_monitor_of_nobodys() {
    let world = World::published().await;
    let rows = world.rows().await;
    let (class, other) = (rows[0].id, rows[1].id);
    let counsellor = world.counsellor(&rows[0]).await;
    // Nobody has opened an invitation: that is said, and not left out.
    assert_eq!(words(&world, &counsellor, class).await, Some(Vec::new()));

    let one = world.monitor(class).await;
    let two = world.monitor(class).await;
    let answer = two.sync(&world, Vec::new()).await;
    let heard = words(&world, &counsellor, class).await.unwrap();
    let mut tails: Vec<&str> = heard.iter().map(|it| it.tail.as_str()).collect();
    tails.sort_unstable();
    let mut expected = [tail(&one), tail(&two)];
    expected.sort();
    assert_eq!(tails, expected);
    assert!(heard.iter().all(|it| it.heard_at <= answer.now));
    assert_eq!(words(&world, &counsellor, other).await, Some(Vec::new()));

    // I13: monitors hear of nobody, and the counsellor of others' classes not even that.
    assert_eq!(words(&world, &one, class).await, None);
    let elsewhere = world.counsellor(&rows[2]).await;
    let answer = elsewhere.sync(&world, Vec::new()).await;
    assert!(!answer.classes.contains_key(&class));
}

#[tokio::test]
async fn i9_who_was_taken_back_from_hears_nothing_and_is_heard_of_no_more() {
    let world = World::published().await;
    let rows = world.rows().await;
    let class = rows[0].id;
    let counsellor = world.counsellor(&rows[0]).await;
    let phone = world.monitor(class).await;
    let path = format!("/api/devices/{}/revoke", phone.device);
    let _: DeviceRow = counsellor.post(&path, &()).await.unwrap();
    assert_eq!(words(&world, &counsellor, class).await, Some(Vec::new()));

    let path = format!("/api/devices/{}/revoke", counsellor.device);
    let office = world.office().await;
    let _: DeviceRow = office.post(&path, &()).await.unwrap();
    let answer = counsellor.sync(&world, Vec::new()).await;
    assert!(answer.classes.is_empty());
}

#[tokio::test]
async fn a_counsellor_who_holds_the_class_as_its_monitor_too_is_no_phone_of_it() {
    let world = World::published().await;
    let rows = world.rows().await;
    let class = rows[0].id;
    let mut counsellor = world.counsellor(&rows[0]).await;
    let grant = Grant::Monitor {
        event: world.event,
        class,
    };
    counsellor
        .open(&world.link(grant, None, 1).await)
        .await
        .unwrap();
    assert_eq!(words(&world, &counsellor, class).await, Some(Vec::new()));
}
