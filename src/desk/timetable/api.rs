//! What the timetable asks the server.

use rollcall_core::desk::{Moved, MovesRequest};
use rollcall_core::ids::EventId;
use rollcall_core::sync::Failure;

use crate::client::http;

/// Publishes moves: all of them or none. 409 where somebody has published meanwhile, or a place is taken.
pub(super) async fn publish(event: EventId, request: &MovesRequest) -> Result<Moved, Failure> {
    http::post(&format!("/api/events/{event}/moves"), request).await
}
