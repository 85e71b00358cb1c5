//! Browsers that talk to the server.

use axum::Router;
use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, COOKIE, SET_COOKIE};
use axum::http::{Request, Response, StatusCode};
use http_body_util::BodyExt;
use rollcall_core::access::Role;
use rollcall_core::desk::{ClassPage, Invitation, PublishRequest, Published};
use rollcall_core::ids::{ClassId, DeviceId, EventId, Seq, StudentId};
use rollcall_core::marks::{Attendance, Mark, Op, OpId, RawOp, Subject};
use rollcall_core::sync::wire::{
    Cursor, JoinAnswer, JoinRequest, PROTOCOL, Problem, SyncAnswer, SyncRequest,
};
use rollcall_core::time::Millis;
use serde::Serialize;
use serde::de::DeserializeOwned;
use tower::ServiceExt;

use crate::world::World;

/// A browser: its cookie, and the device it is.
#[derive(Clone)]
pub struct Browser {
    pub router: Router,
    pub cookie: Option<String>,
    pub device: DeviceId,
    pub key: Option<String>,
}

/// The secret in a link.
pub fn secret(link: &Invitation) -> String {
    link.url.split_once('#').unwrap().1.to_owned()
}

impl Browser {
    pub async fn send(&self, method: &str, path: &str, body: impl Into<Body>) -> Response<Body> {
        self.send_as("application/octet-stream", method, path, body)
            .await
    }

    async fn send_as(
        &self,
        content_type: &str,
        method: &str,
        path: &str,
        body: impl Into<Body>,
    ) -> Response<Body> {
        let mut request = Request::builder().method(method).uri(path);
        request = request.header(CONTENT_TYPE, content_type);
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
        Self::answer(self.send(method, path, body).await).await
    }

    async fn answer<T: DeserializeOwned>(
        answer: Response<Body>,
    ) -> Result<T, (StatusCode, Problem)> {
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
        let json = serde_json::to_vec(body).unwrap();
        Self::answer(self.send_as("application/json", "POST", path, json).await).await
    }

    pub async fn put<T: DeserializeOwned>(
        &self,
        path: &str,
        body: &impl Serialize,
    ) -> Result<T, (StatusCode, Problem)> {
        self.ask("PUT", path, serde_json::to_vec(body).unwrap())
            .await
    }

    /// Why a request that should be turned down was: status and code.
    pub async fn refused(&self, method: &str, path: &str, body: &impl Serialize) -> (u16, String) {
        let body = serde_json::to_vec(body).unwrap();
        let answer: Result<serde_json::Value, _> = self.ask(method, path, body).await;
        let (status, problem) = answer.unwrap_err();
        (status.as_u16(), problem.code)
    }

    /// Opens a link and keeps the cookie, as a browser does.
    pub async fn open(&mut self, link: &Invitation) -> Result<JoinAnswer, Problem> {
        self.open_as(link, None).await
    }

    /// The same as one attempt. Where a clone does it the answer is lost.
    pub async fn open_as(
        &mut self,
        link: &Invitation,
        attempt: Option<&str>,
    ) -> Result<JoinAnswer, Problem> {
        let device = (self.device != DeviceId(0)).then_some(self.device);
        let request = JoinRequest {
            protocol: PROTOCOL,
            secret: secret(link),
            device,
            key: self.key.clone(),
            attempt: attempt.map(str::to_owned),
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
        if answer.device != self.device {
            self.key = None;
        }
        self.device = answer.device;
        self.key = answer.key.clone().or(self.key.take());
        Ok(answer)
    }

    pub async fn publish(&self, event: EventId, text: &str) -> Published {
        let request = PublishRequest {
            text: text.into(),
            ..PublishRequest::default()
        };
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
