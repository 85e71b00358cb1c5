//! `POST /api/sync`.

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::HeaderMap;
use rollcall_core::sync::Protocol;
use rollcall_core::sync::wire::SyncAnswer;

use super::fault::Failed;
use super::{body, caller};
use crate::app::Shared;
use crate::clock;
use crate::problem::{Fault, Told};
use crate::service::Session;

/// Takes ops in, gives news out.
pub async fn sync(
    State(app): State<Shared>,
    headers: HeaderMap,
    bytes: Bytes,
) -> Result<Json<SyncAnswer>, Failed> {
    let device = caller::device(&app, &headers).await?;
    let device = device.ok_or(Fault::from(Told::NoSession))?;
    let request = body::json(&bytes)?;
    let session = Session::new(&app, Some(device), clock::now());
    Ok(Json(session.sync(&request).await?))
}
