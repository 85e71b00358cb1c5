//! What the history has of an op already, and how one goes in: for the exchange, and for who takes a refused one in.

use rollcall_core::ids::{DeviceId, Seq};
use rollcall_core::marks::{Op, RawOp, ServerNo};
use rollcall_core::sync::Past;
use rollcall_core::sync::wire::NumberedOp;

use crate::db::classes::ClassRecord;
use crate::db::ops::Arrival;
use crate::db::{Conn, devices, ops, quarantine};
use crate::problem::Result;
use crate::secret;

/// Everything that [`rollcall_core::sync::rule`] wants to know of an op that `device` sends; `op` is the text's
/// identity.
///
/// # Errors
/// The database does not answer.
pub async fn past(conn: &mut Conn, device: DeviceId, raw: &RawOp, op: Option<&Op>) -> Result<Past> {
    let mut past = Past {
        refused: quarantine::known(conn, device, raw.text()).await?,
        ..Past::default()
    };
    if let Some(op) = op {
        past.committed = committed(conn, raw, op).await?;
        // Of others' numbers a carrier holds none: what was refused to one is the next one's to bring.
        past.number_refused =
            op.id.device == device && quarantine::is_taken(conn, device, op.id.seq).await?;
    }
    Ok(past)
}

/// The op that was committed under the identity, whoever brought it in. One that has lost its words since is known by
/// the hash of its text (I3).
///
/// # Errors
/// The database does not answer.
async fn committed(conn: &mut Conn, raw: &RawOp, op: &Op) -> Result<Option<(ServerNo, RawOp)>> {
    let known = ops::known(conn, op.id).await?;
    Ok(known.map(|it| {
        let same = it.forgotten == Some(secret::hash(raw.text()));
        (it.no, if same { raw.clone() } else { it.op })
    }))
}

/// Gives an op the next number of its class. Of the class the caller writes down how far it is.
///
/// # Errors
/// The database does not answer, or the op's own number is taken.
pub async fn commit(
    conn: &mut Conn,
    class: &mut ClassRecord,
    (raw, op): (&RawOp, &Op),
    mut arrival: Arrival,
) -> Result<ServerNo> {
    let no = ServerNo(class.last_no + 1);
    if arrival.carrier.is_some() {
        devices::count(conn, op.id.device, op.id.seq, arrival.received_at).await?;
        // The carrier's clock says nothing of the author's.
        let author = devices::find(conn, op.id.device).await?;
        arrival.clock_offset_ms = author.and_then(|it| it.clock_offset_ms).unwrap_or(0);
    }
    let numbered = NumberedOp {
        no,
        op: raw.clone(),
    };
    ops::add(conn, op, &numbered, &arrival).await?;
    class.last_no = no.0;
    class.digest = class.digest.with(no, raw);
    Ok(no)
}

/// The highest number that the server has of a device; 0 of an unknown one.
///
/// # Errors
/// The database does not answer.
pub async fn last_seq(conn: &mut Conn, device: DeviceId) -> Result<Seq> {
    let record = devices::find(conn, device).await?;
    Ok(record.map_or(Seq(0), |it| it.last_seq))
}
