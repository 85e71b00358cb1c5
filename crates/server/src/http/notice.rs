//! `POST /api/notice/read`: a notice is read and nothing is saved.
//!
//! JSON is a [`ReadRequest`]; anything else is a pasted text or a file, known by what its bytes hold.

use axum::Json;
use axum::body::Bytes;
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use axum::http::HeaderMap;
use axum::http::header::CONTENT_TYPE;
use rollcall_core::desk::ReadRequest;
use rollcall_notice::timetable::Reading;
use serde::{Deserialize, Serialize};

use super::{body, fault};
use crate::problem::Told;
use crate::service::rights::Caller;
use crate::service::source;

/// Where the text comes from.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Source {
    /// The file's name, if it was one.
    name: String,
}

/// A reading, and the text whose lines it speaks of: of a file only the server knows the encoding.
#[derive(Debug, Serialize)]
pub struct ReadNotice {
    text: String,
    #[serde(flatten)]
    reading: Reading,
}

/// Reads a text with mends, or a pasted text or a file in whatever encoding and container it comes.
pub async fn read(
    caller: Caller,
    query: Result<Query<Source>, QueryRejection>,
    headers: HeaderMap,
    bytes: Bytes,
) -> fault::Answer<Json<ReadNotice>> {
    caller.check_any_office()?;
    let Query(file) = query.map_err(|_| Told::RequestWrong)?;
    let (text, reading) = if is_json(&headers) {
        let request: ReadRequest = body::json(&bytes)?;
        let reading = source::notice(request.text.clone(), request.mends).await?;
        (request.text, reading)
    } else {
        source::notice_file(&file.name, bytes.to_vec()).await?
    };
    Ok(Json(ReadNotice { text, reading }))
}

fn is_json(headers: &HeaderMap) -> bool {
    let said = headers.get(CONTENT_TYPE).and_then(|it| it.to_str().ok());
    said.is_some_and(|it| it.starts_with("application/json"))
}
