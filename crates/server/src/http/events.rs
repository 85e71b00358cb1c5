//! `/api/events/{event}/…`.

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use rollcall_core::desk::{ClassRow, PublishRequest, Published};

use super::{body, fault};
use crate::app::Shared;
use crate::problem::Told;
use crate::service::rights::Caller;
use crate::service::{board, publish};

/// `POST …/publish`.
pub async fn publish(
    State(app): State<Shared>,
    caller: Caller,
    Path(event): Path<String>,
    bytes: Bytes,
) -> fault::Answer<Json<Published>> {
    let event = event.parse().map_err(|_| Told::NotFound)?;
    let request: PublishRequest = body::json(&bytes)?;
    Ok(Json(
        publish::publish(&app, &caller, event, request.text).await?,
    ))
}

/// `GET …/classes`.
pub async fn classes(
    State(app): State<Shared>,
    caller: Caller,
    Path(event): Path<String>,
) -> fault::Answer<Json<Vec<ClassRow>>> {
    let event = event.parse().map_err(|_| Told::NotFound)?;
    Ok(Json(board::rows(&app, &caller, event).await?))
}
