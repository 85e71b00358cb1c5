//! What devices were granted, and by which invitation.

use rollcall_core::access::Grant;
use rollcall_core::ids::{DeviceId, EventId, InvitationId};
use rollcall_core::time::Millis;

use super::{Conn, Result, from_json, parsed, to_json};

/// What one invitation gave one device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GrantRecord {
    /// The device.
    pub device: DeviceId,
    /// The invitation that it opened.
    pub invitation: InvitationId,
    /// The role and its scope.
    pub grant: Grant,
    /// Taken back.
    pub revoked: bool,
    /// When it was opened.
    pub since: Millis,
}

type Row = (String, String, String, bool, i64);

fn record((device, invitation, grant, revoked, since): Row) -> Result<GrantRecord> {
    Ok(GrantRecord {
        device: parsed(&device)?,
        invitation: parsed(&invitation)?,
        grant: from_json(&grant)?,
        revoked,
        since: Millis(since),
    })
}

/// What a device may see and say at this moment.
///
/// # Errors
/// The database does not answer.
pub async fn held(conn: &mut Conn, id: DeviceId) -> Result<Vec<Grant>> {
    let rows: Vec<String> = sqlx::query_scalar(
        "SELECT grant_json FROM grants WHERE device = $1 AND NOT revoked
         GROUP BY grant_json ORDER BY MIN(created_at), grant_json",
    )
    .bind(id.to_string())
    .fetch_all(conn)
    .await?;
    rows.iter().map(|text| from_json(text)).collect()
}

/// Everything a device was ever granted.
///
/// # Errors
/// The database does not answer.
pub async fn of_device(conn: &mut Conn, id: DeviceId) -> Result<Vec<GrantRecord>> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT device, invitation, grant_json, revoked, created_at FROM grants
         WHERE device = $1 ORDER BY created_at, invitation",
    )
    .bind(id.to_string())
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(record).collect()
}

/// Everything that was ever granted in an event.
///
/// # Errors
/// The database does not answer.
pub async fn of_event(conn: &mut Conn, event: EventId) -> Result<Vec<GrantRecord>> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT device, invitation, grant_json, revoked, created_at FROM grants
         WHERE grant_json LIKE $1 ORDER BY created_at, invitation",
    )
    .bind(within(event))
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(record).collect()
}

/// What the JSON of every grant in an event is like: an identity has neither wildcards nor anything to escape.
pub(super) fn within(event: EventId) -> String {
    format!("%\"event\":\"{event}\"%")
}

/// Whether the device opened this invitation before, and if so whether what it got was taken back.
///
/// # Errors
/// The database does not answer.
pub async fn opened(
    conn: &mut Conn,
    id: DeviceId,
    invitation: InvitationId,
) -> Result<Option<bool>> {
    sqlx::query_scalar("SELECT revoked FROM grants WHERE device = $1 AND invitation = $2")
        .bind(id.to_string())
        .bind(invitation.to_string())
        .fetch_optional(conn)
        .await
}

/// Gives a device what an invitation grants.
///
/// # Errors
/// The database does not answer, or it has it already.
pub async fn give(
    conn: &mut Conn,
    id: DeviceId,
    (invitation, grant): (InvitationId, &Grant),
    now: Millis,
) -> Result<()> {
    sqlx::query(
        "INSERT INTO grants (device, invitation, grant_json, created_at) VALUES ($1, $2, $3, $4)",
    )
    .bind(id.to_string())
    .bind(invitation.to_string())
    .bind(to_json(grant)?)
    .bind(now.0)
    .execute(conn)
    .await?;
    Ok(())
}

/// Takes back what an invitation gave a device. Its session stays, so that what it still sends is quarantined and
/// not lost (I9).
///
/// # Errors
/// The database does not answer.
pub async fn revoke(conn: &mut Conn, id: DeviceId, invitation: InvitationId) -> Result<()> {
    sqlx::query("UPDATE grants SET revoked = TRUE WHERE device = $1 AND invitation = $2")
        .bind(id.to_string())
        .bind(invitation.to_string())
        .execute(conn)
        .await?;
    Ok(())
}
