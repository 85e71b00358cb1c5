//! `GET /api/live`.

use std::time::Duration;

use axum::body::Body;
use http_body_util::BodyExt;
use rollcall_core::access::Grant;
use rollcall_core::desk::{DeviceRow, EventEdit, NewEvent, RefusedOp};
use rollcall_core::event::{EventCard, Settings};
use rollcall_core::ids::StudentId;
use rollcall_core::marks::Attendance;

use crate::world::{Browser, World};

/// A stream as its reader sees it.
struct Stream(Body);

impl Stream {
    async fn open(browser: &Browser) -> Self {
        let answer = browser.send("GET", "/api/live", Body::empty()).await;
        assert_eq!(answer.headers()["content-type"], "text/event-stream");
        let mut stream = Self(answer.into_body());
        assert!(stream.next().await.unwrap().starts_with("event: hello\n"));
        stream
    }

    /// The next event; none when the stream has ended.
    async fn next(&mut self) -> Option<String> {
        let frame = tokio::time::timeout(Duration::from_secs(5), self.0.frame());
        let data = frame
            .await
            .expect("nothing came")
            .map(|it| it.unwrap().into_data().unwrap());
        data.map(|data| String::from_utf8(data.to_vec()).unwrap())
    }
}

#[tokio::test]
async fn i13_a_stream_tells_of_own_classes_only() {
    let world = World::published().await;
    let rows = world.rows().await;
    let mut office = Stream::open(&world.office().await).await;
    let mut counsellor = Stream::open(&world.counsellor(&rows[0]).await).await;
    for row in [&rows[2], &rows[1]] {
        let phone = world.monitor(row.id).await;
        phone
            .sync(
                &world,
                vec![phone.op(1, row.id, StudentId(7), Attendance::Arrived)],
            )
            .await;
        let said = office.next().await.unwrap();
        assert_eq!(
            said,
            format!(
                "event: class\ndata: {{\"class\":\"{}\",\"no\":1}}\n\n",
                row.id
            )
        );
    }
    let said = counsellor.next().await.unwrap();
    assert!(said.contains(&rows[1].id.to_string()), "{said}");
}

#[tokio::test]
async fn whoever_has_to_do_with_an_event_hears_that_its_settings_changed() {
    let world = World::published().await;
    let office = world.office().await;
    let rows = world.rows().await;
    let mut phone = Stream::open(&world.monitor(rows[0].id).await).await;
    let mut stranger = {
        let request = NewEvent {
            title: "补拍".into(),
            like: None,
        };
        let other: EventCard = office.post("/api/events", &request).await.unwrap();
        let grant = Grant::Office { event: other.id };
        Stream::open(&world.browser(grant).await).await
    };
    let edit = EventEdit {
        title: "2027届".into(),
        settings: Settings::default(),
    };
    let path = format!("/api/events/{}", world.event);
    let _: EventCard = office.put(&path, &edit).await.unwrap();
    assert!(phone.next().await.unwrap().starts_with("event: hello\n"));
    world.stop.send(true).unwrap();
    assert_eq!(stranger.next().await, None);
}

#[tokio::test]
async fn a_stream_ends_when_the_server_stops() {
    let world = World::published().await;
    let mut stream = Stream::open(&world.office().await).await;
    world.stop.send(true).unwrap();
    assert_eq!(stream.next().await, None);
}

#[tokio::test]
async fn i9_a_phone_that_is_taken_back_from_learns_it_at_once() {
    let world = World::published().await;
    let row = world.rows().await[0].clone();
    let phone = world.monitor(row.id).await;
    let mut stream = Stream::open(&phone).await;
    let path = format!("/api/devices/{}/revoke", phone.device);
    let counsellor = world.counsellor(&row).await;
    let _: DeviceRow = counsellor.post(&path, &()).await.unwrap();
    assert!(stream.next().await.unwrap().starts_with("event: hello\n"));
    // I13: from now on nothing of the class reaches it.
    let other = world.monitor(row.id).await;
    let op = |seq| other.op(seq, row.id, StudentId(7), Attendance::Arrived);
    other.sync(&world, vec![op(1)]).await;
    world.stop.send(true).unwrap();
    assert_eq!(stream.next().await, None);
}

#[tokio::test]
async fn a_refused_op_that_is_taken_in_is_news_of_its_class() {
    let world = World::published().await;
    let row = world.rows().await[0].clone();
    let counsellor = world.counsellor(&row).await;
    let elsewhere = world.monitor(world.rows().await[2].id).await;
    let op = elsewhere.op(1, row.id, StudentId(7), Attendance::Arrived);
    elsewhere.sync(&world, vec![op]).await;
    let mut stream = Stream::open(&counsellor).await;
    let refused: Vec<RefusedOp> = counsellor.get("/api/refused").await;
    let path = format!("/api/refused/{}/accept", refused[0].id);
    let _: RefusedOp = counsellor.post(&path, &()).await.unwrap();
    assert!(stream.next().await.unwrap().starts_with("event: class\n"));
}
