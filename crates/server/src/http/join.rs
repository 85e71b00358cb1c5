//! `POST /api/join`.

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::header::SET_COOKIE;
use axum::response::{AppendHeaders, IntoResponse};

use super::{body, caller, fault};
use crate::app::Shared;
use crate::clock;
use crate::service::join;

/// Opens an invitation.
pub async fn join(
    State(app): State<Shared>,
    headers: HeaderMap,
    bytes: Bytes,
) -> fault::Answer<impl IntoResponse> {
    let request = body::json(&bytes)?;
    let session = caller::device(&app, &headers).await?;
    let joined = join::open(&app, session, &request, clock::now()).await?;
    let https = caller::is_https(&app, &headers);
    let cookie = joined
        .session
        .map(|secret| (SET_COOKIE, caller::set_cookie(&secret, https)));
    Ok((AppendHeaders(cookie), Json(joined.answer)))
}
