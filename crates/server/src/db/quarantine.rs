//! Ops that were refused: kept whole, visible, not counted (I2, I9).

use std::collections::HashMap;

use rollcall_core::desk::Settled;
use rollcall_core::ids::{ClassId, DeviceId, EventId, Seq};
use rollcall_core::sync::Refusal;
use rollcall_core::sync::admit::MAX_OP_BYTES;
use rollcall_core::time::Millis;
use sqlx::FromRow;

use super::{Conn, Error, Result, from_json, grants, parsed, signed, to_json};
use crate::secret;

/// A refused op on its way in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Who sent it.
    pub device: DeviceId,
    /// Its number in that device's own count, where it is one.
    pub seq: Option<Seq>,
    /// The class it names, where one could be read.
    pub class: Option<ClassId>,
    /// Its text as it came.
    pub text: String,
    /// Why.
    pub refusal: Refusal,
    /// It may name somebody of an event whose names are deleted: its text is not kept.
    pub is_late: bool,
}

/// A refused op that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Who sent it.
    pub device: DeviceId,
    /// Of its text; with the device it is the entry's identity.
    pub hash: String,
    /// The class it names, where one could be read.
    pub class: Option<ClassId>,
    /// Its text; none where it is longer than an op can be.
    pub text: Option<String>,
    /// Why.
    pub refusal: Refusal,
    /// When it came.
    pub at: Millis,
    /// What somebody has done about it.
    pub settled: Option<Settled>,
}

impl Kept {
    /// Where requests find it.
    #[must_use]
    pub fn address(&self) -> String {
        format!("{}-{}", self.device, self.hash)
    }
}

#[derive(FromRow)]
struct Row {
    device: String,
    text_hash: String,
    class: Option<String>,
    text: Option<String>,
    refusal: String,
    at: i64,
    settlement: Option<String>,
    settled_by: Option<String>,
    settled_at: Option<i64>,
}

impl TryFrom<Row> for Kept {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        let settled = match (row.settlement, row.settled_by, row.settled_at) {
            (Some(how), Some(by), Some(at)) => Some(Settled {
                how: from_json(&how)?,
                by: parsed(&by)?,
                at: Millis(at),
            }),
            _ => None,
        };
        Ok(Self {
            device: parsed(&row.device)?,
            hash: row.text_hash,
            class: row.class.as_deref().map(parsed).transpose()?,
            text: row.text.filter(|text| text.len() <= MAX_OP_BYTES),
            refusal: from_json(&row.refusal)?,
            at: Millis(row.at),
            settled,
        })
    }
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            // What is longer than an op can be may be a megabyte, and nobody reads it.
            "SELECT device, text_hash, class, CASE WHEN LENGTH(text) <= $1 THEN text END AS text, refusal, at,
               settlement, settled_by, settled_at
             FROM quarantine ",
            $rest
        )
    };
}

/// The refused ops of an event, those that nobody has settled first, then newest first: those that name one of its
/// classes, and those that name none that exists of devices that were granted something in it.
///
/// # Errors
/// The database does not answer.
pub async fn of_event(conn: &mut Conn, event: EventId) -> Result<Vec<Kept>> {
    let rows: Vec<Row> = sqlx::query_as(select!(
        "WHERE class IN (SELECT id FROM classes WHERE event = $2)
           OR (NOT EXISTS (SELECT 1 FROM classes WHERE classes.id = quarantine.class)
             AND device IN (SELECT device FROM grants WHERE grant_json LIKE $3))
         ORDER BY CASE WHEN settlement IS NULL THEN 0 ELSE 1 END, at DESC, device, text_hash"
    ))
    .bind(longest())
    .bind(event.to_string())
    .bind(grants::within(event))
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(TryInto::try_into).collect()
}

/// One refused op, by its address.
///
/// # Errors
/// The database does not answer.
pub async fn find(conn: &mut Conn, address: &str) -> Result<Option<Kept>> {
    let Some((device, hash)) = address.split_once('-') else {
        return Ok(None);
    };
    let row: Option<Row> = sqlx::query_as(select!("WHERE device = $2 AND text_hash = $3"))
        .bind(longest())
        .bind(device)
        .bind(hash)
        .fetch_optional(conn)
        .await?;
    row.map(TryInto::try_into).transpose()
}

fn longest() -> i64 {
    i64::try_from(MAX_OP_BYTES).unwrap_or(i64::MAX)
}

/// Notes what somebody has done about it.
///
/// # Errors
/// The database does not answer.
pub async fn settle(conn: &mut Conn, it: &Kept, settled: Settled) -> Result<()> {
    sqlx::query(
        "UPDATE quarantine SET settlement = $3, settled_by = $4, settled_at = $5
         WHERE device = $1 AND text_hash = $2",
    )
    .bind(it.device.to_string())
    .bind(&it.hash)
    .bind(to_json(&settled.how)?)
    .bind(settled.by.to_string())
    .bind(settled.at.0)
    .execute(conn)
    .await?;
    Ok(())
}

/// How many refused ops of each device nobody has settled.
///
/// # Errors
/// The database does not answer.
pub async fn unsettled(conn: &mut Conn) -> Result<HashMap<DeviceId, u32>> {
    let rows: Vec<(String, i64)> = sqlx::query_as(
        "SELECT device, COUNT(*) FROM quarantine WHERE settlement IS NULL GROUP BY device",
    )
    .fetch_all(conn)
    .await?;
    rows.into_iter()
        .map(|(device, count)| Ok((parsed(&device)?, u32::try_from(count).unwrap_or(u32::MAX))))
        .collect()
}

/// The verdict that this very text of this very device got before.
///
/// # Errors
/// The database does not answer.
pub async fn known(conn: &mut Conn, device: DeviceId, text: &str) -> Result<Option<Refusal>> {
    let refusal: Option<String> =
        sqlx::query_scalar("SELECT refusal FROM quarantine WHERE device = $1 AND text_hash = $2")
            .bind(device.to_string())
            .bind(secret::hash(text))
            .fetch_optional(conn)
            .await?;
    refusal.as_deref().map(from_json).transpose()
}

/// Whether a text under this number of the device's own was refused.
///
/// # Errors
/// The database does not answer.
pub async fn is_taken(conn: &mut Conn, device: DeviceId, seq: Seq) -> Result<bool> {
    let found: Option<i64> =
        sqlx::query_scalar("SELECT 1 FROM quarantine WHERE device = $1 AND seq = $2 LIMIT 1")
            .bind(device.to_string())
            .bind(signed(seq.0)?)
            .fetch_optional(conn)
            .await?;
    Ok(found.is_some())
}

/// Keeps a refused op.
///
/// # Errors
/// The database does not answer.
pub async fn add(conn: &mut Conn, it: &Refused, at: Millis) -> Result<()> {
    sqlx::query(
        "INSERT INTO quarantine (device, text_hash, seq, class, text, refusal, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(it.device.to_string())
    .bind(secret::hash(&it.text))
    .bind(it.seq.map(|seq| signed(seq.0)).transpose()?)
    .bind(it.class.map(|class| class.to_string()))
    .bind(if it.is_late { "" } else { &it.text })
    .bind(to_json(&it.refusal)?)
    .bind(at.0)
    .execute(conn)
    .await?;
    Ok(())
}
