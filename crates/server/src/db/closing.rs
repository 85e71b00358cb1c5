//! The end of an event, over all tables that hold something of it: what there is to count, what is deleted.

use std::collections::HashMap;

use rollcall_core::ids::{ClassId, EventId};
use rollcall_core::time::Millis;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Conn, Result, attempts, from_json, grants, ops, parsed, to_json};

/// How much of what an event has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Holdings {
    /// Students, those taken off their lists too.
    pub students: u32,
    /// Ops with words in them that may name somebody.
    pub words: u32,
    /// Refused ops whose text is kept.
    pub refused: u32,
    /// Refused ops that nobody has settled and that have not come in by another way.
    pub unsettled: u32,
    /// Devices with a grant that deleting takes back.
    pub devices: u32,
    /// Classes.
    pub classes: u32,
    /// Ops of its classes.
    pub marks: u32,
}

/// Refused ops of an event `$1`, whose grants are like `$2`: those that name one of its classes; and those that name
/// none at all, of devices that have no business but here.
macro_rules! refused {
    ($what:literal) => {
        concat!(
            $what,
            " WHERE (class IN (SELECT id FROM classes WHERE event = $1)
                OR (NOT EXISTS (SELECT 1 FROM classes WHERE classes.id = quarantine.class)
                  AND device IN (SELECT device FROM grants WHERE grant_json LIKE $2)
                  AND device NOT IN (SELECT device FROM grants WHERE grant_json NOT LIKE $2 AND NOT revoked)))"
        )
    };
}

/// Grants and invitations like `$1` that deleting takes back: all but an office's.
macro_rules! below_office {
    ($what:literal) => {
        concat!(
            $what,
            " WHERE NOT revoked AND grant_json LIKE $1 AND grant_json NOT LIKE '{\"office\"%'"
        )
    };
}

/// Counts what an event has.
///
/// # Errors
/// The database does not answer.
pub async fn holdings(conn: &mut Conn, event: EventId) -> Result<Holdings> {
    const STUDENTS: &str =
        "SELECT COUNT(*) FROM students WHERE class IN (SELECT id FROM classes WHERE event = $1)";
    const MARKS: &str =
        "SELECT COUNT(*) FROM ops WHERE class IN (SELECT id FROM classes WHERE event = $1)";
    const UNSETTLED: &str = concat!(
        refused!("SELECT COUNT(*) FROM quarantine"),
        " AND settlement IS NULL AND NOT EXISTS (SELECT 1 FROM ops
            WHERE ops.device = quarantine.device AND ops.seq = quarantine.seq AND ops.text = quarantine.text)"
    );
    const REFUSED: &str = concat!(
        refused!("SELECT COUNT(*) FROM quarantine"),
        " AND text <> ''"
    );
    let (id, grants) = (event.to_string(), grants::within(event));
    let both = [id.clone(), grants.clone()];
    let words = ops::wordy(conn, event).await?.len();
    Ok(Holdings {
        words: u32::try_from(words).unwrap_or(u32::MAX),
        students: count(conn, STUDENTS, [id.clone()]).await?,
        refused: count(conn, REFUSED, both.clone()).await?,
        unsettled: count(conn, UNSETTLED, both).await?,
        devices: count(
            conn,
            below_office!("SELECT COUNT(DISTINCT device) FROM grants"),
            [grants],
        )
        .await?,
        classes: count(
            conn,
            "SELECT COUNT(*) FROM classes WHERE event = $1",
            [id.clone()],
        )
        .await?,
        marks: count(conn, MARKS, [id]).await?,
    })
}

/// Phones that were ever let into a class of the event and have not been heard of since `since`: they may hold names.
/// One that has never exchanged anything, so that its clock is not known, holds none.
///
/// # Errors
/// The database does not answer.
pub async fn not_heard_since(conn: &mut Conn, event: EventId, since: Millis) -> Result<u32> {
    let found: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM devices WHERE last_seen < $2 AND clock_offset_ms IS NOT NULL AND id IN (SELECT device FROM grants
           WHERE grant_json LIKE $1
             AND (grant_json LIKE '{\"monitor\"%' OR grant_json LIKE '{\"counsellor\"%'))",
    )
    .bind(grants::within(event))
    .bind(since.0)
    .fetch_one(conn)
    .await?;
    Ok(u32::try_from(found).unwrap_or(u32::MAX))
}

async fn count<const N: usize>(
    conn: &mut Conn,
    query: &'static str,
    about: [String; N],
) -> Result<u32> {
    let mut asked = sqlx::query_scalar(query);
    for it in about {
        asked = asked.bind(it);
    }
    let found: i64 = asked.fetch_one(conn).await?;
    Ok(u32::try_from(found).unwrap_or(u32::MAX))
}

/// Keeps the last count of a class.
///
/// # Errors
/// The database does not answer.
pub async fn save_final(conn: &mut Conn, class: ClassId, it: &impl Serialize) -> Result<()> {
    sqlx::query("UPDATE classes SET final = $2 WHERE id = $1")
        .bind(class.to_string())
        .bind(to_json(it)?)
        .execute(conn)
        .await?;
    Ok(())
}

/// The last counts of an event's classes; none before its names are deleted.
///
/// # Errors
/// The database does not answer.
pub async fn finals<T: DeserializeOwned>(
    conn: &mut Conn,
    event: EventId,
) -> Result<HashMap<ClassId, T>> {
    let rows: Vec<(String, String)> =
        sqlx::query_as("SELECT id, final FROM classes WHERE event = $1 AND final IS NOT NULL")
            .bind(event.to_string())
            .fetch_all(conn)
            .await?;
    rows.into_iter()
        .map(|(class, it)| Ok((parsed(&class)?, from_json(&it)?)))
        .collect()
}

/// Deletes the students of an event, the words in its ops and the texts of what was refused, and takes back everything
/// that is not an office's. The event says already that its names are deleted. Ops stay (I8): with notes empty, and with
/// nobody's name in who was written at a list's bottom, they name nobody. Of refused ops all but the text stays, so that they are still counted,
/// and one that is sent again is known (I3).
///
/// # Errors
/// The database does not answer.
pub async fn erase(conn: &mut Conn, event: EventId) -> Result<()> {
    let (id, grants) = (event.to_string(), grants::within(event));
    sqlx::query("DELETE FROM students WHERE class IN (SELECT id FROM classes WHERE event = $1)")
        .bind(&id)
        .execute(&mut *conn)
        .await?;
    for it in ops::wordy(conn, event).await? {
        ops::forget(conn, &it).await?;
    }
    sqlx::query(refused!("UPDATE quarantine SET text = ''"))
        .bind(&id)
        .bind(&grants)
        .execute(&mut *conn)
        .await?;
    for taken_back in [
        below_office!("UPDATE grants SET revoked = TRUE"),
        below_office!("UPDATE invitations SET revoked = TRUE"),
    ] {
        sqlx::query(taken_back)
            .bind(&grants)
            .execute(&mut *conn)
            .await?;
    }
    attempts::forget(conn, event).await?;
    Ok(())
}
