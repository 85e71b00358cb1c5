//! A fault becomes an answer: always a Problem in JSON, with a sentence.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use crate::problem::Fault;

/// What a handler gives back.
pub type Answer<T> = core::result::Result<T, Fault>;

/// The answer to a request that was turned down.
pub fn answer(fault: &Fault) -> Response {
    let (status, problem) = fault.answer();
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    if status.is_server_error() {
        tracing::error!(%fault, "request failed");
    }
    (status, Json(problem)).into_response()
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        answer(&self)
    }
}
