//! `/api/events/{event}/devices`, `/api/devices/{id}/revoke`.

use axum::Json;
use axum::extract::{Path, State};
use rollcall_core::desk::DeviceRow;

use super::fault;
use crate::app::Shared;
use crate::problem::Told;
use crate::service::devices;
use crate::service::rights::Caller;

/// `GET /api/events/{event}/devices`.
pub async fn list(
    State(app): State<Shared>,
    caller: Caller,
    Path(event): Path<String>,
) -> fault::Answer<Json<Vec<DeviceRow>>> {
    let event = event.parse().map_err(|_| Told::NotFound)?;
    Ok(Json(devices::list(&app, &caller, event).await?))
}

/// `POST /api/devices/{id}/revoke`.
pub async fn revoke(
    State(app): State<Shared>,
    caller: Caller,
    Path(id): Path<String>,
) -> fault::Answer<Json<DeviceRow>> {
    let id = id.parse().map_err(|_| Told::NotFound)?;
    Ok(Json(devices::revoke(&app, &caller, id).await?))
}
