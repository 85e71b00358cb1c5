//! `GET /api/invitations`, `POST /api/invitations/{id}/revoke`: links that are out, and taking one back.

use rollcall_core::desk::InvitationRow;
use rollcall_core::ids::InvitationId;
use rollcall_core::time::Millis;

use super::rights::{Caller, allowed};
use super::scope::{Scope, Scopes};
use crate::app::App;
use crate::db::invitations::InvitationRecord;
use crate::db::{Conn, invitations};
use crate::problem::{Result, Told};

/// The links that still open and that the caller may take back, newest first.
///
/// # Errors
/// The database does not answer.
pub async fn list(app: &App, caller: &Caller, now: Millis) -> Result<Vec<InvitationRow>> {
    let mut tx = app.db.read().await?;
    let events = caller.events();
    let mut scopes = Scopes::default();
    let mut rows = Vec::new();
    for it in invitations::open(&mut tx, now).await? {
        let event = it.grant.event();
        if !events.contains(&event) && it.by != Some(caller.device) {
            continue;
        }
        let scope = scopes.of(&mut tx, event).await?;
        if may_revoke(caller, scope, &it) {
            rows.push(row(&mut tx, caller, scope, it).await?);
        }
    }
    Ok(rows)
}

/// Takes a link back. Who has opened it keeps what it gave: a device is taken back from by itself.
///
/// # Errors
/// The caller may not; there is no such link.
pub async fn revoke(app: &App, caller: &Caller, id: InvitationId) -> Result<InvitationRow> {
    let mut tx = app.db.write().await?;
    let mut it = invitations::find(&mut tx, id)
        .await?
        .ok_or(Told::NotFound)?;
    let scope = Scope::load(&mut tx, it.grant.event()).await?;
    allowed(may_revoke(caller, &scope, &it))?;
    if !it.revoked {
        invitations::revoke(&mut tx, id).await?;
        it.revoked = true;
        tracing::info!(invitation = %id, by = %caller.device, "invitation taken back");
    }
    let row = row(&mut tx, caller, &scope, it).await?;
    tx.commit().await?;
    Ok(row)
}

/// Whoever made it, and whoever looks after those it is for.
fn may_revoke(caller: &Caller, scope: &Scope, it: &InvitationRecord) -> bool {
    let oversees = |overseer: Caller| scope.may_invite(&overseer, &it.grant);
    it.by == Some(caller.device) || caller.overseer().is_ok_and(oversees)
}

async fn row(
    conn: &mut Conn,
    caller: &Caller,
    scope: &Scope,
    it: InvitationRecord,
) -> Result<InvitationRow> {
    Ok(InvitationRow {
        id: it.id,
        label: scope.label(&it.grant),
        uses_left: it
            .uses_left
            .map(|left| u32::try_from(left).unwrap_or_default()),
        opened: invitations::times_opened(conn, it.id).await?,
        yours: it.by == Some(caller.device),
        created_at: it.created_at,
        expires_at: it.expires_at,
        revoked: it.revoked,
        grant: it.grant,
    })
}
