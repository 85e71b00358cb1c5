//! Attempts of phones at invitations. Of a phone's token only its hash is here.

use rollcall_core::ids::{DeviceId, EventId, InvitationId};

use super::{Conn, Result, grants, parsed};

/// The device as which an attempt has opened its invitation.
///
/// # Errors
/// The database does not answer.
pub async fn find(
    conn: &mut Conn,
    invitation: InvitationId,
    hash: &str,
) -> Result<Option<DeviceId>> {
    let id: Option<String> =
        sqlx::query_scalar("SELECT device FROM attempts WHERE invitation = $1 AND hash = $2")
            .bind(invitation.to_string())
            .bind(hash)
            .fetch_optional(conn)
            .await?;
    id.as_deref().map(parsed).transpose()
}

/// Notes as which device an attempt has opened its invitation; again changes nothing.
///
/// # Errors
/// The database does not answer.
pub async fn note(
    conn: &mut Conn,
    (invitation, hash): (InvitationId, &str),
    device: DeviceId,
) -> Result<()> {
    sqlx::query(
        "INSERT INTO attempts (invitation, hash, device) VALUES ($1, $2, $3)
         ON CONFLICT (invitation, hash) DO NOTHING",
    )
    .bind(invitation.to_string())
    .bind(hash)
    .bind(device.to_string())
    .execute(conn)
    .await?;
    Ok(())
}

/// What an invitation gave one device, and its attempts at it, are another's from now on.
///
/// # Errors
/// The database does not answer, or the other has it already.
pub async fn pass_on(
    conn: &mut Conn,
    invitation: InvitationId,
    (from, to): (DeviceId, DeviceId),
) -> Result<()> {
    for change in [
        "UPDATE grants SET device = $3 WHERE device = $2 AND invitation = $1",
        "UPDATE attempts SET device = $3 WHERE device = $2 AND invitation = $1",
    ] {
        sqlx::query(change)
            .bind(invitation.to_string())
            .bind(from.to_string())
            .bind(to.to_string())
            .execute(&mut *conn)
            .await?;
    }
    Ok(())
}

/// Forgets every attempt at an invitation of the event: nobody has to be answered again.
///
/// # Errors
/// The database does not answer.
pub async fn forget(conn: &mut Conn, event: EventId) -> Result<()> {
    sqlx::query(
        "DELETE FROM attempts
         WHERE invitation IN (SELECT id FROM invitations WHERE grant_json LIKE $1)",
    )
    .bind(grants::within(event))
    .execute(conn)
    .await?;
    Ok(())
}
