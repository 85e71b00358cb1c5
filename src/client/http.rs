//! Asking the server, and knowing our own answers from others' (P24).

use gloo::net::http::{Request, RequestBuilder, Response};
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
    let request = Request::post(path)
        .json(body)
        .map_err(|_| Failure::NoAnswer)?;
    read(request.send().await.map_err(|_| Failure::NoAnswer)?).await
}

/// `GET`, answered by JSON.
///
/// # Errors
/// [`Failure`].
pub async fn get<T: DeserializeOwned>(path: &str) -> Result<T, Failure> {
    read(send(Request::get(path)).await?).await
}

async fn send(request: RequestBuilder) -> Result<Response, Failure> {
    request.send().await.map_err(|_| Failure::NoAnswer)
}

/// Reads an answer: ours is JSON of the shape that was asked for, or a [`Problem`].
///
/// # Errors
/// [`Failure`].
pub async fn read<T: DeserializeOwned>(response: Response) -> Result<T, Failure> {
    let body = response.text().await.map_err(|_| Failure::NoAnswer)?;
    if response.ok() {
        return serde_json::from_str(&body).map_err(|_| Failure::NotOurs);
    }
    match serde_json::from_str(&body) {
        Ok(problem) => Err(Failure::Problem(response.status(), problem)),
        Err(_) => Err(Failure::NotOurs),
    }
}
