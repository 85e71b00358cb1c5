//! `GET /api/events/{event}/board`.

use axum::Json;
use axum::extract::{Path, State};
use rollcall_core::desk::Board;

use super::fault;
use crate::app::Shared;
use crate::clock;
use crate::problem::Told;
use crate::service::progress;
use crate::service::rights::Caller;

/// How the days go, as of now.
pub async fn board(
    State(app): State<Shared>,
    caller: Caller,
    Path(event): Path<String>,
) -> fault::Answer<Json<Board>> {
    let event = event.parse().map_err(|_| Told::NotFound)?;
    let now = clock::now();
    Ok(Json(progress::board(&app, &caller, event, now).await?))
}
