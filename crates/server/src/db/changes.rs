//! What publications and moves changed, as people are shown it.

use rollcall_core::desk::Change;
use rollcall_core::ids::{ClassId, EventId};
use rollcall_core::time::Millis;

use super::{Conn, Result, from_json, signed, to_json};

/// Adds a change. Of one version a class has one.
///
/// # Errors
/// The database does not answer.
pub async fn add(conn: &mut Conn, event: EventId, change: &Change) -> Result<()> {
    sqlx::query(
        "INSERT INTO changes (event, version, class, at, change) VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(event.to_string())
    .bind(signed(change.version)?)
    .bind(change.class.to_string())
    .bind(change.at.0)
    .bind(to_json(change)?)
    .execute(conn)
    .await?;
    Ok(())
}

/// The changes of an event after a version, newest first.
///
/// # Errors
/// The database does not answer.
pub async fn after(conn: &mut Conn, event: EventId, version: u64) -> Result<Vec<Change>> {
    let rows: Vec<String> = sqlx::query_scalar(
        "SELECT change FROM changes WHERE event = $1 AND version > $2
         ORDER BY version DESC, class",
    )
    .bind(event.to_string())
    // After a version beyond all nothing has changed.
    .bind(i64::try_from(version).unwrap_or(i64::MAX))
    .fetch_all(conn)
    .await?;
    rows.iter().map(|text| from_json(text)).collect()
}

/// When a class was changed last; none of one that stands as it was first published.
///
/// # Errors
/// The database does not answer.
pub async fn last_of_class(conn: &mut Conn, class: ClassId) -> Result<Option<Millis>> {
    let at: Option<i64> = sqlx::query_scalar("SELECT MAX(at) FROM changes WHERE class = $1")
        .bind(class.to_string())
        .fetch_one(conn)
        .await?;
    Ok(at.map(Millis))
}
