//! Asking the server, and knowing our own answers from others' (P24).

use gloo::net::http::{Request, RequestBuilder, Response};
use rollcall_core::json;
use rollcall_core::sync::wire::Problem;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::text::common as text;

/// What can come of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// Nothing answered.
    NoAnswer,
    /// Something answered that is not our server.
    NotOurs,
    /// Our server said no: status, and a problem to show.
    Problem(u16, Problem),
}

impl Failure {
    /// The problem to show a person.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Self::NoAnswer => text::no_answer().to_owned(),
            Self::NotOurs => text::not_ours().to_owned(),
            Self::Problem(_, problem) => match crate::text::language() {
                crate::text::Language::Chinese => problem.zh.clone(),
                crate::text::Language::English => problem.en.clone(),
            },
        }
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
async fn send(request: RequestBuilder, body: Option<String>) -> Result<String, Failure> {
    let request = match body {
        Some(json) => request
            .header("Content-Type", "application/json")
            .body(json),
        None => request.build(),
    };
    let request = request.map_err(|_| Failure::NoAnswer)?;
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
