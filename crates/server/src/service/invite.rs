//! `POST /api/invitations`: a role for whoever opens the link.

use rollcall_core::access::{ClassFacts, Grant};
use rollcall_core::desk::{Invitation, InviteRequest};
use rollcall_core::ids::{DeviceId, InvitationId};
use rollcall_core::time::Millis;

use super::rights::{Caller, allowed};
use crate::app::App;
use crate::db::invitations::InvitationRecord;
use crate::db::{Conn, classes, events, invitations};
use crate::problem::{Result, Told};
use crate::{links, secret};

const DAY_MS: i64 = 86_400_000;
/// Longest life of a link: a graduation year.
const MAX_DAYS: u16 = 400;

/// Invites on behalf of a device.
///
/// # Errors
/// It may not, or what it asks for does not exist.
pub async fn create(
    app: &App,
    caller: &Caller,
    request: &InviteRequest,
    now: Millis,
) -> Result<Invitation> {
    if !(1..=MAX_DAYS).contains(&request.days) || request.uses == Some(0) {
        return Err(Told::RequestWrong.into());
    }
    let mut tx = app.db.write().await?;
    let scope = scope(&mut tx, &request.grant).await?;
    let may = |grant: &Grant| {
        grant.may_invite(&request.grant, None)
            || scope
                .iter()
                .any(|facts| grant.may_invite(&request.grant, Some(facts)))
    };
    allowed(caller.grants.iter().any(may))?;
    let invitation = mint(&mut tx, &app.base_url, request, Some(caller.device), now).await?;
    tx.commit().await?;
    Ok(invitation)
}

/// The classes that a grant is about, which the right to invite is checked by; a scope that does not exist is
/// nobody's to give.
async fn scope(conn: &mut Conn, grant: &Grant) -> Result<Vec<ClassFacts>> {
    let event = grant.event();
    let all = classes::of_event(conn, event).await?;
    let facts: Vec<ClassFacts> = all
        .iter()
        .map(classes::ClassRecord::facts)
        .filter(|facts| grant.covers(facts))
        .collect();
    let exists = match grant {
        Grant::Office { event } => events::find(conn, *event).await?.is_some(),
        Grant::Counsellor { counsellor, .. } => events::counsellors(conn, event)
            .await?
            .iter()
            .any(|(id, _)| id == counsellor),
        Grant::Monitor { .. } | Grant::College { .. } => !facts.is_empty(),
    };
    if exists {
        Ok(facts)
    } else {
        Err(Told::NotFound.into())
    }
}

/// Makes an invitation; whether the right to is there was checked before. `by` is none for the server itself.
///
/// # Errors
/// The database does not answer.
pub async fn mint(
    conn: &mut Conn,
    base_url: &str,
    request: &InviteRequest,
    by: Option<DeviceId>,
    now: Millis,
) -> Result<Invitation> {
    // 128 bits: nobody guesses one in the lifetime of a link.
    let secret = secret::random_secret::<16>()?;
    let record = InvitationRecord {
        id: InvitationId(secret::random_id()?),
        grant: request.grant.clone(),
        uses_left: request.uses.map(i64::from),
        expires_at: Millis(now.0 + i64::from(request.days) * DAY_MS),
        revoked: false,
    };
    invitations::add(conn, &record, &secret::hash(&secret), (by, now)).await?;
    let url = links::join(base_url, &secret);
    Ok(Invitation {
        id: record.id,
        grant: record.grant,
        qr: links::qr_svg(&url)?,
        url,
        expires_at: record.expires_at,
    })
}
