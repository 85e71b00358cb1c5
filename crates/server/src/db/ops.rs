//! The history: ops are added and never changed (I8; the database itself refuses it).

use rollcall_core::ids::{ClassId, DeviceId, Seq};
use rollcall_core::marks::{OpId, RawOp, ServerNo};
use rollcall_core::sync::wire::NumberedOp;
use rollcall_core::time::Millis;

use super::{Conn, Error, Result, signed, unsigned};

/// An op that has been committed: its number and its text.
///
/// # Errors
/// The database does not answer.
pub async fn known(
    conn: &mut Conn,
    device: DeviceId,
    seq: Seq,
) -> Result<Option<(ServerNo, String)>> {
    let row: Option<(i64, String)> =
        sqlx::query_as("SELECT no, text FROM ops WHERE device = $1 AND seq = $2")
            .bind(device.to_string())
            .bind(signed(seq.0)?)
            .fetch_optional(conn)
            .await?;
    row.map(|(no, text)| Ok((ServerNo(unsigned(no)?), text)))
        .transpose()
}

/// Adds an op under its number.
///
/// # Errors
/// The database does not answer, or one of its numbers is taken.
pub async fn add(
    conn: &mut Conn,
    id: OpId,
    class: ClassId,
    numbered: &NumberedOp,
    (received_at, clock_offset_ms): (Millis, i64),
) -> Result<()> {
    sqlx::query(
        "INSERT INTO ops (device, seq, class, no, text, received_at, clock_offset_ms)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(id.device.to_string())
    .bind(signed(id.seq.0)?)
    .bind(class.to_string())
    .bind(signed(numbered.no.0)?)
    .bind(numbered.op.text())
    .bind(received_at.0)
    .bind(clock_offset_ms)
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
                op: RawOp::from_text(text).map_err(|error| Error::Decode(Box::new(error)))?,
            })
        })
        .collect()
}
