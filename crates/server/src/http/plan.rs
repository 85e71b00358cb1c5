//! `/api/events/{event}/plan`, `…/moves`, `…/changes`: the timetable as it stands, moving classes in it, what changed.

use axum::Json;
use axum::body::Bytes;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use rollcall_core::desk::{Change, Moved, MovesRequest, Plan};
use serde::Deserialize;

use super::{body, fault};
use crate::app::Shared;
use crate::clock;
use crate::problem::Told;
use crate::service::rights::Caller;
use crate::service::{self, events};

/// `GET …/plan`.
pub async fn plan(
    State(app): State<Shared>,
    caller: Caller,
    Path(event): Path<String>,
) -> fault::Answer<Json<Plan>> {
    let event = event.parse().map_err(|_| Told::NotFound)?;
    Ok(Json(events::plan(&app, &caller, event).await?))
}

/// `POST …/moves`.
pub async fn moves(
    State(app): State<Shared>,
    caller: Caller,
    Path(event): Path<String>,
    bytes: Bytes,
) -> fault::Answer<Json<Moved>> {
    let event = event.parse().map_err(|_| Told::NotFound)?;
    let request: MovesRequest = body::json(&bytes)?;
    let moved = service::moves::apply(&app, &caller, event, request, clock::now()).await?;
    Ok(Json(moved))
}

/// Since when.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Since {
    /// The last version that the asker knows; 0 for none.
    after: u64,
}

/// `GET …/changes`.
pub async fn changes(
    State(app): State<Shared>,
    caller: Caller,
    Path(event): Path<String>,
    query: Result<Query<Since>, QueryRejection>,
) -> fault::Answer<Json<Vec<Change>>> {
    let event = event.parse().map_err(|_| Told::NotFound)?;
    let Query(since) = query.map_err(|_| Told::RequestWrong)?;
    let changes = service::changes::list(&app, &caller, event, since.after).await?;
    Ok(Json(changes))
}
