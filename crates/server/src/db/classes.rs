//! Classes: their place in the timetable, and how far their history goes.

use rollcall_core::access::ClassFacts;
use rollcall_core::event::Slot;
use rollcall_core::ids::{ClassId, CounsellorId, EventId};
use rollcall_core::sync::Digest;
use rollcall_core::time::Millis;
use sqlx::FromRow;

use super::{Conn, Error, Result, from_json, parsed, signed, to_json, unsigned};

/// A class as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClassRecord {
    /// Which class.
    pub id: ClassId,
    /// Its event.
    pub event: EventId,
    /// Campus as printed; empty where the notice says none. Part of what a class is recognised by.
    pub campus: String,
    /// Name without spaces and such: the other part.
    pub key: String,
    /// Name as printed.
    pub name: String,
    /// College as printed.
    pub college: Option<String>,
    /// Its counsellor.
    pub counsellor: Option<CounsellorId>,
    /// The counsellor's name.
    pub counsellor_name: Option<String>,
    /// The printed headcount.
    pub headcount: Option<u32>,
    /// When and where; none once it is no longer in the notice.
    pub slot: Option<Slot>,
    /// Rises with every change of its sheet.
    pub sheet_version: u64,
    /// The last number given in it.
    pub last_no: u64,
    /// Of all its ops.
    pub digest: Digest,
    /// When a monitor's phone last asked.
    pub heard_at: Option<Millis>,
    /// Its event is closed.
    pub closed: bool,
    /// Its event's names are deleted.
    pub erased: bool,
}

impl ClassRecord {
    /// What a decision about rights needs.
    #[must_use]
    pub fn facts(&self) -> ClassFacts {
        ClassFacts {
            class: self.id,
            event: self.event,
            counsellor: self.counsellor,
            college: self.college.clone(),
            closed: self.closed,
        }
    }
}

#[derive(FromRow)]
struct Row {
    id: String,
    event: String,
    campus: String,
    key: String,
    name: String,
    college: Option<String>,
    counsellor: Option<String>,
    counsellor_name: Option<String>,
    headcount: Option<i64>,
    slot: Option<String>,
    sheet_version: i64,
    last_no: i64,
    digest: String,
    heard_at: Option<i64>,
    closed_at: Option<i64>,
    erased_at: Option<i64>,
}

impl TryFrom<Row> for ClassRecord {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        Ok(Self {
            id: parsed(&row.id)?,
            event: parsed(&row.event)?,
            campus: row.campus,
            key: row.key,
            name: row.name,
            college: row.college,
            counsellor: row.counsellor.as_deref().map(parsed).transpose()?,
            counsellor_name: row.counsellor_name,
            headcount: row.headcount.and_then(|count| u32::try_from(count).ok()),
            slot: row.slot.as_deref().map(from_json).transpose()?,
            sheet_version: unsigned(row.sheet_version)?,
            last_no: unsigned(row.last_no)?,
            digest: Digest::try_from(row.digest).map_err(|error| Error::Decode(Box::new(error)))?,
            heard_at: row.heard_at.map(Millis),
            closed: row.closed_at.is_some(),
            erased: row.erased_at.is_some(),
        })
    }
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT classes.id, classes.event, campus, key, classes.name, college, counsellor,
               counsellors.name AS counsellor_name, headcount, slot, sheet_version, last_no, digest, heard_at,
               events.closed_at AS closed_at, events.erased_at AS erased_at
             FROM classes JOIN events ON events.id = classes.event
             LEFT JOIN counsellors ON counsellors.id = classes.counsellor ",
            $rest
        )
    };
}

/// One class.
///
/// # Errors
/// The database does not answer.
pub async fn find(conn: &mut Conn, id: ClassId) -> Result<Option<ClassRecord>> {
    let row: Option<Row> = sqlx::query_as(select!("WHERE classes.id = $1"))
        .bind(id.to_string())
        .fetch_optional(conn)
        .await?;
    row.map(TryInto::try_into).transpose()
}

/// All classes of an event.
///
/// # Errors
/// The database does not answer.
pub async fn of_event(conn: &mut Conn, event: EventId) -> Result<Vec<ClassRecord>> {
    let rows: Vec<Row> = sqlx::query_as(select!("WHERE classes.event = $1"))
        .bind(event.to_string())
        .fetch_all(conn)
        .await?;
    rows.into_iter().map(TryInto::try_into).collect()
}

/// All classes of a counsellor.
///
/// # Errors
/// The database does not answer.
pub async fn of_counsellor(conn: &mut Conn, id: CounsellorId) -> Result<Vec<ClassRecord>> {
    let rows: Vec<Row> = sqlx::query_as(select!("WHERE classes.counsellor = $1"))
        .bind(id.to_string())
        .fetch_all(conn)
        .await?;
    rows.into_iter().map(TryInto::try_into).collect()
}

/// Writes what the timetable says of a class, new or known. Its history is not touched.
///
/// # Errors
/// The database does not answer.
pub async fn save_plan(conn: &mut Conn, class: &ClassRecord) -> Result<()> {
    sqlx::query(
        "INSERT INTO classes (id, event, campus, key, name, college, counsellor, headcount, slot,
           sheet_version, digest)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
         ON CONFLICT (id) DO UPDATE SET campus = excluded.campus, key = excluded.key,
           name = excluded.name, college = excluded.college, counsellor = excluded.counsellor,
           headcount = excluded.headcount, slot = excluded.slot,
           sheet_version = excluded.sheet_version",
    )
    .bind(class.id.to_string())
    .bind(class.event.to_string())
    .bind(&class.campus)
    .bind(&class.key)
    .bind(&class.name)
    .bind(&class.college)
    .bind(class.counsellor.map(|id| id.to_string()))
    .bind(class.headcount.map(i64::from))
    .bind(class.slot.as_ref().map(to_json).transpose()?)
    .bind(signed(class.sheet_version)?)
    .bind(class.digest.to_string())
    .execute(conn)
    .await?;
    Ok(())
}

/// Takes a class away that has neither marks nor students.
///
/// # Errors
/// It has some.
pub async fn delete(conn: &mut Conn, id: ClassId) -> Result<()> {
    sqlx::query("DELETE FROM classes WHERE id = $1")
        .bind(id.to_string())
        .execute(conn)
        .await?;
    Ok(())
}

/// Writes how far the class's history goes.
///
/// # Errors
/// The database does not answer.
pub async fn advance(conn: &mut Conn, id: ClassId, last_no: u64, digest: Digest) -> Result<()> {
    sqlx::query("UPDATE classes SET last_no = $2, digest = $3 WHERE id = $1")
        .bind(id.to_string())
        .bind(signed(last_no)?)
        .bind(digest.to_string())
        .execute(conn)
        .await?;
    Ok(())
}

/// Makes the sheet newer than what devices have of it.
///
/// # Errors
/// The database does not answer.
pub async fn bump_sheet(conn: &mut Conn, id: ClassId) -> Result<()> {
    sqlx::query("UPDATE classes SET sheet_version = sheet_version + 1 WHERE id = $1")
        .bind(id.to_string())
        .execute(conn)
        .await?;
    Ok(())
}

/// A monitor's phone of the class asked at `now`.
///
/// # Errors
/// The database does not answer.
pub async fn heard(conn: &mut Conn, id: ClassId, now: Millis) -> Result<()> {
    sqlx::query("UPDATE classes SET heard_at = $2 WHERE id = $1")
        .bind(id.to_string())
        .bind(now.0)
        .execute(conn)
        .await?;
    Ok(())
}
