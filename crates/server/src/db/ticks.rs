//! Who has handed in what the notice asks for.

use std::collections::BTreeMap;

use rollcall_core::ids::{DeviceId, EventId};
use rollcall_core::time::Millis;

use super::{Conn, Result};

/// When each college did what is due, by the number of the deadline and the college's name.
///
/// # Errors
/// The database does not answer.
pub async fn of_event(conn: &mut Conn, event: EventId) -> Result<BTreeMap<(u32, String), Millis>> {
    let rows: Vec<(i64, String, i64)> =
        sqlx::query_as("SELECT no, college, done_at FROM ticks WHERE event = $1")
            .bind(event.to_string())
            .fetch_all(conn)
            .await?;
    let key = |no: i64| u32::try_from(no).unwrap_or(u32::MAX);
    Ok(rows
        .into_iter()
        .map(|(no, college, at)| ((key(no), college), Millis(at)))
        .collect())
}

/// Notes that a college did it; one that had done it before did it then.
///
/// # Errors
/// The database does not answer.
pub async fn tick(
    conn: &mut Conn,
    event: EventId,
    (no, college): (u32, &str),
    (by, now): (DeviceId, Millis),
) -> Result<()> {
    sqlx::query(
        "INSERT INTO ticks (event, no, college, device, done_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (event, no, college) DO NOTHING",
    )
    .bind(event.to_string())
    .bind(i64::from(no))
    .bind(college)
    .bind(by.to_string())
    .bind(now.0)
    .execute(conn)
    .await?;
    Ok(())
}

/// Takes a tick back.
///
/// # Errors
/// The database does not answer.
pub async fn untick(conn: &mut Conn, event: EventId, (no, college): (u32, &str)) -> Result<()> {
    sqlx::query("DELETE FROM ticks WHERE event = $1 AND no = $2 AND college = $3")
        .bind(event.to_string())
        .bind(i64::from(no))
        .bind(college)
        .execute(conn)
        .await?;
    Ok(())
}
