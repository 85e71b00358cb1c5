//! Devices, their keys and their sessions. What they were granted is in [`super::grants`].

use rollcall_core::access::Grant;
use rollcall_core::ids::{DeviceId, EventId, Seq};
use rollcall_core::time::Millis;
use sqlx::FromRow;

use super::{Conn, Error, Result, grants, parsed, signed, to_json, unsigned};

/// A device as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeviceRecord {
    /// Which device.
    pub id: DeviceId,
    /// When its name was made.
    pub created_at: Millis,
    /// Its highest number (P4).
    pub last_seq: Seq,
    /// When it was last heard of.
    pub last_seen: Millis,
    /// How wrong its clock is (P18).
    pub clock_offset_ms: Option<i64>,
}

#[derive(FromRow)]
struct Row {
    id: String,
    created_at: i64,
    last_seq: i64,
    last_seen: i64,
    clock_offset_ms: Option<i64>,
}

impl TryFrom<Row> for DeviceRecord {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        Ok(Self {
            id: parsed(&row.id)?,
            created_at: Millis(row.created_at),
            last_seq: Seq(unsigned(row.last_seq)?),
            last_seen: Millis(row.last_seen),
            clock_offset_ms: row.clock_offset_ms,
        })
    }
}

/// One device.
///
/// # Errors
/// The database does not answer.
pub async fn find(conn: &mut Conn, id: DeviceId) -> Result<Option<DeviceRecord>> {
    let row: Option<Row> = sqlx::query_as(
        "SELECT id, created_at, last_seq, last_seen, clock_offset_ms FROM devices WHERE id = $1",
    )
    .bind(id.to_string())
    .fetch_optional(conn)
    .await?;
    row.map(TryInto::try_into).transpose()
}

/// Every device that was ever granted something in an event, last heard of first.
///
/// # Errors
/// The database does not answer.
pub async fn of_event(conn: &mut Conn, event: EventId) -> Result<Vec<DeviceRecord>> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT id, created_at, last_seq, last_seen, clock_offset_ms FROM devices
         WHERE id IN (SELECT device FROM grants WHERE grant_json LIKE $1)
         ORDER BY last_seen DESC, id",
    )
    .bind(grants::within(event))
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(TryInto::try_into).collect()
}

/// The devices that hold a grant at this moment, last heard of first.
///
/// # Errors
/// The database does not answer.
pub async fn holding(conn: &mut Conn, grant: &Grant) -> Result<Vec<DeviceRecord>> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT id, created_at, last_seq, last_seen, clock_offset_ms FROM devices
         WHERE id IN (SELECT device FROM grants WHERE grant_json = $1 AND NOT revoked)
         ORDER BY last_seen DESC, id",
    )
    .bind(to_json(grant)?)
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(TryInto::try_into).collect()
}

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

/// The hash of the key that proves the device's name, where it was given one.
///
/// # Errors
/// The database does not answer.
pub async fn key_hash(conn: &mut Conn, id: DeviceId) -> Result<Option<String>> {
    let hash: Option<Option<String>> =
        sqlx::query_scalar("SELECT key_hash FROM devices WHERE id = $1")
            .bind(id.to_string())
            .fetch_optional(conn)
            .await?;
    Ok(hash.flatten())
}

/// Gives a device its key; one that has a key keeps it.
///
/// # Errors
/// The database does not answer.
pub async fn set_key(conn: &mut Conn, id: DeviceId, hash: &str) -> Result<()> {
    sqlx::query("UPDATE devices SET key_hash = $2 WHERE id = $1 AND key_hash IS NULL")
        .bind(id.to_string())
        .bind(hash)
        .execute(conn)
        .await?;
    Ok(())
}

/// Counts an op that somebody else brought in for a device, known or not: should its storage be gone, it counts on
/// after it (I4, P4).
///
/// # Errors
/// The database does not answer.
pub async fn count(conn: &mut Conn, id: DeviceId, seq: Seq, now: Millis) -> Result<()> {
    sqlx::query(
        "INSERT INTO devices (id, created_at, last_seen, last_seq) VALUES ($1, $2, $2, $3)
         ON CONFLICT (id) DO UPDATE SET last_seq = CASE
           WHEN devices.last_seq < excluded.last_seq THEN excluded.last_seq
           ELSE devices.last_seq END",
    )
    .bind(id.to_string())
    .bind(now.0)
    .bind(signed(seq.0)?)
    .execute(conn)
    .await?;
    Ok(())
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
