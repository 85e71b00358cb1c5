//! What is turned down becomes an answer: always a Problem in JSON, with a sentence.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use rollcall_core::sync::Failure;
use rollcall_core::sync::wire::Problem;

use crate::problem::{Fault, Told};

/// What a handler gives back.
pub type Answer<T> = core::result::Result<T, Fault>;

/// The answer to a request that was turned down.
pub fn answer(fault: &Fault) -> Response {
    respond(fault.turned_down())
}

fn respond((status, problem): (u16, Problem)) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (status, Json(problem)).into_response()
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        answer(&self)
    }
}

/// What the exchange's own trait gives back instead of a fault.
#[derive(Debug)]
pub struct Failed(Failure);

impl From<Failure> for Failed {
    fn from(failure: Failure) -> Self {
        Self(failure)
    }
}

impl From<Fault> for Failed {
    fn from(fault: Fault) -> Self {
        Self(fault.into())
    }
}

impl IntoResponse for Failed {
    fn into_response(self) -> Response {
        match self.0 {
            Failure::Problem(status, problem) => respond((status, problem)),
            // The server itself never says so.
            Failure::NoAnswer | Failure::NotOurs => answer(&Told::ServerError.into()),
        }
    }
}
