//! `GET /api/live`.

use std::time::Duration;

use axum::body::Body;
use http_body_util::BodyExt;
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
async fn a_stream_ends_when_the_server_stops() {
    let world = World::published().await;
    let mut stream = Stream::open(&world.office().await).await;
    world.stop.send(true).unwrap();
    assert_eq!(stream.next().await, None);
}
