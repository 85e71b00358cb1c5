//! `GET /api/session`: who this browser is.

use std::collections::BTreeSet;

use rollcall_core::access::Grant;
use rollcall_core::desk::Session;
use rollcall_core::event::EventCard;

use super::rights::Caller;
use crate::app::App;
use crate::db::{Conn, events};
use crate::problem::Result;

/// What the caller may see and say.
///
/// # Errors
/// The database does not answer.
pub async fn describe(app: &App, caller: Caller) -> Result<Session> {
    let mut tx = app.db.read().await?;
    let events = cards(&mut tx, &caller.grants).await?;
    Ok(Session {
        device: caller.device,
        epoch: app.epoch,
        grants: caller.grants,
        events,
    })
}

/// The events that grants belong to.
///
/// # Errors
/// The database does not answer.
pub async fn cards(conn: &mut Conn, grants: &[Grant]) -> Result<Vec<EventCard>> {
    let ids: BTreeSet<_> = grants.iter().map(Grant::event).collect();
    let mut cards = Vec::with_capacity(ids.len());
    for id in ids {
        cards.extend(events::find(conn, id).await?.map(|event| event.card));
    }
    Ok(cards)
}
