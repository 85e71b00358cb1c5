//! `/api/classes/{class}…`.

use axum::Json;
use axum::body::Bytes;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use rollcall_core::desk::ClassPage;
use serde::Deserialize;

use super::fault;
use crate::app::Shared;
use crate::problem::Told;
use crate::service::rights::Caller;
use crate::service::{board, roster};

/// `GET /api/classes/{class}`.
pub async fn class(
    State(app): State<Shared>,
    caller: Caller,
    Path(class): Path<String>,
) -> fault::Answer<Json<ClassPage>> {
    let class = class.parse().map_err(|_| Told::NotFound)?;
    Ok(Json(board::page(&app, &caller, class).await?))
}

/// How a sheet is brought in.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Sheet {
    /// The file's name: its ending helps to recognise its kind.
    name: String,
    /// Bring it in, or only say what that would do.
    apply: bool,
}

/// `POST /api/classes/{class}/roster`.
pub async fn roster(
    State(app): State<Shared>,
    caller: Caller,
    Path(class): Path<String>,
    query: Result<Query<Sheet>, QueryRejection>,
    bytes: Bytes,
) -> fault::Answer<Response> {
    let class = class.parse().map_err(|_| Told::NotFound)?;
    let Query(sheet) = query.map_err(|_| Told::RequestWrong)?;
    let file = (sheet.name.as_str(), bytes.to_vec());
    Ok(if sheet.apply {
        Json(roster::apply(&app, &caller, class, file).await?).into_response()
    } else {
        Json(roster::preview(&app, &caller, class, file).await?).into_response()
    })
}
