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
async fn a_web_page_and_a_text_sent_again_are_read_alike_and_a_scan_is_told_what_it_is() {
    let world = World::empty().await;
    let office = world.office().await;
    let page = "<html><body><table><tr><td>日期<td>时间<td>班级<td>人数<tr><td>2027年4月15日<td>8:30-8:50<td>23甲1班<td>40</table>";
    let path = "/api/notice/read?name=a.xls";
    let read: Value = office.ask("POST", path, page).await.unwrap();
    assert_eq!(read["totals"]["students"], 40);
    let request = ReadRequest {
        text: read["text"].as_str().unwrap().into(),
        mends: Vec::new(),
    };
    let again: Value = office.post(path, &request).await.unwrap();
    assert_eq!(again, read);

    let scan = "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\ntrailer\n<< /Root 1 0 R /Size 3 >>\n%%EOF";
    let (status, problem) = office.ask::<Value>("POST", path, scan).await.unwrap_err();
    assert_eq!(status.as_u16(), 422);
    assert!(problem.zh.contains("扫描件"), "{}", problem.zh);
    // Whoever pastes JSON as a text gets it read as a text.
    let odd: Value = office.ask("POST", path, "{}").await.unwrap();
    assert_eq!(odd["text"], "{}");
}
