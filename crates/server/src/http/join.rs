//! `POST /api/join`.

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::header::SET_COOKIE;
use axum::response::{AppendHeaders, IntoResponse};
use rollcall_core::sync::Protocol;

use super::fault::Failed;
use super::{body, caller};
use crate::app::Shared;
use crate::clock;
use crate::service::Session;

/// Opens an invitation.
pub async fn join(
    State(app): State<Shared>,
    headers: HeaderMap,
    bytes: Bytes,
) -> Result<impl IntoResponse, Failed> {
    let request = body::json(&bytes)?;
    let device = caller::device(&app, &headers).await?;
    let session = Session::new(&app, device, clock::now());
    let answer = session.join(&request).await?;
    let https = caller::is_https(&app, &headers);
    let cookie = session
        .secret()
        .map(|secret| (SET_COOKIE, caller::set_cookie(&secret, https)));
    Ok((AppendHeaders(cookie), Json(answer)))
}
