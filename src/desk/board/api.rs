//! What the board asks the server.

use rollcall_core::desk::Board;
use rollcall_core::ids::EventId;
use rollcall_core::sync::Failure;

use crate::client::http;

/// How the days go, of the caller's classes.
pub(super) async fn board(event: EventId) -> Result<Board, Failure> {
    http::get(&format!("/api/events/{event}/board")).await
}
