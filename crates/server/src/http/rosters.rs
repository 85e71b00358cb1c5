//! `/api/events/{event}/rosters` and `…/exempt`: files for many classes.

use axum::Json;
use axum::body::Bytes;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use rollcall_core::desk::{Exempting, RosterColumn, Rosters};

use super::fault;
use crate::app::Shared;
use crate::problem::{Result, Told};
use crate::service::rights::Caller;
use crate::service::roster::exempt;
use crate::service::roster::many::{self, Asked};
use crate::service::source::Columns;

/// What stands behind the question mark: `as` may be said several times.
pub type Pairs = Vec<(String, String)>;

/// `POST …/rosters?apply=false|true&name=…&columns=0:name,1:number&as=<name in the file>:<class>`.
pub async fn rosters(
    State(app): State<Shared>,
    caller: Caller,
    Path(event): Path<String>,
    query: core::result::Result<Query<Pairs>, QueryRejection>,
    bytes: Bytes,
) -> fault::Answer<Json<Rosters>> {
    let event = event.parse().map_err(|_| Told::NotFound)?;
    let Query(pairs) = query.map_err(|_| Told::RequestWrong)?;
    let asked = asked(pairs)?;
    Ok(Json(
        many::rosters(&app, &caller, event, asked, bytes.to_vec()).await?,
    ))
}

/// `POST …/exempt?apply=false|true&name=…&columns=0:number`.
pub async fn exempt(
    State(app): State<Shared>,
    caller: Caller,
    Path(event): Path<String>,
    query: core::result::Result<Query<Pairs>, QueryRejection>,
    bytes: Bytes,
) -> fault::Answer<Json<Exempting>> {
    let event = event.parse().map_err(|_| Told::NotFound)?;
    let Query(pairs) = query.map_err(|_| Told::RequestWrong)?;
    let Asked {
        name,
        apply,
        columns,
        ..
    } = asked(pairs)?;
    let asked = exempt::Asked {
        name,
        apply,
        columns,
    };
    Ok(Json(
        exempt::exempt(&app, &caller, event, asked, bytes.to_vec()).await?,
    ))
}

/// Reads what was asked. Words that are not known are a newer page's.
///
/// # Errors
/// [`Told::RequestWrong`]: a value that cannot be.
pub fn asked(pairs: Pairs) -> Result<Asked> {
    let mut asked = Asked::default();
    for (word, value) in pairs {
        match word.as_str() {
            "name" => asked.name = value,
            "apply" => asked.apply = value.parse().map_err(|_| Told::RequestWrong)?,
            "columns" => asked.columns = columns(&value)?,
            "as" => {
                let (list, class) = value.rsplit_once(':').ok_or(Told::RequestWrong)?;
                let class = class.parse().map_err(|_| Told::RequestWrong)?;
                asked.same.push((list.to_owned(), class));
            }
            _ => {}
        }
    }
    Ok(asked)
}

fn columns(text: &str) -> Result<Columns> {
    let one = |pair: &str| {
        let (at, word) = pair.split_once(':')?;
        Some((at.parse().ok()?, RosterColumn::of(word)?))
    };
    let pairs = text.split(',').filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| one(pair).ok_or_else(|| Told::RequestWrong.into()))
        .collect()
}
