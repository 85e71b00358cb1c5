//! Invitations. Of the secret only its hash is here.

use rollcall_core::access::Grant;
use rollcall_core::ids::{DeviceId, InvitationId};
use rollcall_core::time::Millis;

use super::{Conn, Result, from_json, parsed, to_json};

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
}

/// The invitation of a secret, by the secret's hash.
///
/// # Errors
/// The database does not answer.
pub async fn by_hash(conn: &mut Conn, hash: &str) -> Result<Option<InvitationRecord>> {
    type Row = (String, String, Option<i64>, i64, bool);
    let row: Option<Row> = sqlx::query_as(
        "SELECT id, grant_json, uses_left, expires_at, revoked FROM invitations
         WHERE secret_hash = $1",
    )
    .bind(hash)
    .fetch_optional(conn)
    .await?;
    row.map(|(id, grant, uses_left, expires_at, revoked)| {
        Ok(InvitationRecord {
            id: parsed(&id)?,
            grant: from_json(&grant)?,
            uses_left,
            expires_at: Millis(expires_at),
            revoked,
        })
    })
    .transpose()
}

/// Adds an invitation; `by` is the inviting device, none for the server itself.
///
/// # Errors
/// The database does not answer.
pub async fn add(
    conn: &mut Conn,
    it: &InvitationRecord,
    secret_hash: &str,
    (by, now): (Option<DeviceId>, Millis),
) -> Result<()> {
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
    .bind(by.map(|id| id.to_string()))
    .bind(now.0)
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

/// Takes an invitation back: nobody else can open it.
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
