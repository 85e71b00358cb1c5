//! Plain http to the server, with the session's cookie kept by the agent of each device.

use rollcall_core::sync::wire::{JoinAnswer, JoinRequest, Problem, SyncAnswer, SyncRequest};
use rollcall_core::sync::{Failure, Protocol};
use serde::Serialize;
use serde::de::DeserializeOwned;
use ureq::Agent;
use ureq::http::Response;

use core::cell::RefCell;
use core::time::Duration;

/// How long an answer may take.
const ANSWER_WITHIN: Duration = Duration::from_secs(20);

/// Why a day cannot be played.
#[derive(Debug, thiserror::Error)]
pub enum Unplayable {
    /// No link of ours.
    #[error("this is no link to join by: {0}")]
    Link(String),
    /// The server did not answer, or not as ours.
    #[error("{path}: {why:?}")]
    Server {
        /// What was asked.
        path: String,
        /// What came.
        why: Failure,
    },
    /// A phone could not do what a phone does.
    #[error("a phone: {0}")]
    Phone(String),
    /// The device of the link is nobody's office.
    #[error("the link is not the office's")]
    NotTheOffice,
}

/// One browser's way to the server.
#[derive(Debug)]
pub struct Web {
    base: String,
    agent: Agent,
    session: RefCell<Option<String>>,
}

impl Web {
    /// To the server at `base`, such as `http://127.0.0.1:8080`, without a session.
    #[must_use]
    pub fn to(base: &str) -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(ANSWER_WITHIN))
            .build();
        Self {
            base: base.to_owned(),
            agent: config.into(),
            session: RefCell::default(),
        }
    }

    /// `GET`, answered by JSON.
    ///
    /// # Errors
    /// [`Failure`].
    pub fn get<T: DeserializeOwned>(&self, path: &str) -> Result<T, Failure> {
        let mut request = self.agent.get(self.url(path));
        if let Some(cookie) = &*self.session.borrow() {
            request = request.header("cookie", cookie);
        }
        self.read(request.call().map_err(|_| Failure::NoAnswer)?)
    }

    /// `POST` of JSON, answered by JSON.
    ///
    /// # Errors
    /// [`Failure`].
    pub fn post<T: DeserializeOwned>(
        &self,
        path: &str,
        body: &impl Serialize,
    ) -> Result<T, Failure> {
        let body = serde_json::to_vec(body).map_err(|_| Failure::NoAnswer)?;
        let mut request = self.agent.post(self.url(path));
        request = request.header("content-type", "application/json");
        if let Some(cookie) = &*self.session.borrow() {
            request = request.header("cookie", cookie);
        }
        self.read(request.send(&body).map_err(|_| Failure::NoAnswer)?)
    }

    fn url(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    fn read<T: DeserializeOwned>(&self, mut answer: Response<ureq::Body>) -> Result<T, Failure> {
        let cookie = answer.headers().get("set-cookie");
        if let Some(cookie) = cookie.and_then(|it| it.to_str().ok()) {
            let pair = cookie.split(';').next().unwrap_or_default();
            self.session.replace(Some(pair.to_owned()));
        }
        let status = answer.status().as_u16();
        let body = answer.body_mut().with_config().limit(64 << 20);
        let body = body.read_to_vec().map_err(|_| Failure::NoAnswer)?;
        if (200..300).contains(&status) {
            return serde_json::from_slice(&body).map_err(|_| Failure::NotOurs);
        }
        let problem: Problem = serde_json::from_slice(&body).map_err(|_| Failure::NotOurs)?;
        Err(Failure::Problem(status, problem))
    }
}

impl Protocol for Web {
    async fn join(&self, request: &JoinRequest) -> Result<JoinAnswer, Failure> {
        self.post("/api/join", request)
    }

    async fn sync(&self, request: &SyncRequest) -> Result<SyncAnswer, Failure> {
        self.post("/api/sync", request)
    }
}
