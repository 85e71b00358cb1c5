//! Asking the server, and knowing our own answers from others' (P24).

use gloo::net::http::{Request, RequestBuilder, Response};
use gloo::timers::callback::Timeout;
use rollcall_core::json;
use rollcall_core::sync::wire::{JoinAnswer, JoinRequest, Problem, SyncAnswer, SyncRequest};
use rollcall_core::sync::{Failure, Protocol};
use serde::Serialize;
use serde::de::DeserializeOwned;
use web_sys::AbortController;

use crate::text::common as text;

/// How long an answer may take, in milliseconds. A network that swallows everything must not hold up the next try.
const ANSWER_WITHIN: u32 = 20_000;

/// The way to the server that this page came from.
#[derive(Debug, Clone, Copy)]
pub struct Http;

impl Protocol for Http {
    async fn join(&self, request: &JoinRequest) -> Result<JoinAnswer, Failure> {
        post("/api/join", request).await
    }

    async fn sync(&self, request: &SyncRequest) -> Result<SyncAnswer, Failure> {
        post("/api/sync", request).await
    }
}

/// The problem to show a person.
#[must_use]
pub fn sentence(failure: &Failure) -> String {
    match failure {
        Failure::NoAnswer => text::no_answer().to_owned(),
        Failure::NotOurs => text::not_ours().to_owned(),
        Failure::Problem(_, problem) => in_words(problem),
    }
}

fn in_words(problem: &Problem) -> String {
    match crate::text::language() {
        crate::text::Language::Chinese => problem.zh.clone(),
        crate::text::Language::English => problem.en.clone(),
    }
}

/// `POST` of JSON, answered by JSON.
///
/// # Errors
/// [`Failure`]; nothing is known about what the server did in [`Failure::NoAnswer`].
pub async fn post<T: DeserializeOwned>(path: &str, body: &impl Serialize) -> Result<T, Failure> {
    let body = serde_json::to_string(body).map_err(|_| Failure::NoAnswer)?;
    parse(&send(Request::post(path), Some(body)).await?)
}

/// `GET`, answered by JSON.
///
/// # Errors
/// [`Failure`].
pub async fn get<T: DeserializeOwned>(path: &str) -> Result<T, Failure> {
    parse(&send(Request::get(path), None).await?)
}

/// The body of a success. Apart from [`post`] and [`get`], so that it is there once and not for every answer.
///
/// # Errors
/// [`Failure`].
pub async fn send(request: RequestBuilder, body: Option<String>) -> Result<String, Failure> {
    let controller = AbortController::new().ok();
    let signal = controller.as_ref().map(AbortController::signal);
    let request = request.abort_signal(signal.as_ref());
    let request = match body {
        Some(json) => request
            .header("Content-Type", "application/json")
            .body(json),
        None => request.build(),
    };
    let request = request.map_err(|_| Failure::NoAnswer)?;
    // Lives as long as the answer is waited for; where the browser has none, the wait is the browser's.
    let _patience = controller.map(|it| Timeout::new(ANSWER_WITHIN, move || it.abort()));
    success(request.send().await.map_err(|_| Failure::NoAnswer)?).await
}

/// Reads an answer: ours is JSON of the shape that was asked for, or a [`Problem`].
///
/// # Errors
/// [`Failure`].
pub async fn read<T: DeserializeOwned>(response: Response) -> Result<T, Failure> {
    parse(&success(response).await?)
}

async fn success(response: Response) -> Result<String, Failure> {
    let body = response.text().await.map_err(|_| Failure::NoAnswer)?;
    if response.ok() {
        return Ok(body);
    }
    Err(match parse(&body) {
        Ok(problem) => Failure::Problem(response.status(), problem),
        Err(failure) => failure,
    })
}

fn parse<T: DeserializeOwned>(body: &str) -> Result<T, Failure> {
    json::read(body).map_err(|_| Failure::NotOurs)
}
