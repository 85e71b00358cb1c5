//! Carrying the records of a rescue file to the server, under their own names: however often, each counts once (I3).

use gloo::net::http::Request;
use rollcall_core::json;
use rollcall_core::marks::RawOp;
use rollcall_core::sync::wire::{MAX_BATCH, PROTOCOL};
use rollcall_core::sync::{Failure, Refusal};

use super::fields::Fields;
use crate::client::http;
use crate::platform::clock;

/// What became of the records.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Carried {
    /// Counted from now on.
    pub accepted: usize,
    /// Had been counted before.
    pub known: usize,
    /// Put aside, and how often for which reason.
    pub refused: Vec<(Refusal, usize)>,
}

impl Carried {
    /// How many records were answered.
    pub fn answered(&self) -> usize {
        self.accepted + self.known + self.refused()
    }

    /// How many were put aside.
    pub fn refused(&self) -> usize {
        self.refused.iter().map(|(_, times)| times).sum()
    }

    /// `verdict` is a `rollcall_core::sync::wire::Verdict`.
    fn count(&mut self, verdict: &Fields) {
        if let Some(refusal) = verdict.read::<Refusal>("quarantined") {
            match self.refused.iter_mut().find(|(it, _)| *it == refusal) {
                Some((_, times)) => *times += 1,
                None => self.refused.push((refusal, 1)),
            }
        } else if verdict.number("duplicate") > 0 {
            self.known += 1;
        } else {
            self.accepted += 1;
        }
    }
}

/// Sends all of them. On a failure, `carried` has what was answered before; the rest may be sent again.
///
/// # Errors
/// [`Failure`].
pub(super) async fn carry(ops: &[RawOp], carried: &mut Carried) -> Result<(), Failure> {
    // Who names no database is told its name, and nothing else.
    let mut epoch = String::from("0000000000000000");
    let nothing: &[RawOp] = &[];
    for batch in [nothing].into_iter().chain(ops.chunks(MAX_BATCH)) {
        let answer = exchange(&epoch, batch).await?;
        let name = answer.text("epoch").ok_or(Failure::NotOurs)?;
        let verdicts: Vec<Fields> = answer.read("verdicts").ok_or(Failure::NotOurs)?;
        if verdicts.len() != batch.len() {
            return Err(Failure::NotOurs);
        }
        epoch = name;
        for verdict in &verdicts {
            carried.count(verdict);
        }
    }
    Ok(())
}

/// One request. The desk is no phone: it has no classes to be told of.
async fn exchange(epoch: &str, ops: &[RawOp]) -> Result<Fields, Failure> {
    let sent_at = clock::now().0;
    let mut body = format!(
        r#"{{"protocol":{PROTOCOL},"epoch":"{epoch}","sent_at":{sent_at},"cursors":{{}},"ops":["#
    );
    for (place, op) in ops.iter().enumerate() {
        if place > 0 {
            body.push(',');
        }
        body.push_str(op.text());
    }
    body.push_str("]}");
    let answer = http::send(Request::post("/api/sync"), Some(body)).await?;
    json::read(&answer).map_err(|_| Failure::NotOurs)
}
