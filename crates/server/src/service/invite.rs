//! `POST /api/invitations`: a role for whoever opens the link.

use rollcall_core::access::Grant;
use rollcall_core::desk::{Invitation, InviteRequest};
use rollcall_core::ids::{DeviceId, InvitationId};
use rollcall_core::time::Millis;

use super::rights::{Caller, allowed};
use super::scope::Scope;
use crate::app::App;
use crate::db::invitations::InvitationRecord;
use crate::db::{Conn, events, invitations};
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
    let scope = Scope::load(&mut tx, request.grant.event()).await?;
    if !scope.has(&request.grant) {
        return Err(Told::NotFound.into());
    }
    allowed(scope.may_invite(caller, &request.grant))?;
    check_open(&mut tx, &request.grant).await?;
    let invitation = mint(&mut tx, &app.base_url, request, Some(caller.device), now).await?;
    tx.commit().await?;
    Ok(invitation)
}

/// Whether there is still anything to be let in to: into a class that is closed no phone is let, and where the names are
/// deleted nobody but the office.
async fn check_open(conn: &mut Conn, grant: &Grant) -> Result<()> {
    let event = events::find(conn, grant.event())
        .await?
        .ok_or(Told::NotFound)?;
    let refused = match grant {
        Grant::Monitor { .. } | Grant::Counsellor { .. } => event.closed_at.is_some(),
        Grant::College { .. } => event.erased_at.is_some(),
        Grant::Office { .. } => false,
    };
    if refused {
        return Err(Told::EventClosed.into());
    }
    Ok(())
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
        by,
        created_at: now,
    };
    invitations::add(conn, &record, &secret::hash(&secret)).await?;
    let url = links::join(base_url, &secret);
    Ok(Invitation {
        id: record.id,
        grant: record.grant,
        qr: links::qr_svg(&url)?,
        url,
        expires_at: record.expires_at,
    })
}
