//! Events and their counsellors.

use rollcall_core::event::{EventCard, Settings};
use rollcall_core::ids::{CounsellorId, EventId};

use super::{Conn, Result, from_json, parsed, signed, to_json, unsigned};

/// An event as it is stored.
#[derive(Debug, Clone)]
pub struct EventRecord {
    /// What devices carry of it.
    pub card: EventCard,
    /// The notice as it was pasted.
    pub notice: String,
    /// Rises with every publication.
    pub version: u64,
}

type Row = (String, String, String, String, i64);

fn record((id, title, settings, notice, version): Row) -> Result<EventRecord> {
    let settings: Settings = from_json(&settings)?;
    Ok(EventRecord {
        card: EventCard {
            id: parsed(&id)?,
            title,
            settings,
        },
        notice,
        version: unsigned(version)?,
    })
}

/// One event.
///
/// # Errors
/// The database does not answer.
pub async fn find(conn: &mut Conn, id: EventId) -> Result<Option<EventRecord>> {
    sqlx::query_as("SELECT id, title, settings, notice, version FROM events WHERE id = $1")
        .bind(id.to_string())
        .fetch_optional(conn)
        .await?
        .map(record)
        .transpose()
}

/// All events.
///
/// # Errors
/// The database does not answer.
pub async fn all(conn: &mut Conn) -> Result<Vec<EventRecord>> {
    let rows: Vec<Row> =
        sqlx::query_as("SELECT id, title, settings, notice, version FROM events ORDER BY id")
            .fetch_all(conn)
            .await?;
    rows.into_iter().map(record).collect()
}

/// Writes an event, new or known.
///
/// # Errors
/// The database does not answer.
pub async fn save(conn: &mut Conn, event: &EventRecord) -> Result<()> {
    sqlx::query(
        "INSERT INTO events (id, title, settings, notice, version) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (id) DO UPDATE SET title = excluded.title, settings = excluded.settings,
           notice = excluded.notice, version = excluded.version",
    )
    .bind(event.card.id.to_string())
    .bind(&event.card.title)
    .bind(to_json(&event.card.settings)?)
    .bind(&event.notice)
    .bind(signed(event.version)?)
    .execute(conn)
    .await?;
    Ok(())
}

/// The counsellors of an event, by name.
///
/// # Errors
/// The database does not answer.
pub async fn counsellors(conn: &mut Conn, event: EventId) -> Result<Vec<(CounsellorId, String)>> {
    let rows: Vec<(String, String)> =
        sqlx::query_as("SELECT id, name FROM counsellors WHERE event = $1 ORDER BY name")
            .bind(event.to_string())
            .fetch_all(conn)
            .await?;
    rows.into_iter()
        .map(|(id, name)| Ok((parsed(&id)?, name)))
        .collect()
}

/// Adds a counsellor.
///
/// # Errors
/// The database does not answer.
pub async fn add_counsellor(
    conn: &mut Conn,
    event: EventId,
    id: CounsellorId,
    name: &str,
) -> Result<()> {
    sqlx::query("INSERT INTO counsellors (id, event, name) VALUES ($1, $2, $3)")
        .bind(id.to_string())
        .bind(event.to_string())
        .bind(name)
        .execute(conn)
        .await?;
    Ok(())
}
