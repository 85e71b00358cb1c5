//! I12: version n−1 can still send. The texts are frozen: they are what apps of protocol 1 send, and read.

use rollcall_core::access::Grant;
use serde_json::{Value, json};

use crate::world::{World, secret};

const JOIN: &str = r#"{"protocol":1,"secret":"SECRET","device":null}"#;
const JOIN_AGAIN: &str = r#"{"protocol":1,"secret":"SECRET","device":"DEVICE"}"#;
const OP: &str = r#"{"id":["DEVICE",1],"class":"CLASS","subject":{"student":"0000000000000007"},"mark":{"attendance":"photographed"},"seen":[],"at":1,"by":"monitor"}"#;
const SYNC: &str = r#"{"protocol":1,"epoch":"EPOCH","sent_at":1,"ops":[OP],"cursors":{"CLASS":{"no":0,"sheet":0}}}"#;
/// The fields that an app of protocol 1 must find.
const JOIN_ANSWER: [&str; 6] = ["protocol", "epoch", "device", "last_seq", "grant", "event"];
const SYNC_ANSWER: [&str; 9] = [
    "protocol", "epoch", "now", "verdicts", "last_seq", "grants", "events", "classes", "gone",
];

fn fields(answer: &Value, expected: &[&str]) {
    let mut found: Vec<_> = answer.as_object().unwrap().keys().cloned().collect();
    let mut expected = expected.to_vec();
    found.sort();
    expected.sort_unstable();
    assert_eq!(found, expected);
}

#[tokio::test]
async fn i12_an_app_of_protocol_1_joins_sends_and_is_answered_in_its_own_words() {
    let world = World::published().await;
    let class = world.rows().await[0].id;
    let event = world.event;
    let link = world.link(Grant::Monitor { event, class }, None, 1).await;
    let mut phone = world.stranger();
    let join = JOIN.replace("SECRET", &secret(&link));
    let answer: Value = phone.ask("POST", "/api/join", join).await.unwrap();
    fields(&answer, &JOIN_ANSWER);
    assert_eq!(answer["protocol"], 1);
    let without = "SELECT COUNT(*) FROM devices WHERE key_hash IS NULL";
    assert_eq!(world.number(without).await, 1);
    let device = answer["device"].as_str().unwrap().to_owned();

    // The browser's cookie came late: it opens the link again, by its name (P13).
    phone.device = device.parse().unwrap();
    let join = JOIN_AGAIN
        .replace("SECRET", &secret(&link))
        .replace("DEVICE", &device);
    let answer: Value = phone.ask("POST", "/api/join", join).await.unwrap();
    assert_eq!(answer["device"], device.as_str());
    let cookie = phone.open(&link).await.unwrap();
    assert!(cookie.key.is_some(), "the app is newer now");

    let sync = SYNC
        .replace("OP", OP)
        .replace("EPOCH", &world.app.epoch.to_string())
        .replace("DEVICE", &device)
        .replace("CLASS", &class.to_string());
    for verdict in ["accepted", "duplicate"] {
        let answer: Value = phone.ask("POST", "/api/sync", sync.clone()).await.unwrap();
        fields(&answer, &SYNC_ANSWER);
        assert_eq!(answer["protocol"], 1);
        assert_eq!(answer["verdicts"], json!([{ verdict: 1 }]));
        let delta = &answer["classes"][class.to_string()];
        assert_eq!(delta["ops"][0]["no"], 1);
        assert_eq!(delta["ops"][0]["op"]["id"], json!([device, 1]));
        assert_eq!(delta["digest"].as_str().unwrap().len(), 16);
    }
}

#[tokio::test]
async fn an_older_and_a_newer_protocol_get_the_sentence_and_save_nothing() {
    let world = World::published().await;
    let class = world.rows().await[0].id;
    let phone = world.monitor(class).await;
    for protocol in ["0", "3"] {
        let sync = SYNC
            .replace("OP", "")
            .replace("EPOCH", &world.app.epoch.to_string())
            .replace("CLASS", &class.to_string())
            .replace("\"protocol\":1", &format!("\"protocol\":{protocol}"));
        let join = JOIN.replace("\"protocol\":1", &format!("\"protocol\":{protocol}"));
        for (path, body) in [("/api/sync", sync), ("/api/join", join)] {
            let answer = phone.ask::<Value>("POST", path, body).await;
            let (status, problem) = answer.unwrap_err();
            assert_eq!(
                (status.as_u16(), problem.code.as_str()),
                (400, "protocol-unknown")
            );
        }
    }
}
