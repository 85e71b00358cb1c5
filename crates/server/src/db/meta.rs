//! What the database says about itself.

use rollcall_core::ids::Epoch;

use super::{Conn, Result, parsed};

/// The identity of this database (P17); `fresh` becomes it where it has none yet.
///
/// # Errors
/// The database does not answer.
pub async fn epoch(conn: &mut Conn, fresh: Epoch) -> Result<Epoch> {
    sqlx::query(
        "INSERT INTO meta (name, value) VALUES ('epoch', $1) ON CONFLICT (name) DO NOTHING",
    )
    .bind(fresh.to_string())
    .execute(&mut *conn)
    .await?;
    let text: String = sqlx::query_scalar("SELECT value FROM meta WHERE name = 'epoch'")
        .fetch_one(conn)
        .await?;
    parsed(&text)
}

/// Makes this another database in the eyes of every phone.
///
/// # Errors
/// The database does not answer.
pub async fn renew_epoch(conn: &mut Conn, fresh: Epoch) -> Result<()> {
    sqlx::query(
        "INSERT INTO meta (name, value) VALUES ('epoch', $1)
         ON CONFLICT (name) DO UPDATE SET value = excluded.value",
    )
    .bind(fresh.to_string())
    .execute(conn)
    .await?;
    Ok(())
}

/// Writes something of no meaning: whether the disk takes anything shows in nothing else.
///
/// # Errors
/// The database takes no writes.
pub async fn probe(conn: &mut Conn, value: i64) -> Result<()> {
    sqlx::query(
        "INSERT INTO meta (name, value) VALUES ('probe', $1)
         ON CONFLICT (name) DO UPDATE SET value = excluded.value",
    )
    .bind(value.to_string())
    .execute(conn)
    .await?;
    Ok(())
}

/// Notes that something was deleted whose traces are still to be cleared away ([`super::Db::forget`]); a server that
/// is killed in between does it at its next start.
///
/// # Errors
/// The database does not answer.
pub async fn note_deleted(conn: &mut Conn) -> Result<()> {
    sqlx::query(
        "INSERT INTO meta (name, value) VALUES ('deleted', 'yes') ON CONFLICT (name) DO NOTHING",
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Whether traces are still to be cleared away.
///
/// # Errors
/// The database does not answer.
pub async fn has_deleted(conn: &mut Conn) -> Result<bool> {
    let found: Option<i64> = sqlx::query_scalar("SELECT 1 FROM meta WHERE name = 'deleted'")
        .fetch_optional(conn)
        .await?;
    Ok(found.is_some())
}

/// They are cleared away.
///
/// # Errors
/// The database does not answer.
pub async fn note_cleared(conn: &mut Conn) -> Result<()> {
    sqlx::query("DELETE FROM meta WHERE name = 'deleted'")
        .execute(conn)
        .await?;
    Ok(())
}
