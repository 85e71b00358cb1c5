//! `/api/classes/{class}…`.

use axum::Json;
use axum::body::Bytes;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use rollcall_core::desk::ClassPage;

use super::rosters::Pairs;
use super::{fault, rosters};
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

/// `POST /api/classes/{class}/roster?apply=&name=&columns=`.
pub async fn roster(
    State(app): State<Shared>,
    caller: Caller,
    Path(class): Path<String>,
    query: Result<Query<Pairs>, QueryRejection>,
    bytes: Bytes,
) -> fault::Answer<Response> {
    let class = class.parse().map_err(|_| Told::NotFound)?;
    let Query(pairs) = query.map_err(|_| Told::RequestWrong)?;
    let asked = rosters::asked(pairs)?;
    let file = roster::File {
        name: &asked.name,
        columns: asked.columns,
        bytes: bytes.to_vec(),
    };
    Ok(if asked.apply {
        Json(roster::apply(&app, &caller, class, file).await?).into_response()
    } else {
        Json(roster::preview(&app, &caller, class, file).await?).into_response()
    })
}
