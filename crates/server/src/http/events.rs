//! `/api/events`, `/api/events/{event}`, and its publishing and classes.

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use rollcall_core::desk::{ClassRow, EventEdit, NewEvent, PublishRequest, Published};
use rollcall_core::event::EventCard;

use super::{body, fault};
use crate::app::Shared;
use crate::clock;
use crate::problem::Told;
use crate::service::rights::Caller;
use crate::service::{board, events, publish};

/// `POST /api/events`.
pub async fn create(
    State(app): State<Shared>,
    caller: Caller,
    bytes: Bytes,
) -> fault::Answer<Json<EventCard>> {
    let request: NewEvent = body::json(&bytes)?;
    Ok(Json(
        events::create(&app, &caller, request, clock::now()).await?,
    ))
}

/// `PUT /api/events/{event}`.
pub async fn edit(
    State(app): State<Shared>,
    caller: Caller,
    Path(event): Path<String>,
    bytes: Bytes,
) -> fault::Answer<Json<EventCard>> {
    let event = event.parse().map_err(|_| Told::NotFound)?;
    let edit: EventEdit = body::json(&bytes)?;
    Ok(Json(events::edit(&app, &caller, event, edit).await?))
}

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
        publish::publish(&app, &caller, event, request, clock::now()).await?,
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
