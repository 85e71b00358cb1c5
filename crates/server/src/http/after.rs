//! `/api/events/{event}/…` of what comes afterwards.

use axum::Json;
use axum::body::Bytes;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use rollcall_core::desk::{
    CheckLine, ClassMoney, Closing, EraseRequest, HandIn, MakeUpLine, TickRequest,
};
use rollcall_core::ids::EventId;
use serde::Deserialize;

use super::{body, fault};
use crate::app::Shared;
use crate::clock;
use crate::problem::{Result, Told};
use crate::service::after::handin::{self, Which};
use crate::service::after::{checklist, closing, erase, workbook};
use crate::service::rights::Caller;

const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// What a file's name may keep of itself in a header (RFC 8187).
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_');

/// Which classes are asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    class: Option<String>,
    college: Option<String>,
}

impl Asked {
    fn which(self) -> Result<Which> {
        let class = self.class.map(|id| id.parse()).transpose();
        Ok(Which {
            class: class.map_err(|_| Told::NotFound)?,
            college: self.college,
        })
    }
}

type Asking = core::result::Result<Query<Asked>, QueryRejection>;

fn which(query: Asking) -> Result<Which> {
    let Query(asked) = query.map_err(|_| Told::RequestWrong)?;
    asked.which()
}

fn event(path: &str) -> Result<EventId> {
    path.parse().map_err(|_| Told::NotFound.into())
}

/// `GET …/handin`.
pub async fn hand_in(
    State(app): State<Shared>,
    caller: Caller,
    Path(id): Path<String>,
    query: Asking,
) -> fault::Answer<Json<HandIn>> {
    let which = which(query)?;
    Ok(Json(
        handin::lists(&app, &caller, event(&id)?, &which).await?,
    ))
}

/// `GET …/settlement`.
pub async fn settlement(
    State(app): State<Shared>,
    caller: Caller,
    Path(id): Path<String>,
) -> fault::Answer<Json<Vec<ClassMoney>>> {
    Ok(Json(handin::settlement(&app, &caller, event(&id)?).await?))
}

/// `GET …/makeup`.
pub async fn make_up(
    State(app): State<Shared>,
    caller: Caller,
    Path(id): Path<String>,
) -> fault::Answer<Json<Vec<MakeUpLine>>> {
    Ok(Json(handin::make_up(&app, &caller, event(&id)?).await?))
}

/// `GET …/workbook.xlsx`.
pub async fn workbook(
    State(app): State<Shared>,
    caller: Caller,
    Path(id): Path<String>,
    query: Asking,
) -> fault::Answer<impl IntoResponse> {
    let file = workbook::file(&app, &caller, event(&id)?, which(query)?).await?;
    let name = utf8_percent_encode(&file.name, PLAIN);
    let kept = format!("attachment; filename=\"rollcall.xlsx\"; filename*=UTF-8''{name}");
    let headers = [
        (CONTENT_TYPE, WORKBOOK.to_owned()),
        (CONTENT_DISPOSITION, kept),
    ];
    Ok((headers, file.bytes))
}

/// `GET …/checklist`.
pub async fn checklist(
    State(app): State<Shared>,
    caller: Caller,
    Path(id): Path<String>,
) -> fault::Answer<Json<Vec<CheckLine>>> {
    Ok(Json(checklist::list(&app, &caller, event(&id)?).await?))
}

/// `POST …/checklist`.
pub async fn tick(
    State(app): State<Shared>,
    caller: Caller,
    Path(id): Path<String>,
    bytes: Bytes,
) -> fault::Answer<Json<Vec<CheckLine>>> {
    let request: TickRequest = body::json(&bytes)?;
    let (id, now) = (event(&id)?, clock::now());
    Ok(Json(
        checklist::tick(&app, &caller, id, &request, now).await?,
    ))
}

/// `GET …/closing`.
pub async fn closing(
    State(app): State<Shared>,
    caller: Caller,
    Path(id): Path<String>,
) -> fault::Answer<Json<Closing>> {
    Ok(Json(closing::look(&app, &caller, event(&id)?).await?))
}

/// `POST …/close`.
pub async fn close(
    State(app): State<Shared>,
    caller: Caller,
    Path(id): Path<String>,
) -> fault::Answer<Json<Closing>> {
    let (id, now) = (event(&id)?, clock::now());
    Ok(Json(closing::close(&app, &caller, id, now).await?))
}

/// `POST …/reopen`.
pub async fn reopen(
    State(app): State<Shared>,
    caller: Caller,
    Path(id): Path<String>,
) -> fault::Answer<Json<Closing>> {
    Ok(Json(closing::reopen(&app, &caller, event(&id)?).await?))
}

/// `POST …/erase`.
pub async fn erase(
    State(app): State<Shared>,
    caller: Caller,
    Path(id): Path<String>,
    bytes: Bytes,
) -> fault::Answer<Json<Closing>> {
    let request: EraseRequest = body::json(&bytes)?;
    let (id, now) = (event(&id)?, clock::now());
    Ok(Json(
        erase::by_hand(&app, &caller, id, &request, now).await?,
    ))
}
