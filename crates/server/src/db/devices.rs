//! Devices, their sessions and what they were granted.

use rollcall_core::access::Grant;
use rollcall_core::ids::{DeviceId, InvitationId, Seq};
use rollcall_core::time::Millis;

use super::{Conn, Result, from_json, parsed, signed, to_json, unsigned};

/// The device of a session.
///
/// # Errors
/// The database does not answer.
pub async fn of_session(conn: &mut Conn, hash: &str) -> Result<Option<DeviceId>> {
    let id: Option<String> = sqlx::query_scalar("SELECT device FROM sessions WHERE hash = $1")
        .bind(hash)
        .fetch_optional(conn)
        .await?;
    id.as_deref().map(parsed).transpose()
}

/// Opens a session of a device. Earlier ones go on: a phone may hold the cookie of either.
///
/// # Errors
/// The database does not answer.
pub async fn open_session(
    conn: &mut Conn,
    device: DeviceId,
    hash: &str,
    now: Millis,
) -> Result<()> {
    sqlx::query("INSERT INTO sessions (hash, device, created_at) VALUES ($1, $2, $3)")
        .bind(hash)
        .bind(device.to_string())
        .bind(now.0)
        .execute(conn)
        .await?;
    Ok(())
}

/// Adds a device.
///
/// # Errors
/// The database does not answer, or the identity is taken.
pub async fn add(conn: &mut Conn, id: DeviceId, now: Millis) -> Result<()> {
    sqlx::query("INSERT INTO devices (id, created_at, last_seen) VALUES ($1, $2, $2)")
        .bind(id.to_string())
        .bind(now.0)
        .execute(conn)
        .await?;
    Ok(())
}

/// What a device was last heard of: its highest number and when; none for an unknown one.
///
/// # Errors
/// The database does not answer.
pub async fn last_word(conn: &mut Conn, id: DeviceId) -> Result<Option<(Seq, Millis)>> {
    let row: Option<(i64, i64)> =
        sqlx::query_as("SELECT last_seq, last_seen FROM devices WHERE id = $1")
            .bind(id.to_string())
            .fetch_optional(conn)
            .await?;
    row.map(|(seq, seen)| Ok((Seq(unsigned(seq)?), Millis(seen))))
        .transpose()
}

/// Notes that a device was heard of, how wrong its clock is (P18), and its highest number (P4).
///
/// # Errors
/// The database does not answer.
pub async fn heard(
    conn: &mut Conn,
    id: DeviceId,
    last_seq: Seq,
    (now, clock_offset_ms): (Millis, i64),
) -> Result<()> {
    sqlx::query(
        "UPDATE devices SET last_seq = $2, last_seen = $3, clock_offset_ms = $4 WHERE id = $1",
    )
    .bind(id.to_string())
    .bind(signed(last_seq.0)?)
    .bind(now.0)
    .bind(clock_offset_ms)
    .execute(conn)
    .await?;
    Ok(())
}

/// What a device may see and say at this moment.
///
/// # Errors
/// The database does not answer.
pub async fn grants(conn: &mut Conn, id: DeviceId) -> Result<Vec<Grant>> {
    let rows: Vec<String> = sqlx::query_scalar(
        "SELECT grant_json FROM grants WHERE device = $1 AND NOT revoked
         GROUP BY grant_json ORDER BY MIN(created_at), grant_json",
    )
    .bind(id.to_string())
    .fetch_all(conn)
    .await?;
    rows.iter().map(|text| from_json(text)).collect()
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
pub async fn grant(
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

/// Takes back everything a device was granted. Its session stays, so that what it still sends is quarantined
/// and not lost (I9).
///
/// # Errors
/// The database does not answer.
pub async fn revoke(conn: &mut Conn, id: DeviceId) -> Result<()> {
    sqlx::query("UPDATE grants SET revoked = TRUE WHERE device = $1")
        .bind(id.to_string())
        .execute(conn)
        .await?;
    Ok(())
}
