//! `/api/refused…`.

use axum::Json;
use axum::extract::{Path, State};
use rollcall_core::desk::RefusedOp;

use super::fault;
use crate::app::Shared;
use crate::clock;
use crate::service::refused;
use crate::service::rights::Caller;

/// `GET /api/refused`.
pub async fn list(
    State(app): State<Shared>,
    caller: Caller,
) -> fault::Answer<Json<Vec<RefusedOp>>> {
    Ok(Json(refused::list(&app, &caller).await?))
}

/// `POST /api/refused/{id}/accept`.
pub async fn accept(
    State(app): State<Shared>,
    caller: Caller,
    Path(id): Path<String>,
) -> fault::Answer<Json<RefusedOp>> {
    let now = clock::now();
    Ok(Json(refused::accept(&app, &caller, &id, now).await?))
}

/// `POST /api/refused/{id}/dismiss`.
pub async fn dismiss(
    State(app): State<Shared>,
    caller: Caller,
    Path(id): Path<String>,
) -> fault::Answer<Json<RefusedOp>> {
    let now = clock::now();
    Ok(Json(refused::dismiss(&app, &caller, &id, now).await?))
}
