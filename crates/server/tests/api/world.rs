//! A server with a small school, and browsers that talk to it.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, COOKIE, SET_COOKIE};
use axum::http::{Request, Response, StatusCode};
use http_body_util::BodyExt;
use rollcall_core::access::{Grant, Role};
use rollcall_core::desk::{
    ClassPage, ClassRow, Invitation, InviteRequest, PublishRequest, Published,
};
use rollcall_core::ids::{ClassId, DeviceId, EventId, Seq, StudentId};
use rollcall_core::marks::{Attendance, Mark, Op, OpId, RawOp, Subject};
use rollcall_core::sync::wire::{
    Cursor, JoinAnswer, JoinRequest, PROTOCOL, Problem, SyncAnswer, SyncRequest,
};
use rollcall_core::time::Millis;
use rollcall_server::app::App;
use rollcall_server::db::Db;
use rollcall_server::service::invite;
use rollcall_server::{clock, first, http};
use serde::Serialize;
use serde::de::DeserializeOwned;
use tempfile::TempDir;
use tokio::sync::watch;
use tower::ServiceExt;

/// Three classes of two counsellors, two of them with the same name on two campuses.
pub const NOTICE: &str = "\
关于2027届毕业生图像采集的通知

收费标准为 15 元/生。辅导员提前 10 分钟带队到场。

附件1：图像采集时间安排表（东校区）
序号\t日期\t时间\t学院\t班级\t人数\t辅导员
1\t2027年4月15日\t8:30-8:50\t软件学院\t23软工1班\t3\t王一
2\t2027年4月15日\t8:50-9:10\t软件学院\t23软工2班\t2\t王一
3\t2027年4月15日\t9:10-9:30\t外语学院\t23英语1班\t2\t李二
";

/// A roster of the first class.
pub const ROSTER: &str = "序号,姓名,学号,备注\n1,路人甲,9990000001,\n2,路人乙,9990000002,\n3,路人丙,9990000003,往年已拍\n";

/// The server.
pub struct World {
    /// Its inside.
    pub app: Arc<App>,
    /// Stops it.
    pub stop: watch::Sender<bool>,
    router: Router,
    /// The one event.
    pub event: EventId,
    _dir: TempDir,
}

/// A browser: its cookie, and the device it is.
#[derive(Clone)]
pub struct Browser {
    router: Router,
    pub cookie: Option<String>,
    pub device: DeviceId,
}

impl World {
    /// A server with an event that has no timetable yet.
    pub async fn empty() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let db = Db::open(&dir.path().join("rollcall.sqlite")).await.unwrap();
        let (stop, stopping) = watch::channel(false);
        let app = App::new(db, "http://rollcall.test".into(), stopping).await;
        let app = Arc::new(app.unwrap());
        let mut tx = app.db.write().await.unwrap();
        let event = first::new_event(&mut tx).await.unwrap();
        tx.commit().await.unwrap();
        let router = http::router(app.clone());
        Self {
            app,
            stop,
            router,
            event,
            _dir: dir,
        }
    }

    /// A server whose event has [`NOTICE`] as its timetable.
    pub async fn published() -> Self {
        let world = Self::empty().await;
        world.office().await.publish(world.event, NOTICE).await;
        world
    }

    /// A browser that has opened nothing.
    pub fn stranger(&self) -> Browser {
        Browser {
            router: self.router.clone(),
            cookie: None,
            device: DeviceId(0),
        }
    }

    /// A link from the server itself.
    pub async fn link(&self, grant: Grant, uses: Option<u32>, days: u16) -> Invitation {
        let mut tx = self.app.db.write().await.unwrap();
        let request = InviteRequest { grant, uses, days };
        let base = &self.app.base_url;
        let link = invite::mint(&mut tx, base, &request, None, clock::now())
            .await
            .unwrap();
        tx.commit().await.unwrap();
        link
    }

    /// A browser that opened a link of this grant.
    pub async fn browser(&self, grant: Grant) -> Browser {
        let mut browser = self.stranger();
        browser
            .open(&self.link(grant, None, 1).await)
            .await
            .unwrap();
        browser
    }

    pub async fn office(&self) -> Browser {
        self.browser(Grant::Office { event: self.event }).await
    }

    pub async fn monitor(&self, class: ClassId) -> Browser {
        self.browser(Grant::Monitor {
            event: self.event,
            class,
        })
        .await
    }

    pub async fn counsellor(&self, row: &ClassRow) -> Browser {
        let counsellor = row.counsellor_id.unwrap();
        self.browser(Grant::Counsellor {
            event: self.event,
            counsellor,
        })
        .await
    }

    /// The classes in their order.
    pub async fn rows(&self) -> Vec<ClassRow> {
        self.office()
            .await
            .get(&format!("/api/events/{}/classes", self.event))
            .await
    }

    /// What one query of the database answers.
    pub async fn number(&self, query: &'static str) -> i64 {
        let mut tx = self.app.db.read().await.unwrap();
        sqlx::query_scalar(query).fetch_one(&mut *tx).await.unwrap()
    }
}

/// The secret in a link.
pub fn secret(link: &Invitation) -> String {
    link.url.split_once('#').unwrap().1.to_owned()
}

impl Browser {
    pub async fn send(&self, method: &str, path: &str, body: impl Into<Body>) -> Response<Body> {
        let mut request = Request::builder().method(method).uri(path);
        request = request.header(CONTENT_TYPE, "application/json");
        if let Some(cookie) = &self.cookie {
            request = request.header(COOKIE, format!("other=1; rollcall={cookie}"));
        }
        let request = request.body(body.into()).unwrap();
        self.router.clone().oneshot(request).await.unwrap()
    }

    pub async fn ask<T: DeserializeOwned>(
        &self,
        method: &str,
        path: &str,
        body: impl Into<Body>,
    ) -> Result<T, (StatusCode, Problem)> {
        let answer = self.send(method, path, body).await;
        let status = answer.status();
        let bytes = answer.into_body().collect().await.unwrap().to_bytes();
        if status.is_success() {
            Ok(serde_json::from_slice(&bytes).unwrap())
        } else {
            Err((status, serde_json::from_slice(&bytes).unwrap()))
        }
    }

    pub async fn get<T: DeserializeOwned>(&self, path: &str) -> T {
        self.ask("GET", path, Body::empty()).await.unwrap()
    }

    pub async fn post<T: DeserializeOwned>(
        &self,
        path: &str,
        body: &impl Serialize,
    ) -> Result<T, (StatusCode, Problem)> {
        self.ask("POST", path, serde_json::to_vec(body).unwrap())
            .await
    }

    /// Opens a link and keeps the cookie, as a browser does.
    pub async fn open(&mut self, link: &Invitation) -> Result<JoinAnswer, Problem> {
        let device = (self.device != DeviceId(0)).then_some(self.device);
        let request = JoinRequest {
            protocol: PROTOCOL,
            secret: secret(link),
            device,
        };
        let answer = self
            .send("POST", "/api/join", serde_json::to_vec(&request).unwrap())
            .await;
        let ok = answer.status().is_success();
        if let Some(set) = answer.headers().get(SET_COOKIE) {
            let (_, value) = set.to_str().unwrap().split_once('=').unwrap();
            self.cookie = Some(value.split(';').next().unwrap().to_owned());
        }
        let bytes = answer.into_body().collect().await.unwrap().to_bytes();
        if !ok {
            return Err(serde_json::from_slice(&bytes).unwrap());
        }
        let answer: JoinAnswer = serde_json::from_slice(&bytes).unwrap();
        self.device = answer.device;
        Ok(answer)
    }

    pub async fn publish(&self, event: EventId, text: &str) -> Published {
        let request = PublishRequest { text: text.into() };
        let path = format!("/api/events/{event}/publish");
        self.post(&path, &request).await.unwrap()
    }

    pub async fn bring_in(&self, class: ClassId, sheet: &str) -> ClassPage {
        let path = format!("/api/classes/{class}/roster?name=a.csv&apply=true");
        self.ask("POST", &path, sheet.to_owned()).await.unwrap()
    }

    pub async fn sync(&self, world: &World, ops: Vec<RawOp>) -> SyncAnswer {
        self.sync_from(world, ops, []).await
    }

    pub async fn sync_from(
        &self,
        world: &World,
        ops: Vec<RawOp>,
        cursors: impl IntoIterator<Item = (ClassId, Cursor)>,
    ) -> SyncAnswer {
        let request = SyncRequest {
            protocol: PROTOCOL,
            epoch: world.app.epoch,
            sent_at: Millis(0),
            ops,
            cursors: cursors.into_iter().collect(),
        };
        self.post("/api/sync", &request).await.unwrap()
    }

    /// An op of this device, as a monitor says it.
    pub fn op(&self, seq: u64, class: ClassId, student: StudentId, mark: Attendance) -> RawOp {
        let op = Op {
            id: OpId {
                device: self.device,
                seq: Seq(seq),
            },
            class,
            subject: Subject::Student(student),
            mark: Mark::Attendance(mark),
            seen: vec![],
            at: Millis(1),
            by: Role::Monitor,
        };
        op.to_raw().unwrap()
    }
}
