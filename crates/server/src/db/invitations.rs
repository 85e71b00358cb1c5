//! Invitations. Of the secret only its hash is here.

use rollcall_core::access::Grant;
use rollcall_core::ids::{DeviceId, InvitationId};
use rollcall_core::time::Millis;
use sqlx::FromRow;

use super::{Conn, Error, Result, from_json, parsed, to_json};

/// An invitation as it is stored.
#[derive(Debug, Clone)]
pub struct InvitationRecord {
    /// Which one.
    pub id: InvitationId,
    /// What it grants.
    pub grant: Grant,
    /// How many devices may still open it; none for any number.
    pub uses_left: Option<i64>,
    /// When it stops working.
    pub expires_at: Millis,
    /// Taken back.
    pub revoked: bool,
    /// The inviting device; none for the server itself.
    pub by: Option<DeviceId>,
    /// When it was made.
    pub created_at: Millis,
}

#[derive(FromRow)]
struct Row {
    id: String,
    grant_json: String,
    uses_left: Option<i64>,
    expires_at: i64,
    revoked: bool,
    invited_by: Option<String>,
    created_at: i64,
}

impl TryFrom<Row> for InvitationRecord {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        Ok(Self {
            id: parsed(&row.id)?,
            grant: from_json(&row.grant_json)?,
            uses_left: row.uses_left,
            expires_at: Millis(row.expires_at),
            revoked: row.revoked,
            by: row.invited_by.as_deref().map(parsed).transpose()?,
            created_at: Millis(row.created_at),
        })
    }
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, grant_json, uses_left, expires_at, revoked, invited_by, created_at
             FROM invitations ",
            $rest
        )
    };
}

/// The invitation of a secret, by the secret's hash.
///
/// # Errors
/// The database does not answer.
pub async fn by_hash(conn: &mut Conn, hash: &str) -> Result<Option<InvitationRecord>> {
    let row: Option<Row> = sqlx::query_as(select!("WHERE secret_hash = $1"))
        .bind(hash)
        .fetch_optional(conn)
        .await?;
    row.map(TryInto::try_into).transpose()
}

/// One invitation.
///
/// # Errors
/// The database does not answer.
pub async fn find(conn: &mut Conn, id: InvitationId) -> Result<Option<InvitationRecord>> {
    let row: Option<Row> = sqlx::query_as(select!("WHERE id = $1"))
        .bind(id.to_string())
        .fetch_optional(conn)
        .await?;
    row.map(TryInto::try_into).transpose()
}

/// Those that a device which never opened them can open, newest first.
///
/// # Errors
/// The database does not answer.
pub async fn open(conn: &mut Conn, now: Millis) -> Result<Vec<InvitationRecord>> {
    let rows: Vec<Row> = sqlx::query_as(select!(
        "WHERE NOT revoked AND expires_at > $1 AND (uses_left IS NULL OR uses_left > 0)
         ORDER BY created_at DESC, id"
    ))
    .bind(now.0)
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(TryInto::try_into).collect()
}

/// Those of a device's making that were not taken back.
///
/// # Errors
/// The database does not answer.
pub async fn made_by(conn: &mut Conn, by: DeviceId) -> Result<Vec<InvitationRecord>> {
    let rows: Vec<Row> = sqlx::query_as(select!("WHERE invited_by = $1 AND NOT revoked"))
        .bind(by.to_string())
        .fetch_all(conn)
        .await?;
    rows.into_iter().map(TryInto::try_into).collect()
}

/// How many devices have opened it.
///
/// # Errors
/// The database does not answer.
pub async fn times_opened(conn: &mut Conn, id: InvitationId) -> Result<u32> {
    let count: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM grants WHERE invitation = $1")
        .bind(id.to_string())
        .fetch_one(conn)
        .await?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// Adds an invitation.
///
/// # Errors
/// The database does not answer.
pub async fn add(conn: &mut Conn, it: &InvitationRecord, secret_hash: &str) -> Result<()> {
    sqlx::query(
        "INSERT INTO invitations (id, secret_hash, grant_json, uses_left, expires_at, revoked,
           invited_by, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(it.id.to_string())
    .bind(secret_hash)
    .bind(to_json(&it.grant)?)
    .bind(it.uses_left)
    .bind(it.expires_at.0)
    .bind(it.revoked)
    .bind(it.by.map(|id| id.to_string()))
    .bind(it.created_at.0)
    .execute(conn)
    .await?;
    Ok(())
}

/// One use less.
///
/// # Errors
/// The database does not answer.
pub async fn use_once(conn: &mut Conn, id: InvitationId) -> Result<()> {
    sqlx::query("UPDATE invitations SET uses_left = uses_left - 1 WHERE id = $1")
        .bind(id.to_string())
        .execute(conn)
        .await?;
    Ok(())
}

/// Takes an invitation back: nobody else can open it. Who has opened it keeps what it gave.
///
/// # Errors
/// The database does not answer.
pub async fn revoke(conn: &mut Conn, id: InvitationId) -> Result<()> {
    sqlx::query("UPDATE invitations SET revoked = TRUE WHERE id = $1")
        .bind(id.to_string())
        .execute(conn)
        .await?;
    Ok(())
}
