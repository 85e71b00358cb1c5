//! `POST /api/events`, `PUT /api/events/{event}`, `GET /api/events/{event}/plan`: an event and what it says of itself.

use rollcall_core::access::Grant;
use rollcall_core::desk::publish::title;
use rollcall_core::desk::{EventEdit, NewEvent, Plan};
use rollcall_core::event::{EventCard, Settings};
use rollcall_core::ids::{DeviceId, EventId, InvitationId};
use rollcall_core::time::Millis;

use super::rights::Caller;
use crate::app::App;
use crate::db::events::EventRecord;
use crate::db::invitations::InvitationRecord;
use crate::db::{Conn, events, grants, invitations};
use crate::live::News;
use crate::problem::{Result, Told};
use crate::secret;

/// One more event, such as a make-up round. The caller's device becomes its office.
///
/// # Errors
/// The caller is no office, or not of the event whose settings it wants; the title is empty or too long.
pub async fn create(
    app: &App,
    caller: &Caller,
    request: NewEvent,
    now: Millis,
) -> Result<EventCard> {
    caller.check_any_office()?;
    let title = title(&request.title).ok_or(Told::EditWrong)?;
    let mut tx = app.db.write().await?;
    let settings = match request.like {
        Some(like) => caller.office_event(&mut tx, like).await?.card.settings,
        None => Settings::default(),
    };
    let card = EventCard {
        id: EventId(secret::random_id()?),
        title,
        settings,
    };
    events::save(&mut tx, &EventRecord::empty(card.clone())).await?;
    grant_office(&mut tx, caller.device, card.id, now).await?;
    tx.commit().await?;
    app.live.publish([News::Grants(caller.device)]);
    tracing::info!(event = %card.id, by = %caller.device, "event made");
    Ok(card)
}

/// What a device holds it holds by an invitation: here by one that nobody else can open, for its secret is told to
/// nobody and its only use is spent.
async fn grant_office(
    conn: &mut Conn,
    device: DeviceId,
    event: EventId,
    now: Millis,
) -> Result<()> {
    let invitation = InvitationRecord {
        id: InvitationId(secret::random_id()?),
        grant: Grant::Office { event },
        uses_left: Some(0),
        expires_at: now,
        revoked: false,
        by: Some(device),
        created_at: now,
    };
    let secret = secret::random_secret::<16>()?;
    invitations::add(conn, &invitation, &secret::hash(&secret)).await?;
    let granted = (invitation.id, &invitation.grant);
    grants::give(conn, device, granted, now).await?;
    Ok(())
}

/// Title and settings by hand. Phones are told, and have them with their next exchange.
///
/// # Errors
/// The caller may not; the event is closed; a value cannot be. Nothing was changed.
pub async fn edit(app: &App, caller: &Caller, id: EventId, edit: EventEdit) -> Result<EventCard> {
    let mut tx = app.db.write().await?;
    let mut event = caller.open_event(&mut tx, id).await?;
    let edit = edit.sound().ok_or(Told::EditWrong)?;
    event.card.title = edit.title;
    event.card.settings = edit.settings;
    events::save(&mut tx, &event).await?;
    tx.commit().await?;
    app.live.publish([News::Event(id)]);
    tracing::info!(event = %id, by = %caller.device, "event edited");
    Ok(event.card)
}

/// What stands in the timetable beside the classes. A notice may name people: its text is the office's.
///
/// # Errors
/// The caller holds nothing in the event above a monitor's grant.
pub async fn plan(app: &App, caller: &Caller, id: EventId) -> Result<Plan> {
    let mut tx = app.db.read().await?;
    let event = caller.overseen_event(&mut tx, id).await?;
    let office = caller.grants.contains(&Grant::Office { event: id });
    let (notice, mends) = if office && !event.notice.is_empty() {
        (Some(event.notice), event.mends)
    } else {
        (None, Vec::new())
    };
    Ok(Plan {
        event: event.card,
        version: event.version,
        published_at: event.published_at,
        notice,
        mends,
        spares: event.spares,
        deadlines: event.deadlines,
        closed_at: event.closed_at,
    })
}
