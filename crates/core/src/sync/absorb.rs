//! What a phone writes down when an answer has come: a list of changes for one transaction (I7).

use super::wire::{Cursor, Delta, NumberedOp, SyncAnswer, SyncRequest, Verdict};
use super::{Digest, Refusal};
use crate::event::ClassSheet;
use crate::ids::ClassId;
use crate::marks::{OpId, RawOp, ServerNo};
use crate::mutation::{Mutation, is_on};

/// One thing to write. All changes of one answer go into one transaction, or none does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// An op of a class, with its number; the device's own or another's. If it was in the outbox it leaves it.
    Keep {
        /// The class.
        class: ClassId,
        /// Identity; none where this version cannot read it: it is kept by its number all the same.
        id: Option<OpId>,
        /// Number.
        no: ServerNo,
        /// Text.
        op: RawOp,
    },
    /// An own op was refused: it leaves the outbox and stays visible with the reason (I2).
    Quarantine {
        /// Identity.
        id: OpId,
        /// Text: another text under the same identity was not refused with it.
        op: RawOp,
        /// Reason.
        refusal: Refusal,
    },
    /// The class's sheet is new.
    Sheet(Box<ClassSheet>),
    /// The device has everything of the class up to this cursor, adding up to this digest.
    Advance {
        /// The class.
        class: ClassId,
        /// How far.
        cursor: Cursor,
        /// Of what is there.
        digest: Digest,
    },
    /// Fetch the class whole: what is here does not add up to what the server has (I5). What is here is offered to
    /// it again, since it may be the server that lost it (P17).
    StartOver {
        /// The class.
        class: ClassId,
    },
    /// The class is no longer this device's: its sheet and what others said go (I13). Own ops stay, for a server that
    /// loses them can have them from nowhere else.
    Forget {
        /// The class.
        class: ClassId,
    },
    /// The class's event is closed: everything of it goes, own ops too. What waits in the outbox waits on.
    End {
        /// The class.
        class: ClassId,
    },
    /// Another database answers: cursors go back to nothing, and all that is here is offered to it (P17).
    NewEpoch(crate::ids::Epoch),
}

/// An answer that does not fit the request: nothing of it may be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unbelievable {
    /// Fewer or more verdicts than ops (P11: count in = count out).
    #[error("{sent} ops were sent and {answered} answered")]
    VerdictCount {
        /// Ops in the request.
        sent: usize,
        /// Verdicts in the answer.
        answered: usize,
    },
    /// An own op cannot be read back.
    #[error("an own op is unreadable")]
    OwnOp,
}

/// What the device knows of a class when it asks.
pub type Known = (Cursor, Digest);

/// Turns an answer into the changes to write.
///
/// # Errors
/// [`Unbelievable`]: write nothing, keep the outbox, ask again later.
pub fn absorb(
    request: &SyncRequest,
    answer: &SyncAnswer,
    known: impl Fn(ClassId) -> Known,
) -> Result<Vec<Change>, Unbelievable> {
    if answer.epoch != request.epoch {
        return Ok(vec![Change::NewEpoch(answer.epoch)]);
    }
    if answer.verdicts.len() != request.ops.len() {
        return Err(Unbelievable::VerdictCount {
            sent: request.ops.len(),
            answered: answer.verdicts.len(),
        });
    }
    let mut changes = Vec::new();
    for (op, verdict) in request.ops.iter().zip(&answer.verdicts) {
        let own = op.parse().map_err(|_| Unbelievable::OwnOp)?;
        match verdict {
            Verdict::Accepted(no) | Verdict::Duplicate(no) => {
                // Beyond a delta that was cut nothing adds up yet: the op waits until the cursor reaches it.
                let beyond = answer.classes.get(&own.class).is_some_and(|delta| {
                    let (cursor, _) = known(own.class);
                    no.0 > reach(cursor, delta)
                });
                if !beyond || is_on(Mutation::KeptBeyondTheDelta) {
                    changes.push(Change::Keep {
                        class: own.class,
                        id: Some(own.id),
                        no: *no,
                        op: op.clone(),
                    });
                }
            }
            Verdict::Quarantined(refusal) => changes.push(Change::Quarantine {
                id: own.id,
                op: op.clone(),
                refusal: *refusal,
            }),
        }
    }
    for (class, delta) in &answer.classes {
        let (mut cursor, mut digest) = known(*class);
        for NumberedOp { no, op } in delta.ops.iter().filter(|it| it.no.0 > cursor.no) {
            digest = digest.with(*no, op);
            changes.push(Change::Keep {
                class: *class,
                id: op.parse().ok().map(|op| op.id),
                no: *no,
                op: written_anew(op),
            });
        }
        cursor.no = reach(cursor, delta);
        // An older sheet than the one that was named is of a server that was restored (P17).
        let mut restored = false;
        if let Some(sheet) = &delta.sheet {
            restored = sheet.version < cursor.sheet && !is_on(Mutation::OlderSheetIgnored);
            cursor.sheet = sheet.version;
            changes.push(Change::Sheet(Box::new(sheet.clone())));
        }
        let differs = !delta.more && (cursor.no != delta.no || digest != delta.digest);
        if restored || differs && !is_on(Mutation::DigestNeverCompared) {
            changes.push(Change::StartOver { class: *class });
        } else if (cursor, digest) != known(*class) {
            changes.push(Change::Advance {
                class: *class,
                cursor,
                digest,
            });
        }
    }
    changes.extend(
        answer
            .gone
            .iter()
            .map(|class| match answer.ended.contains(class) {
                true => Change::End { class: *class },
                false => Change::Forget { class: *class },
            }),
    );
    Ok(changes)
}

/// How far a device at `cursor` has everything, with the delta.
fn reach(cursor: Cursor, delta: &Delta) -> u64 {
    let last = delta.ops.last();
    last.map_or(cursor.no, |last| cursor.no.max(last.no.0))
}

/// The text as it came (I12).
fn written_anew(op: &RawOp) -> RawOp {
    let anew = || op.parse().ok()?.to_raw().ok();
    let anew = if is_on(Mutation::UnknownFieldsDropped) {
        anew()
    } else {
        None
    };
    anew.unwrap_or_else(|| op.clone())
}
