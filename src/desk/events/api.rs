//! What the events' page asks the server.

use gloo::net::http::Request;
use rollcall_core::desk::{EventEdit, NewEvent};
use rollcall_core::event::EventCard;
use rollcall_core::ids::EventId;
use rollcall_core::json;
use rollcall_core::sync::Failure;

use crate::client::http;

/// Makes an event; the answer is the event, and this browser is its office.
pub(super) async fn make(event: &NewEvent) -> Result<EventCard, Failure> {
    http::post("/api/events", event).await
}

/// Changes title and settings.
pub(super) async fn edit(event: EventId, edit: &EventEdit) -> Result<EventCard, Failure> {
    let body = serde_json::to_string(edit).map_err(|_| Failure::NoAnswer)?;
    let request = Request::put(&format!("/api/events/{event}"));
    json::read(&http::send(request, Some(body)).await?).map_err(|_| Failure::NotOurs)
}
