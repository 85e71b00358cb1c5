//! `POST /api/sync`.

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use rollcall_core::sync::wire::SyncAnswer;

use super::{body, fault};
use crate::app::Shared;
use crate::clock;
use crate::service::rights::Caller;
use crate::service::sync;

/// Takes ops in, gives news out.
pub async fn sync(
    State(app): State<Shared>,
    caller: Caller,
    bytes: Bytes,
) -> fault::Answer<Json<SyncAnswer>> {
    let request = body::json(&bytes)?;
    let answer = sync::exchange(&app, caller.device, &request, clock::now()).await?;
    Ok(Json(answer))
}
