//! A server with a small school.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::Router;
use chrono::{Datelike, Days, NaiveDate};
use rollcall_core::access::Grant;
use rollcall_core::desk::{ClassRow, Invitation, InviteRequest};
use rollcall_core::ids::{ClassId, DeviceId, EventId};
use rollcall_server::app::App;
use rollcall_server::db::{Db, events};
use rollcall_server::service::invite;
use rollcall_server::{clock, first, http, restored};
use tempfile::TempDir;
use tokio::sync::watch;

pub use crate::browser::{Browser, secret};

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

/// A day on which [`NOTICE`] is still to come, `days` from today.
pub fn day(days: u64) -> NaiveDate {
    let today = clock::now().to_local(480).date();
    today.checked_add_days(Days::new(days)).unwrap()
}

/// [`NOTICE`] a month from now, with two free slots on that day.
pub fn coming() -> String {
    let date = day(30);
    let day = format!("{}年{}月{}日", date.year(), date.month(), date.day());
    let spare = |time: &str| format!("\t2027年4月15日\t{time}\t\t机动\t\t\n");
    let text = format!("{NOTICE}{}{}", spare("9:30-9:50"), spare("9:50-10:10"));
    text.replace("2027年4月15日", &day)
}

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
    dir: TempDir,
}

impl World {
    /// A server with an event that has no timetable yet.
    pub async fn empty() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let (app, stop) = start(&dir.path().join(FILE)).await;
        let mut tx = app.db.write().await.unwrap();
        let event = first::new_event(&mut tx).await.unwrap();
        tx.commit().await.unwrap();
        let router = http::router(app.clone());
        Self {
            app,
            stop,
            router,
            event,
            dir,
        }
    }

    /// Copies the database aside, as a nightly backup does.
    pub async fn backup(&mut self) -> PathBuf {
        let (file, copy) = (self.dir.path().join(FILE), self.dir.path().join("backup"));
        self.app.db.close().await;
        std::fs::copy(&file, &copy).unwrap();
        self.run().await;
        copy
    }

    /// Puts a backup in the database's place, and says so or not.
    pub async fn restore(&mut self, backup: &Path, say_so: bool) {
        self.app.db.close().await;
        std::fs::copy(backup, self.dir.path().join(FILE)).unwrap();
        if say_so {
            restored::renew(self.dir.path()).await.unwrap();
        }
        self.run().await;
    }

    /// Starts the server again. Browsers of before talk to a server that is gone: see [`World::returns`].
    async fn run(&mut self) {
        (self.app, self.stop) = start(&self.dir.path().join(FILE)).await;
        self.router = http::router(self.app.clone());
    }

    /// The browser talks to the server that runs now.
    pub fn returns(&self, browser: &mut Browser) {
        browser.router = self.router.clone();
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
            key: None,
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

    pub async fn college(&self, college: &str) -> Browser {
        self.browser(Grant::College {
            event: self.event,
            college: college.into(),
        })
        .await
    }

    /// A path below the event.
    pub fn path(&self, of: &str) -> String {
        format!("/api/events/{}/{of}", self.event)
    }

    /// The event is closed.
    pub async fn close_event(&self) {
        let mut tx = self.app.db.write().await.unwrap();
        let mut event = events::find(&mut tx, self.event).await.unwrap().unwrap();
        event.closed_at = Some(clock::now());
        events::save(&mut tx, &event).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// What one query of the database answers.
    pub async fn number(&self, query: &'static str) -> i64 {
        let mut tx = self.app.db.read().await.unwrap();
        sqlx::query_scalar(query).fetch_one(&mut *tx).await.unwrap()
    }
}

const FILE: &str = "rollcall.sqlite";

async fn start(file: &Path) -> (Arc<App>, watch::Sender<bool>) {
    let db = Db::open(file).await.unwrap();
    let (stop, stopping) = watch::channel(false);
    let app = App::new(db, "http://rollcall.test".into(), stopping).await;
    (Arc::new(app.unwrap()), stop)
}
