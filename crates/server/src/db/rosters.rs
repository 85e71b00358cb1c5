//! The students of classes: the only table with people's names.

use std::collections::HashMap;

use rollcall_core::event::{Roster, Student};
use rollcall_core::ids::{ClassId, EventId, StudentId};

use super::{Conn, Result, parsed};

/// A student as stored: one who was taken off the list while marks speak of them is kept aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enrolled {
    /// The student.
    pub student: Student,
    /// No longer on the list.
    pub removed: bool,
}

type Row = (String, i64, String, String, bool, String, bool);

fn enrolled((id, place, name, number, exempt, pinyin, removed): Row) -> Result<Enrolled> {
    Ok(Enrolled {
        student: Student {
            id: parsed(&id)?,
            order: u32::try_from(place).unwrap_or(u32::MAX),
            name,
            number,
            exempt,
            pinyin,
        },
        removed,
    })
}

/// Everybody who is or was on the class's list, in queue order.
///
/// # Errors
/// The database does not answer.
pub async fn everybody(conn: &mut Conn, class: ClassId) -> Result<Vec<Enrolled>> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT id, place, name, number, exempt, pinyin, removed FROM students
         WHERE class = $1 ORDER BY place, id",
    )
    .bind(class.to_string())
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(enrolled).collect()
}

/// The class's list.
///
/// # Errors
/// The database does not answer.
pub async fn roster(conn: &mut Conn, class: ClassId) -> Result<Roster> {
    let everybody = everybody(conn, class).await?;
    let students = everybody
        .into_iter()
        .filter(|it| !it.removed)
        .map(|it| it.student)
        .collect();
    Ok(Roster { students })
}

/// How many students are on the list of each class of an event that has one.
///
/// # Errors
/// The database does not answer.
pub async fn sizes(conn: &mut Conn, event: EventId) -> Result<HashMap<ClassId, u32>> {
    let rows: Vec<(String, i64)> = sqlx::query_as(
        "SELECT class, COUNT(*) FROM students JOIN classes ON classes.id = students.class
         WHERE classes.event = $1 AND NOT removed GROUP BY class",
    )
    .bind(event.to_string())
    .fetch_all(conn)
    .await?;
    rows.into_iter()
        .map(|(class, size)| Ok((parsed(&class)?, u32::try_from(size).unwrap_or(u32::MAX))))
        .collect()
}

/// Writes a student, new or known.
///
/// # Errors
/// The database does not answer.
pub async fn save(conn: &mut Conn, class: ClassId, it: &Enrolled) -> Result<()> {
    sqlx::query(
        "INSERT INTO students (id, class, place, name, number, exempt, removed, pinyin)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (id) DO UPDATE SET place = excluded.place, name = excluded.name,
           exempt = excluded.exempt, removed = excluded.removed, pinyin = excluded.pinyin",
    )
    .bind(it.student.id.to_string())
    .bind(class.to_string())
    .bind(i64::from(it.student.order))
    .bind(&it.student.name)
    .bind(&it.student.number)
    .bind(it.student.exempt)
    .bind(it.removed)
    .bind(&it.student.pinyin)
    .execute(conn)
    .await?;
    Ok(())
}

/// Whether somebody is or was on any class's list under this identity.
///
/// # Errors
/// The database does not answer.
pub async fn is_known(conn: &mut Conn, id: StudentId) -> Result<bool> {
    let found: Option<i64> = sqlx::query_scalar("SELECT 1 FROM students WHERE id = $1")
        .bind(id.to_string())
        .fetch_optional(conn)
        .await?;
    Ok(found.is_some())
}

/// Deletes a student of whom no mark speaks.
///
/// # Errors
/// The database does not answer.
pub async fn delete(conn: &mut Conn, id: StudentId) -> Result<()> {
    sqlx::query("DELETE FROM students WHERE id = $1")
        .bind(id.to_string())
        .execute(conn)
        .await?;
    Ok(())
}

/// Students with a name whose sound was not made yet: which, of which class, and the name.
///
/// # Errors
/// The database does not answer.
pub async fn unsounded(conn: &mut Conn) -> Result<Vec<(StudentId, ClassId, String)>> {
    let rows: Vec<(String, String, String)> =
        sqlx::query_as("SELECT id, class, name FROM students WHERE pinyin = '' AND name <> ''")
            .fetch_all(conn)
            .await?;
    rows.into_iter()
        .map(|(id, class, name)| Ok((parsed(&id)?, parsed(&class)?, name)))
        .collect()
}

/// Writes how a name sounds.
///
/// # Errors
/// The database does not answer.
pub async fn save_sound(conn: &mut Conn, id: StudentId, pinyin: &str) -> Result<()> {
    sqlx::query("UPDATE students SET pinyin = $2 WHERE id = $1")
        .bind(id.to_string())
        .bind(pinyin)
        .execute(conn)
        .await?;
    Ok(())
}
