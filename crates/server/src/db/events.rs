//! Events and their counsellors.

use rollcall_core::desk::{Deadline, Mend};
use rollcall_core::event::{EventCard, Settings, Slot};
use rollcall_core::ids::{CounsellorId, EventId};
use rollcall_core::time::Millis;
use sqlx::FromRow;

use super::{Conn, Error, Result, from_json, parsed, signed, to_json, unsigned};

/// An event as it is stored.
#[derive(Debug, Clone)]
pub struct EventRecord {
    /// What devices carry of it.
    pub card: EventCard,
    /// The notice as it was pasted.
    pub notice: String,
    /// What was mended in it.
    pub mends: Vec<Mend>,
    /// Free places, one for each queue.
    pub spares: Vec<Slot>,
    /// What is due when.
    pub deadlines: Vec<Deadline>,
    /// Rises with every publication and every move.
    pub version: u64,
    /// When it rose last.
    pub published_at: Option<Millis>,
    /// When it was closed.
    pub closed_at: Option<Millis>,
    /// When its names go by themselves.
    pub erase_at: Option<Millis>,
    /// When they went.
    pub erased_at: Option<Millis>,
}

impl EventRecord {
    /// An event in which nothing is yet.
    #[must_use]
    pub const fn empty(card: EventCard) -> Self {
        Self {
            card,
            notice: String::new(),
            mends: Vec::new(),
            spares: Vec::new(),
            deadlines: Vec::new(),
            version: 0,
            published_at: None,
            closed_at: None,
            erase_at: None,
            erased_at: None,
        }
    }
}

#[derive(FromRow)]
struct Row {
    id: String,
    title: String,
    settings: String,
    notice: String,
    mends: String,
    spares: String,
    deadlines: String,
    version: i64,
    published_at: Option<i64>,
    closed_at: Option<i64>,
    erase_at: Option<i64>,
    erased_at: Option<i64>,
}

impl TryFrom<Row> for EventRecord {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        let settings: Settings = from_json(&row.settings)?;
        Ok(Self {
            card: EventCard {
                id: parsed(&row.id)?,
                title: row.title,
                settings,
                closed: row.closed_at.is_some(),
            },
            notice: row.notice,
            mends: from_json(&row.mends)?,
            spares: from_json(&row.spares)?,
            deadlines: from_json(&row.deadlines)?,
            version: unsigned(row.version)?,
            published_at: row.published_at.map(Millis),
            closed_at: row.closed_at.map(Millis),
            erase_at: row.erase_at.map(Millis),
            erased_at: row.erased_at.map(Millis),
        })
    }
}

/// One event.
///
/// # Errors
/// The database does not answer.
pub async fn find(conn: &mut Conn, id: EventId) -> Result<Option<EventRecord>> {
    let row: Option<Row> = sqlx::query_as("SELECT * FROM events WHERE id = $1")
        .bind(id.to_string())
        .fetch_optional(conn)
        .await?;
    row.map(TryInto::try_into).transpose()
}

/// All events.
///
/// # Errors
/// The database does not answer.
pub async fn all(conn: &mut Conn) -> Result<Vec<EventRecord>> {
    let rows: Vec<Row> = sqlx::query_as("SELECT * FROM events ORDER BY id")
        .fetch_all(conn)
        .await?;
    rows.into_iter().map(TryInto::try_into).collect()
}

/// Writes an event, new or known.
///
/// # Errors
/// The database does not answer.
pub async fn save(conn: &mut Conn, event: &EventRecord) -> Result<()> {
    sqlx::query(
        "INSERT INTO events (id, title, settings, notice, mends, spares, deadlines, version, published_at, closed_at,
           erase_at, erased_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
         ON CONFLICT (id) DO UPDATE SET title = excluded.title, settings = excluded.settings,
           notice = excluded.notice, mends = excluded.mends, spares = excluded.spares,
           deadlines = excluded.deadlines, version = excluded.version, published_at = excluded.published_at,
           closed_at = excluded.closed_at, erase_at = excluded.erase_at, erased_at = excluded.erased_at",
    )
    .bind(event.card.id.to_string())
    .bind(&event.card.title)
    .bind(to_json(&event.card.settings)?)
    .bind(&event.notice)
    .bind(to_json(&event.mends)?)
    .bind(to_json(&event.spares)?)
    .bind(to_json(&event.deadlines)?)
    .bind(signed(event.version)?)
    .bind(event.published_at.map(|at| at.0))
    .bind(event.closed_at.map(|at| at.0))
    .bind(event.erase_at.map(|at| at.0))
    .bind(event.erased_at.map(|at| at.0))
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
