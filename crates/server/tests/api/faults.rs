//! Every answer that is no success is a Problem with a sentence.

use axum::body::Body;
use rollcall_core::desk::{InviteRequest, Session};
use rollcall_core::sync::wire::SyncAnswer;
use serde_json::Value;

use crate::world::World;

#[tokio::test]
async fn a_body_of_10_mb_gets_a_sentence() {
    let world = World::published().await;
    let class = world.rows().await[0].id;
    let office = world.office().await;
    let ten = vec![b' '; 10 * 1024 * 1024 + 1];
    for path in [
        "/api/sync".to_owned(),
        "/api/notice/read?name=a.txt".to_owned(),
        format!("/api/classes/{class}/roster"),
        format!("/api/events/{}/publish", world.event),
    ] {
        let (status, problem) = office
            .ask::<Value>("POST", &path, ten.clone())
            .await
            .unwrap_err();
        assert_eq!(
            (status.as_u16(), problem.code.as_str()),
            (413, "body-too-large"),
            "{path}"
        );
        assert!(problem.zh.contains("没有保存"));
    }
    // Without a session, too: the size is told before anything else.
    let (status, _) = world
        .stranger()
        .ask::<Value>("POST", "/api/sync", ten)
        .await
        .unwrap_err();
    assert_eq!(status.as_u16(), 413);
}

#[tokio::test]
async fn one_megabyte_of_noise_is_read_as_no_notice() {
    let world = World::empty().await;
    let office = world.office().await;
    let noise: String = (0..250_000u32)
        .filter_map(|i| char::from_u32(0x4e00 + i.wrapping_mul(2_654_435_761) % 20_000))
        .collect();
    let reading: Value = office.ask("POST", "/api/notice/read", noise).await.unwrap();
    assert_eq!(reading["totals"]["classes"], 0);
    assert!(!reading["findings"].as_array().unwrap().is_empty());
}

#[tokio::test]
async fn what_is_no_json_or_of_another_shape_is_told_so() {
    let world = World::published().await;
    let office = world.office().await;
    for body in ["", "{", "[]", r#"{"protocol":1}"#] {
        let (status, problem) = office
            .ask::<SyncAnswer>("POST", "/api/sync", body)
            .await
            .unwrap_err();
        assert_eq!(
            (status.as_u16(), problem.code.as_str()),
            (400, "body-unreadable")
        );
    }
}

#[tokio::test]
async fn without_a_session_nothing_is_shown_and_an_unknown_one_is_no_session() {
    let world = World::published().await;
    let mut browser = world.stranger();
    for cookie in [None, Some("unknown".to_owned())] {
        browser.cookie = cookie;
        let (status, problem) = browser
            .ask::<Session>("GET", "/api/session", "")
            .await
            .unwrap_err();
        assert_eq!(
            (status.as_u16(), problem.code.as_str()),
            (401, "no-session")
        );
        assert_eq!(
            browser
                .send("GET", "/api/live", Body::empty())
                .await
                .status(),
            401
        );
    }
}

#[tokio::test]
async fn an_unknown_path_of_the_interface_and_a_wrong_method_are_told_so() {
    let world = World::empty().await;
    let browser = world.stranger();
    for path in ["/api/nothing", "/api/", "/api/sync/more"] {
        let (status, problem) = browser.ask::<Value>("GET", path, "").await.unwrap_err();
        assert_eq!(
            (status.as_u16(), problem.code.as_str()),
            (404, "not-found"),
            "{path}"
        );
    }
    let (status, problem) = browser
        .ask::<Value>("GET", "/api/sync", "")
        .await
        .unwrap_err();
    assert_eq!(
        (status.as_u16(), problem.code.as_str()),
        (405, "method-wrong")
    );
}

#[tokio::test]
async fn only_an_office_reads_notices() {
    let world = World::published().await;
    let class = world.rows().await[0].id;
    let phone = world.monitor(class).await;
    let (status, _) = phone
        .ask::<Value>("POST", "/api/notice/read", "x")
        .await
        .unwrap_err();
    assert_eq!(status.as_u16(), 403);
    let request = InviteRequest {
        grant: rollcall_core::access::Grant::Office { event: world.event },
        uses: None,
        days: 0,
    };
    let (status, problem) = phone
        .post::<Value>("/api/invitations", &request)
        .await
        .unwrap_err();
    assert_eq!(
        (status.as_u16(), problem.code.as_str()),
        (422, "request-wrong")
    );
}
