//! What becomes of one op that a device sends: the whole decision, from what the server knows already.

use super::admit::{MAX_OP_BYTES, Refusal, admit};
use super::wire::Verdict;
use crate::access::{ClassFacts, Grant};
use crate::ids::DeviceId;
use crate::marks::{Op, RawOp, ServerNo};
use crate::mutation::{Mutation, is_on};

/// What the server has of an op's identity and text from before.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Past {
    /// The op that was committed under this identity.
    pub committed: Option<(ServerNo, RawOp)>,
    /// This very text was refused to this very device before.
    pub refused: Option<Refusal>,
    /// Another text under this identity was refused to this device before.
    pub number_refused: bool,
}

/// What to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ruling {
    /// It is new and right: give it the next number of its class.
    Commit(Op),
    /// It was ruled on before: the answer is the first one (I3).
    Known(Verdict),
    /// Keep it aside, with the reason (I2).
    Refuse(Refusal),
}

/// The identity that a text claims, where it can be one of ours: whoever rules looks up the past by it.
#[must_use]
pub fn identity(raw: &RawOp) -> Option<Op> {
    // JavaScript counts exactly up to 2^53; SQL up to 2^63.
    let countable = |op: &Op| op.id.seq.0 > 0 && op.id.seq.0 < 1 << 53;
    let short = raw.text().len() <= MAX_OP_BYTES;
    raw.parse().ok().filter(|op| short && countable(op))
}

/// Rules on one op. `op` is the text's [`identity`], `past` what is known of both, `facts` of the class that it names.
#[must_use]
pub fn rule(
    raw: &RawOp,
    op: Option<&Op>,
    device: DeviceId,
    grants: &[Grant],
    past: &Past,
    facts: Option<&ClassFacts>,
) -> Ruling {
    let committed = past.committed.as_ref();
    let same = |text: &RawOp| text == raw || is_on(Mutation::ForeignTextAnswersOurs);
    if let Some((no, _)) = committed.filter(|(_, text)| same(text)) {
        return Ruling::Known(Verdict::Duplicate(*no));
    }
    if let Some(refusal) = past.refused {
        return Ruling::Known(Verdict::Quarantined(refusal));
    }
    if committed.is_some() || past.number_refused {
        return Ruling::Refuse(Refusal::NumberTaken);
    }
    let Some(op) = op else {
        return Ruling::Refuse(Refusal::Unreadable);
    };
    match admit(op, device, grants, facts) {
        Ok(()) => Ruling::Commit(op.clone()),
        Err(refusal) => Ruling::Refuse(refusal),
    }
}
