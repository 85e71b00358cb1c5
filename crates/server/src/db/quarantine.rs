//! Ops that were refused: kept whole, visible, not counted (I2, I9).

use rollcall_core::ids::{ClassId, DeviceId, Seq};
use rollcall_core::sync::Refusal;
use rollcall_core::time::Millis;

use super::{Conn, Result, from_json, signed, to_json};
use crate::secret;

/// A refused op.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Who sent it.
    pub device: DeviceId,
    /// Its number in that device's own count, where one could be read.
    pub seq: Option<Seq>,
    /// The class it names, where one could be read.
    pub class: Option<ClassId>,
    /// Its text as it came.
    pub text: String,
    /// Why.
    pub refusal: Refusal,
}

/// The verdict that this very text got before.
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

/// Whether another text under this number was refused.
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
    .bind(&it.text)
    .bind(to_json(&it.refusal)?)
    .bind(at.0)
    .execute(conn)
    .await?;
    Ok(())
}
