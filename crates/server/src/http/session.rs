//! `GET /api/session`.

use axum::Json;
use axum::extract::State;
use rollcall_core::desk::Session;

use super::fault;
use crate::app::Shared;
use crate::service::rights::Caller;
use crate::service::session;

/// Who this browser is.
pub async fn session(State(app): State<Shared>, caller: Caller) -> fault::Answer<Json<Session>> {
    Ok(Json(session::describe(&app, caller).await?))
}
