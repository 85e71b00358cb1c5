//! `POST /api/invitations`.

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use rollcall_core::desk::Invitation;

use super::{body, fault};
use crate::app::Shared;
use crate::clock;
use crate::service::invite;
use crate::service::rights::Caller;

/// Makes a link for somebody.
pub async fn invite(
    State(app): State<Shared>,
    caller: Caller,
    bytes: Bytes,
) -> fault::Answer<Json<Invitation>> {
    let request = body::json(&bytes)?;
    Ok(Json(
        invite::create(&app, &caller, &request, clock::now()).await?,
    ))
}
