//! The history: ops are added and never changed (I8; the database itself refuses it), but for the words that go with an
//! event's names.

use rollcall_core::ids::{ClassId, DeviceId, EventId};
use rollcall_core::marks::{Op, OpId, RawOp, ServerNo};
use rollcall_core::sync::wire::NumberedOp;
use rollcall_core::time::Millis;

use super::{Conn, Error, Result, parsed, signed, unsigned};
use crate::secret;

/// An op that has been committed.
#[derive(Debug, Clone)]
pub struct Committed {
    /// Its number in its class.
    pub no: ServerNo,
    /// Its text.
    pub op: RawOp,
    /// Who brought it in for its author; none where the author did.
    pub carrier: Option<DeviceId>,
    /// When it came.
    pub received_at: Millis,
    /// The hash of its text as it came, where the words in it were deleted since.
    pub forgotten: Option<String>,
}

/// What is noted of how an op came.
#[derive(Debug, Clone, Copy)]
pub struct Arrival {
    /// See [`Committed::carrier`].
    pub carrier: Option<DeviceId>,
    /// When it came.
    pub received_at: Millis,
    /// The server's clock less its author's, as far as it is known: for the label, not for any decision (I6).
    pub clock_offset_ms: i64,
}

fn raw(text: String) -> Result<RawOp> {
    RawOp::from_text(text).map_err(|error| Error::Decode(Box::new(error)))
}

/// The op that has been committed under an identity.
///
/// # Errors
/// The database does not answer.
pub async fn known(conn: &mut Conn, id: OpId) -> Result<Option<Committed>> {
    type Row = (i64, String, Option<String>, i64, Option<String>);
    let row: Option<Row> = sqlx::query_as(
        "SELECT no, text, carrier, received_at, forgotten FROM ops WHERE device = $1 AND seq = $2",
    )
    .bind(id.device.to_string())
    .bind(signed(id.seq.0)?)
    .fetch_optional(conn)
    .await?;
    row.map(|(no, text, carrier, received_at, forgotten)| {
        Ok(Committed {
            no: ServerNo(unsigned(no)?),
            op: raw(text)?,
            carrier: carrier.as_deref().map(parsed).transpose()?,
            received_at: Millis(received_at),
            forgotten,
        })
    })
    .transpose()
}

/// Adds an op under its number.
///
/// # Errors
/// The database does not answer, or one of its numbers is taken.
pub async fn add(conn: &mut Conn, op: &Op, numbered: &NumberedOp, arrival: &Arrival) -> Result<()> {
    sqlx::query(
        "INSERT INTO ops (device, seq, class, no, text, carrier, received_at, clock_offset_ms)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(op.id.device.to_string())
    .bind(signed(op.id.seq.0)?)
    .bind(op.class.to_string())
    .bind(signed(numbered.no.0)?)
    .bind(numbered.op.text())
    .bind(arrival.carrier.map(|id| id.to_string()))
    .bind(arrival.received_at.0)
    .bind(arrival.clock_offset_ms)
    .execute(conn)
    .await?;
    Ok(())
}

/// The ops of a class after a number, at most `limit`, in the order of their numbers.
///
/// # Errors
/// The database does not answer.
pub async fn after(
    conn: &mut Conn,
    class: ClassId,
    no: u64,
    limit: usize,
) -> Result<Vec<NumberedOp>> {
    let rows: Vec<(i64, String)> = sqlx::query_as(
        "SELECT no, text FROM ops WHERE class = $1 AND no > $2 ORDER BY no LIMIT $3",
    )
    .bind(class.to_string())
    // A cursor beyond all numbers has everything.
    .bind(i64::try_from(no).unwrap_or(i64::MAX))
    .bind(i64::try_from(limit).unwrap_or(i64::MAX))
    .fetch_all(conn)
    .await?;
    rows.into_iter()
        .map(|(no, text)| {
            Ok(NumberedOp {
                no: ServerNo(unsigned(no)?),
                op: raw(text)?,
            })
        })
        .collect()
}

/// All ops of a class in the order of their numbers, each with the server's clock less its author's when it came, in
/// milliseconds.
///
/// # Errors
/// The database does not answer.
pub async fn timed(conn: &mut Conn, class: ClassId) -> Result<Vec<(NumberedOp, i64)>> {
    let rows: Vec<(i64, String, i64)> =
        sqlx::query_as("SELECT no, text, clock_offset_ms FROM ops WHERE class = $1 ORDER BY no")
            .bind(class.to_string())
            .fetch_all(conn)
            .await?;
    rows.into_iter()
        .map(|(no, text, clock_offset_ms)| {
            let no = ServerNo(unsigned(no)?);
            Ok((NumberedOp { no, op: raw(text)? }, clock_offset_ms))
        })
        .collect()
}

/// The ops of an event with something in them that may name somebody: class, number, text, and the text without it.
///
/// # Errors
/// The database does not answer.
pub async fn wordy(conn: &mut Conn, event: EventId) -> Result<Vec<Wordy>> {
    let rows: Vec<(String, i64, String)> = sqlx::query_as(
        "SELECT class, no, text FROM ops WHERE forgotten IS NULL
           AND class IN (SELECT id FROM classes WHERE event = $1)",
    )
    .bind(event.to_string())
    .fetch_all(conn)
    .await?;
    let mut wordy = Vec::new();
    for (class, no, text) in rows {
        let before = raw(text)?;
        if let Some(after) = before.without_words() {
            let class = parsed(&class)?;
            wordy.push(Wordy {
                class,
                no,
                before,
                after,
            });
        }
    }
    Ok(wordy)
}

/// See [`wordy`].
#[derive(Debug, Clone)]
pub struct Wordy {
    class: ClassId,
    no: i64,
    before: RawOp,
    after: RawOp,
}

/// Deletes the words of an op, of an event whose names are deleted; of another the database refuses it (I8).
///
/// # Errors
/// The database does not answer, or refuses.
pub async fn forget(conn: &mut Conn, it: &Wordy) -> Result<()> {
    sqlx::query("UPDATE ops SET text = $3, forgotten = $4 WHERE class = $1 AND no = $2")
        .bind(it.class.to_string())
        .bind(it.no)
        .bind(it.after.text())
        .bind(secret::hash(it.before.text()))
        .execute(conn)
        .await?;
    Ok(())
}
