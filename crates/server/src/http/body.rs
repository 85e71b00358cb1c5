//! Bodies come in whole before anything is decided.

use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use http_body_util::BodyExt;
use serde::de::DeserializeOwned;

use super::fault;
use crate::problem::{Fault, Result, Told};

/// How much of a body that is too large is still taken from the line: an answer that comes while the browser is
/// sending is lost with the connection, and the person never sees the sentence.
const DRAIN: usize = 64 * 1024 * 1024;

/// Gathers the body of a request, up to `limit` bytes.
pub async fn gather(limit: usize, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    match read(body, limit).await {
        Ok(bytes) => next.run(Request::from_parts(parts, bytes.into())).await,
        Err(fault) => fault::answer(&fault),
    }
}

async fn read(mut body: Body, limit: usize) -> Result<Bytes> {
    let mut gathered = Vec::new();
    let mut length = 0;
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|_| Told::BodyCutShort)?;
        let Ok(data) = frame.into_data() else {
            continue;
        };
        length += data.len();
        if length <= limit {
            gathered.extend_from_slice(&data);
        } else {
            gathered = Vec::new();
            if length > DRAIN {
                break;
            }
        }
    }
    if length <= limit {
        Ok(gathered.into())
    } else {
        Err(Told::BodyTooLarge.into())
    }
}

/// Reads a message.
///
/// # Errors
/// [`Told::BodyUnreadable`].
pub fn json<T: DeserializeOwned>(bytes: &[u8]) -> Result<T> {
    serde_json::from_slice(bytes).map_err(|_| Fault::from(Told::BodyUnreadable))
}
