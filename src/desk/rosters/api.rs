//! What the page of rosters asks the server.

use rollcall_core::desk::{Exempting, RosterColumn, Rosters};
use rollcall_core::ids::{ClassId, EventId};
use rollcall_core::sync::Failure;

use crate::desk::api::{Source, upload};

/// What a person says of columns: which, from 0, and what it holds.
pub(in crate::desk) type Said = Vec<(u32, RosterColumn)>;

/// How columns stand in an address.
pub(in crate::desk) fn columns(said: &Said) -> String {
    let pairs: Vec<String> = said
        .iter()
        .map(|(at, holds)| format!("{at}:{}", holds.word()))
        .collect();
    pairs.join(",")
}

/// Says what a file does to the rosters, or does it.
pub(super) async fn rosters(
    event: EventId,
    source: &Source,
    said: &Said,
    same: &[(String, ClassId)],
    apply: bool,
) -> Result<Rosters, Failure> {
    let (name, columns) = (source.name(), columns(said));
    let mut path =
        format!("/api/events/{event}/rosters?apply={apply}&name={name}&columns={columns}");
    for (list, class) in same {
        let list = js_sys::encode_uri_component(list);
        path.push_str(&format!("&as={list}:{class}"));
    }
    upload(&path, source).await
}

/// Says who of a list becomes exempt, or does it.
pub(super) async fn exempt(
    event: EventId,
    source: &Source,
    said: &Said,
    apply: bool,
) -> Result<Exempting, Failure> {
    let (name, columns) = (source.name(), columns(said));
    let path = format!("/api/events/{event}/exempt?apply={apply}&name={name}&columns={columns}");
    upload(&path, source).await
}
