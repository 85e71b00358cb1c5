//! `GET /c/{class}`, `GET /c/{class}.ics`, `GET /api/calendar.ics`.

use axum::body::Body;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LANGUAGE, CONTENT_SECURITY_POLICY, CONTENT_TYPE,
    HeaderMap, HeaderName,
};
use http_body_util::BodyExt;
use rollcall_core::access::Grant;
use rollcall_core::ids::ClassId;
use rollcall_server::clock;
use rollcall_server::db::events;

use crate::world::{Browser, ROSTER, World};

async fn fetch(browser: &Browser, path: &str) -> (u16, HeaderMap, String) {
    let answer = browser.send("GET", path, Body::empty()).await;
    let (parts, body) = answer.into_parts();
    let bytes = body.collect().await.unwrap().to_bytes();
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    (parts.status.as_u16(), parts.headers, text)
}

fn header(headers: &HeaderMap, name: HeaderName) -> &str {
    headers[name].to_str().unwrap()
}

/// A value of a calendar file, unfolded.
fn values<'a>(unfolded: &'a str, name: &str) -> Vec<&'a str> {
    let lines = unfolded.split("\r\n");
    lines.filter_map(|line| line.strip_prefix(name)).collect()
}

async fn edit(world: &World, change: impl FnOnce(&mut events::EventRecord)) {
    let mut tx = world.app.db.write().await.unwrap();
    let mut event = events::find(&mut tx, world.event).await.unwrap().unwrap();
    change(&mut event);
    events::save(&mut tx, &event).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn a_stranger_with_the_link_sees_when_and_where_and_nobody() {
    let world = World::published().await;
    let class = world.rows().await[0].id;
    world.office().await.bring_in(class, ROSTER).await;
    edit(&world, |event| {
        let settings = &mut event.card.settings;
        settings.dress = Some("深色上衣 <b>有领</b> & \"整洁\"".into());
        settings.contact = Some("咨询李老师".into());
    })
    .await;
    let (status, headers, page) = fetch(&world.stranger(), &format!("/c/{class}")).await;
    assert_eq!(status, 200);
    assert_eq!(header(&headers, CONTENT_TYPE), "text/html; charset=utf-8");
    assert_eq!(header(&headers, CONTENT_LANGUAGE), "zh-CN");
    assert_eq!(header(&headers, CACHE_CONTROL), "public, max-age=60");
    assert_eq!(
        header(&headers, HeaderName::from_static("x-robots-tag")),
        "noindex"
    );
    for shown in [
        "23软工1班",
        "4月15日 周四",
        "8:20",
        "08:30–08:50",
        "东校区",
        "采集码",
    ] {
        assert!(page.contains(shown), "{shown}");
    }
    // I13: no student, no counsellor, nobody to ask.
    for hidden in ["路人甲", "9990000001", "王一", "咨询李老师"] {
        assert!(!page.contains(hidden), "{hidden}");
    }
    assert!(page.contains("深色上衣 &lt;b&gt;有领&lt;/b&gt; &amp; &quot;整洁&quot;"));
    assert!(
        page.contains(
            "<meta property=\"og:title\" content=\"23软工1班 · 4月15日 周四 08:30–08:50\">"
        )
    );

    let (_, headers, page) = fetch(&world.stranger(), &format!("/c/{class}?lang=en")).await;
    assert_eq!(header(&headers, CONTENT_LANGUAGE), "en");
    assert!(page.contains("Thu 15 April") && page.contains("<html lang=\"en\">"));
}

#[tokio::test]
async fn the_page_runs_nothing_and_its_policy_names_the_very_style_it_has() {
    use data_encoding::BASE64;
    use sha2::{Digest, Sha256};

    let world = World::published().await;
    let class = world.rows().await[0].id;
    let (_, headers, page) = fetch(&world.stranger(), &format!("/c/{class}")).await;
    let (_, style) = page.split_once("<style>").unwrap();
    let (style, _) = style.split_once("</style>").unwrap();
    let hash = BASE64.encode(&Sha256::digest(style.as_bytes()));
    let policy = header(&headers, CONTENT_SECURITY_POLICY);
    assert!(policy.starts_with("default-src 'none'; style-src 'sha256-"));
    assert!(policy.contains(&hash) && !policy.contains("unsafe"));
    assert!(!page.contains("<script") && !page.contains(" style="));
}

#[tokio::test]
async fn a_class_that_is_not_there_is_told_so_on_a_page() {
    let world = World::published().await;
    for path in [
        format!("/c/{}", ClassId(1)),
        "/c/nonsense".into(),
        format!("/c/{}.ics", ClassId(1)),
    ] {
        let (status, headers, page) = fetch(&world.stranger(), &path).await;
        assert_eq!(status, 404, "{path}");
        assert_eq!(header(&headers, CONTENT_TYPE), "text/html; charset=utf-8");
        assert_eq!(header(&headers, CACHE_CONTROL), "no-store");
        assert!(page.contains("没有这个班级"));
    }
    for bare in ["/c", "/c/"] {
        assert_eq!(fetch(&world.stranger(), bare).await.0, 404, "{bare}");
    }
}

#[tokio::test]
async fn a_closed_event_says_so() {
    let world = World::published().await;
    let path = format!("/c/{}", world.rows().await[0].id);
    let over = "这次采集已经结束";
    assert!(!fetch(&world.stranger(), &path).await.2.contains(over));
    edit(&world, |event| event.closed_at = Some(clock::now())).await;
    assert!(fetch(&world.stranger(), &path).await.2.contains(over));
}

#[tokio::test]
async fn a_class_in_a_calendar_rings_at_its_gathering_and_a_later_file_replaces_it() {
    let world = World::published().await;
    let class = world.rows().await[0].id;
    let path = format!("/c/{class}.ics");
    let (status, headers, text) = fetch(&world.stranger(), &path).await;
    assert_eq!(status, 200);
    assert_eq!(
        header(&headers, CONTENT_TYPE),
        "text/calendar; charset=utf-8"
    );
    assert!(header(&headers, CONTENT_DISPOSITION).starts_with("inline"));
    assert_eq!(header(&headers, CACHE_CONTROL), "public, max-age=60");
    assert!(text.split("\r\n").all(|line| line.len() <= 75));
    let text = text.replace("\r\n ", "");
    let uid = format!("{class}@rollcall");
    assert_eq!(values(&text, "UID:"), [uid.as_str()]);
    // 8:30 in China.
    assert_eq!(values(&text, "DTSTART:"), ["20270415T003000Z"]);
    assert_eq!(values(&text, "DTEND:"), ["20270415T005000Z"]);
    assert_eq!(values(&text, "TRIGGER:"), ["-PT10M"]);
    assert_eq!(values(&text, "LOCATION:"), ["东校区 · 第 1 组"]);
    let link = format!("http://rollcall.test/c/{class}");
    assert_eq!(values(&text, "URL:"), [link.as_str()]);
    assert!(!text.contains("王一"));

    let before: u64 = values(&text, "SEQUENCE:")[0].parse().unwrap();
    edit(&world, |event| event.version += 1).await;
    let text = fetch(&world.stranger(), &path).await.2;
    assert_eq!(values(&text, "SEQUENCE:"), [(before + 1).to_string()]);
    assert_eq!(values(&text, "UID:"), [uid.as_str()]);
}

#[tokio::test]
async fn own_classes_are_in_one_calendar_in_the_order_of_time() {
    let world = World::published().await;
    let rows = world.rows().await;
    let mut counsellor = world.counsellor(&rows[0]).await;
    // A class that is held twice over is there once.
    let twice = Grant::Monitor {
        event: world.event,
        class: rows[1].id,
    };
    counsellor
        .open(&world.link(twice, None, 1).await)
        .await
        .unwrap();
    let (status, headers, text) = fetch(&counsellor, "/api/calendar.ics").await;
    assert_eq!(status, 200);
    assert_eq!(header(&headers, CACHE_CONTROL), "no-store");
    let text = text.replace("\r\n ", "");
    let uids = [0, 1].map(|at| format!("{}@rollcall", rows[at].id));
    assert_eq!(values(&text, "UID:"), uids);

    let (status, _, text) = fetch(&world.stranger(), "/api/calendar.ics").await;
    assert_eq!(status, 401);
    assert!(text.contains("no-session"));
    let (_, _, none) = fetch(&world.office().await, "/api/calendar.ics").await;
    assert!(!none.contains("VEVENT"));
}
