//! `/c/{class}`, `/c/{class}.ics`, `/api/calendar.ics`: what a class may pass on.

mod page;
mod words;

use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LANGUAGE, CONTENT_SECURITY_POLICY, CONTENT_TYPE,
};
use axum::response::{IntoResponse, Response};
use rollcall_core::time::{Millis, hour_minute};

use super::fault;
use crate::app::{App, Shared};
use crate::problem::{Fault, Result, Told};
use crate::service::calendar::{self, Appointment};
use crate::service::public::{self, PublicClass};
use crate::service::rights::Caller;
use words::Words;

/// A class that is moved shows so within a minute.
const BRIEFLY: &str = "public, max-age=60";

/// `GET /c/{class}`, `GET /c/{class}.ics`.
pub async fn class(
    State(app): State<Shared>,
    Path(name): Path<String>,
    RawQuery(query): RawQuery,
) -> Response {
    let words = Words::of(wants_english(query.as_deref()));
    let (id, is_calendar) = match name.strip_suffix(".ics") {
        Some(id) => (id, true),
        None => (name.as_str(), false),
    };
    let found = match id.parse() {
        Ok(id) => public::class(&app, id).await,
        Err(_) => Err(Told::NotFound.into()),
    };
    match found {
        Ok(class) if !is_calendar => html(StatusCode::OK, words, page::class(words, &class)),
        Ok(class) if class.slot.is_some() => {
            let mut answer = ics(&app, words, &class.name, std::slice::from_ref(&class));
            let brief = axum::http::HeaderValue::from_static(BRIEFLY);
            answer.headers_mut().insert(CACHE_CONTROL, brief);
            answer
        }
        // There is nothing to put into a calendar.
        Ok(_) => problem(words, &Told::NotFound.into()),
        Err(fault) => problem(words, &fault),
    }
}

/// `GET /api/calendar.ics`: the classes of the device that asks.
pub async fn calendar(
    State(app): State<Shared>,
    caller: Caller,
    RawQuery(query): RawQuery,
) -> fault::Answer<Response> {
    let words = Words::of(wants_english(query.as_deref()));
    let own: Result<Vec<PublicClass>> = public::own(&app, &caller).await;
    Ok(ics(&app, words, words.app, &own?))
}

fn wants_english(query: Option<&str>) -> bool {
    query.is_some_and(|query| query.split('&').any(|pair| pair == "lang=en"))
}

fn problem(words: &Words, fault: &Fault) -> Response {
    let (status, _) = fault.turned_down();
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let found = status != StatusCode::NOT_FOUND;
    html(status, words, page::problem(words, found))
}

fn html(status: StatusCode, words: &Words, page: String) -> Response {
    let cache = if status == StatusCode::OK {
        BRIEFLY
    } else {
        "no-store"
    };
    let headers = [
        (CONTENT_TYPE, "text/html; charset=utf-8".to_owned()),
        (CONTENT_LANGUAGE, words.lang.to_owned()),
        (CONTENT_SECURITY_POLICY, page::policy()),
        (CACHE_CONTROL, cache.to_owned()),
    ];
    let robots = [("x-robots-tag", "noindex")];
    (status, headers, robots, page).into_response()
}

fn ics(app: &App, words: &Words, name: &str, classes: &[PublicClass]) -> Response {
    let appointments: Vec<Appointment> = classes
        .iter()
        .filter_map(|class| appointment(&app.base_url, words, class))
        .collect();
    let headers = [
        (CONTENT_TYPE, "text/calendar; charset=utf-8"),
        // Shown and not only saved: that is how an iPhone offers to take it over.
        (CONTENT_DISPOSITION, "inline; filename=\"rollcall.ics\""),
    ];
    (headers, calendar::file(name, &appointments)).into_response()
}

/// A class in a calendar; none while it has no time.
fn appointment(base_url: &str, words: &Words, class: &PublicClass) -> Option<Appointment> {
    let slot = class.slot.as_ref()?;
    let [_, start, end] = slot.instants(&class.settings);
    let url = format!("{base_url}/c/{}", class.id);
    let gathering = hour_minute(slot.gathering(&class.settings).time());
    let mut description = format!("{} {gathering}\n{}", words.gathering, words.place_of(slot));
    if let Some(dress) = &class.settings.dress {
        description += &format!("\n{}: {dress}", words.dress);
    }
    description += &format!("\n{}: {url}", words.look_there);
    Some(Appointment {
        uid: format!("{}@rollcall", class.id),
        sequence: class.version,
        changed_at: class.changed_at.unwrap_or(Millis(0)),
        start,
        end,
        alarm_minutes: class.settings.lead_minutes,
        summary: format!("{} · {}", class.name, class.title),
        place: words.place_of(slot),
        description,
        url,
    })
}
