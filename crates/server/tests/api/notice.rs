//! `POST /api/notice/read`.

use rollcall_core::desk::ReadRequest;
use serde_json::Value;

use crate::world::World;

#[tokio::test]
async fn a_file_in_gb18030_comes_back_with_its_text_and_its_reading_and_nothing_is_saved() {
    let world = World::empty().await;
    let office = world.office().await;
    // “收费15元/生。” in GB18030.
    let bytes = b"\xca\xd5\xb7\xd1\x31\x35\xd4\xaa/\xc9\xfa\xa1\xa3".to_vec();
    let answer: Value = office
        .ask("POST", "/api/notice/read?name=notice.txt", bytes)
        .await
        .unwrap();
    assert_eq!(answer["text"], "收费15元/生。");
    assert_eq!(answer["settings"]["fee_fen"], 1500);
    assert_eq!(world.rows().await, []);
}

#[tokio::test]
async fn a_text_is_read_once_more_as_a_message() {
    let world = World::empty().await;
    let office = world.office().await;
    let request = ReadRequest {
        text: "收费15元/生。".into(),
        mends: Vec::new(),
    };
    let answer: Value = office.post("/api/notice/read", &request).await.unwrap();
    assert_eq!(answer["text"], request.text);
    assert_eq!(answer["settings"]["fee_fen"], 1500);
}
