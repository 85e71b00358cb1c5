//! `/api/invitations…`.

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use rollcall_core::desk::{Invitation, InvitationRow};

use super::{body, fault};
use crate::app::Shared;
use crate::clock;
use crate::problem::Told;
use crate::service::rights::Caller;
use crate::service::{invitations, invite};

/// `POST /api/invitations`: makes a link for somebody.
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

/// `GET /api/invitations`.
pub async fn list(
    State(app): State<Shared>,
    caller: Caller,
) -> fault::Answer<Json<Vec<InvitationRow>>> {
    let now = clock::now();
    Ok(Json(invitations::list(&app, &caller, now).await?))
}

/// `POST /api/invitations/{id}/revoke`.
pub async fn revoke(
    State(app): State<Shared>,
    caller: Caller,
    Path(id): Path<String>,
) -> fault::Answer<Json<InvitationRow>> {
    let id = id.parse().map_err(|_| Told::NotFound)?;
    Ok(Json(invitations::revoke(&app, &caller, id).await?))
}
