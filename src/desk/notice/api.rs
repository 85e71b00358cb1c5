//! What the notice's page asks the server.

use rollcall_core::desk::{EventEdit, Mend, PublishRequest, Published, ReadRequest};
use rollcall_core::ids::EventId;
use rollcall_core::sync::Failure;

use super::reading::Reading;
use crate::client::http;
use crate::desk::api::{Source, upload};

/// Reads a notice as it comes; nothing is saved.
pub(super) async fn read(source: &Source) -> Result<Reading, Failure> {
    upload(&format!("/api/notice/read?name={}", source.name()), source).await
}

/// Reads a text once more, with what was mended in it; nothing is saved.
pub(super) async fn read_mended(text: String, mends: Vec<Mend>) -> Result<Reading, Failure> {
    http::post("/api/notice/read", &ReadRequest { text, mends }).await
}

/// Makes a notice the event's timetable.
pub(super) async fn publish(
    event: EventId,
    text: String,
    mends: Vec<Mend>,
    edit: EventEdit,
) -> Result<Published, Failure> {
    let path = format!("/api/events/{event}/publish");
    let edit = Some(edit);
    http::post(&path, &PublishRequest { text, mends, edit }).await
}
