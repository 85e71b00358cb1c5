//! The log holds no personal data. A binary of its own: the log is the process's.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

use std::io::Write;
use std::sync::{Arc, Mutex};

use axum::body::Body;
use axum::http::Request;
use rollcall_core::access::Grant;
use rollcall_core::desk::{InviteRequest, PublishRequest};
use rollcall_core::sync::wire::{Cursor, JoinRequest, PROTOCOL, SyncRequest};
use rollcall_server::app::App;
use rollcall_server::db::{Db, classes};
use rollcall_server::service::invite;
use rollcall_server::service::publish::{self, Publication};
use rollcall_server::{clock, first, http};
use tokio::sync::watch;
use tower::ServiceExt;

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

const NOTICE: &str = "附件1：时间安排表（东校区）\n序号\t日期\t时间\t学院\t班级\t人数\t辅导员\n1\t2027年4月15日\t8:30-8:50\t软件学院\t23软工1班\t2\t王一某\n";
const ROSTER: &str = "姓名,学号\n路人甲,9990000001\n路人乙,9990000002\n";

#[tokio::test]
async fn a_log_of_everything_holds_no_names_no_numbers_and_no_secrets() {
    let log = Log::default();
    let to = log.clone();
    tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_writer(move || to.clone())
        .init();

    let dir = tempfile::tempdir().unwrap();
    let db = Db::open(&dir.path().join("rollcall.sqlite")).await.unwrap();
    let (_stop, stopping) = watch::channel(false);
    let app = Arc::new(
        App::new(db, "http://rollcall.test".into(), stopping)
            .await
            .unwrap(),
    );
    let mut tx = app.db.write().await.unwrap();
    let event = first::new_event(&mut tx).await.unwrap();
    let request = InviteRequest {
        grant: Grant::Office { event },
        uses: None,
        days: 1,
    };
    let link = invite::mint(&mut tx, &app.base_url, &request, None, clock::now())
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let request = PublishRequest {
        text: NOTICE.into(),
        ..PublishRequest::default()
    };
    let publication = Publication::read(request).await.unwrap();
    publish::put(&app, event, publication, clock::now())
        .await
        .unwrap();
    let mut tx = app.db.read().await.unwrap();
    let class = classes::of_event(&mut tx, event).await.unwrap()[0].id;
    drop(tx);

    let epoch = app.epoch;
    let router = http::router(app);
    let secret = link.url.split_once('#').unwrap().1.to_owned();
    let join = JoinRequest {
        protocol: PROTOCOL,
        secret: secret.clone(),
        device: None,
        key: None,
        attempt: None,
    };
    let body = serde_json::to_vec(&join).unwrap();
    let request = Request::post("/api/join").body(Body::from(body)).unwrap();
    let answer = router.clone().oneshot(request).await.unwrap();
    let cookie = answer.headers()["set-cookie"].to_str().unwrap();
    let cookie = cookie.split(';').next().unwrap().to_owned();
    // A file is often called after a person.
    let path = format!("/api/classes/{class}/roster?apply=true&name=%E8%B7%AF%E4%BA%BA.csv");
    for (body, status) in [
        (ROSTER, 200),
        ("姓名,学号\n路人甲,9990000001\n路人甲,9990000001\n", 422),
    ] {
        let request = Request::post(&path)
            .header("cookie", &cookie)
            .body(Body::from(body))
            .unwrap();
        assert_eq!(
            router.clone().oneshot(request).await.unwrap().status(),
            status
        );
    }

    // Twice a cursor is beyond the database: it was restored from a backup, and the operator is told once (P17).
    let sync = SyncRequest {
        protocol: PROTOCOL,
        epoch,
        sent_at: clock::now(),
        ops: vec![],
        cursors: [(class, Cursor { no: 9, sheet: 0 })].into(),
    };
    for _ in 0..2 {
        let request = Request::post("/api/sync")
            .header("cookie", &cookie)
            .body(Body::from(serde_json::to_vec(&sync).unwrap()))
            .unwrap();
        assert_eq!(router.clone().oneshot(request).await.unwrap().status(), 200);
    }

    let log = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    assert!(
        log.contains("roster brought in") && log.contains("/api/classes/{class}/roster"),
        "{log}"
    );
    assert_eq!(log.matches("rollcall restored --data FOLDER").count(), 1);
    for word in [
        "路人",
        "%E8%B7",
        "9990000001",
        "王一某",
        &secret,
        &cookie["rollcall=".len()..],
    ] {
        assert!(!log.contains(word), "the log holds {word}");
    }
}
