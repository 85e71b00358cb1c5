//! What the pages of what comes afterwards ask the server.

use rollcall_core::desk::{
    CheckLine, ClassMoney, Closing, EraseRequest, HandIn, MakeUpLine, TickRequest,
};
use rollcall_core::ids::{ClassId, EventId};
use rollcall_core::sync::Failure;

use crate::client::http;

/// Which lists are asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Which {
    All,
    College(String),
    Class(ClassId),
}

pub(super) async fn hand_in(event: EventId, which: &Which) -> Result<HandIn, Failure> {
    let query = match which {
        Which::All => String::new(),
        Which::College(name) => college_query(name),
        Which::Class(id) => format!("?class={id}"),
    };
    http::get(&format!("/api/events/{event}/handin{query}")).await
}

/// Where the workbook is; of a college, or of everything that the caller looks after.
pub(super) fn workbook(event: EventId, college: Option<&String>) -> String {
    let query = college.map(|name| college_query(name)).unwrap_or_default();
    format!("/api/events/{event}/workbook.xlsx{query}")
}

fn college_query(name: &str) -> String {
    let name: String = js_sys::encode_uri_component(name).into();
    format!("?college={name}")
}

pub(super) async fn settlement(event: EventId) -> Result<Vec<ClassMoney>, Failure> {
    http::get(&format!("/api/events/{event}/settlement")).await
}

pub(super) async fn make_up(event: EventId) -> Result<Vec<MakeUpLine>, Failure> {
    http::get(&format!("/api/events/{event}/makeup")).await
}

pub(super) async fn checklist(event: EventId) -> Result<Vec<CheckLine>, Failure> {
    http::get(&format!("/api/events/{event}/checklist")).await
}

pub(super) async fn tick(event: EventId, request: &TickRequest) -> Result<Vec<CheckLine>, Failure> {
    http::post(&format!("/api/events/{event}/checklist"), request).await
}

pub(super) async fn closing(event: EventId) -> Result<Closing, Failure> {
    http::get(&format!("/api/events/{event}/closing")).await
}

/// `close` or `reopen`.
pub(super) async fn turn(event: EventId, what: &'static str) -> Result<Closing, Failure> {
    http::post(&format!("/api/events/{event}/{what}"), &()).await
}

pub(super) async fn erase(event: EventId, title: String) -> Result<Closing, Failure> {
    let request = EraseRequest { title };
    http::post(&format!("/api/events/{event}/erase"), &request).await
}
