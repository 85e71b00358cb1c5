//! The server's decision about one op. A bad op never blocks the next (P15), and is never dropped: it is
//! quarantined, with a reason that its author can read (I2).

use serde::{Deserialize, Serialize};

use crate::access::{ClassFacts, Grant};
use crate::ids::DeviceId;
use crate::marks::{Op, RawOp};

/// Longest text of an op, in bytes. An op of ours is below 1 KB.
pub const MAX_OP_BYTES: usize = 4096;

/// Why an op was quarantined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// The text is no op, or longer than [`MAX_OP_BYTES`].
    Unreadable,
    /// It carries the name of another device.
    ForeignDevice,
    /// Its number is taken by a different text.
    NumberTaken,
    /// There is no such class.
    UnknownClass,
    /// The device may not say this of the class, or may no longer (I9).
    NotAllowed,
    /// An amount that cannot be.
    BadAmount,
    /// A reason of a newer server.
    #[serde(other)]
    Other,
}

/// Decides about an op that the server has not seen before, at the moment it is applied (I9).
///
/// # Errors
/// The [`Refusal`] that quarantines it.
pub fn admit(
    raw: &RawOp,
    device: DeviceId,
    grants: &[Grant],
    facts: impl FnOnce(&Op) -> Option<ClassFacts>,
) -> Result<Op, Refusal> {
    if raw.text().len() > MAX_OP_BYTES {
        return Err(Refusal::Unreadable);
    }
    let op = raw.parse().map_err(|_| Refusal::Unreadable)?;
    if op.id.device != device {
        return Err(Refusal::ForeignDevice);
    }
    let facts = facts(&op).ok_or(Refusal::UnknownClass)?;
    if !grants
        .iter()
        .any(|grant| grant.may_say(&facts, op.by, &op.mark))
    {
        return Err(Refusal::NotAllowed);
    }
    if !op.mark.is_sound() {
        return Err(Refusal::BadAmount);
    }
    Ok(op)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::Role;
    use crate::ids::{ClassId, EventId, Seq, StudentId};
    use crate::marks::{Mark, Method, OpId, Subject};
    use crate::money::Fen;
    use crate::time::Millis;

    const DEVICE: DeviceId = DeviceId(1);
    const CLASS: ClassId = ClassId(2);
    const EVENT: EventId = EventId(3);

    fn raw(device: DeviceId, class: ClassId, fen: i64) -> RawOp {
        let op = Op {
            id: OpId {
                device,
                seq: Seq(1),
            },
            class,
            subject: Subject::Student(StudentId(4)),
            mark: Mark::Received {
                fen: Fen(fen),
                method: Method::Cash,
            },
            seen: vec![],
            at: Millis(0),
            by: Role::Monitor,
        };
        op.to_raw().unwrap()
    }

    fn decide(raw: &RawOp) -> Result<Op, Refusal> {
        let grants = [Grant::Monitor {
            event: EVENT,
            class: CLASS,
        }];
        admit(raw, DEVICE, &grants, |op| {
            (op.class.0 < 10).then_some(ClassFacts {
                class: op.class,
                event: EVENT,
                counsellor: None,
                college: None,
            })
        })
    }

    #[test]
    fn an_op_in_order_is_admitted() {
        assert_eq!(decide(&raw(DEVICE, CLASS, 1500)).unwrap().class, CLASS);
    }

    #[test]
    fn every_reason_to_refuse_has_its_name() {
        let garbage = RawOp::from_text("{}".into()).unwrap();
        let padded = RawOp::from_text(format!("{:5000}", 1)).unwrap();
        for (raw, refusal) in [
            (garbage, Refusal::Unreadable),
            (padded, Refusal::Unreadable),
            (raw(DeviceId(9), CLASS, 1500), Refusal::ForeignDevice),
            (raw(DEVICE, ClassId(10), 1500), Refusal::UnknownClass),
            (raw(DEVICE, ClassId(5), 1500), Refusal::NotAllowed),
            (raw(DEVICE, CLASS, 0), Refusal::BadAmount),
            (raw(DEVICE, CLASS, -1500), Refusal::BadAmount),
            (raw(DEVICE, CLASS, i64::MAX), Refusal::BadAmount),
        ] {
            assert_eq!(decide(&raw), Err(refusal), "{raw:?}");
        }
    }

    #[test]
    fn a_reason_of_a_newer_server_is_read_all_the_same() {
        let read: Refusal = serde_json::from_str(r#""moon_phase""#).unwrap();
        assert_eq!(read, Refusal::Other);
    }
}
