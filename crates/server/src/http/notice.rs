//! `POST /api/notice/read`: a notice is read and nothing is saved.

use axum::Json;
use axum::body::Bytes;
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
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

/// Reads a pasted text, or a file in whatever encoding it comes; or once more a text with mends.
pub async fn read(
    caller: Caller,
    query: Result<Query<Source>, QueryRejection>,
    bytes: Bytes,
) -> fault::Answer<Json<ReadNotice>> {
    caller.check_any_office()?;
    // No notice looks like this message, whatever content type a browser gives to a file.
    if let Ok(ReadRequest { text, mends }) = body::json(&bytes) {
        let reading = source::notice(text.clone(), mends).await?;
        return Ok(Json(ReadNotice { text, reading }));
    }
    let Query(source) = query.map_err(|_| Told::RequestWrong)?;
    let (text, reading) = source::notice_file(&source.name, bytes.to_vec()).await?;
    Ok(Json(ReadNotice { text, reading }))
}
