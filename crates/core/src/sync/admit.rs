//! The server's decision about one op. A bad op never blocks the next (P15), and is never dropped: it is
//! quarantined, with a reason that its author can read (I2).

use serde::{Deserialize, Serialize};

use crate::access::{ClassFacts, Grant};
use crate::ids::DeviceId;
use crate::marks::{Mark, Op};

/// Longest text of an op, in bytes. An op of ours is below 1 KB.
pub const MAX_OP_BYTES: usize = 4096;

/// Why an op was quarantined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// The text is no op, or longer than [`MAX_OP_BYTES`].
    Unreadable,
    /// It is another device's, and who carries it may not vouch for it.
    ForeignDevice,
    /// Its number is taken by a different text: of a phone that was cloned, or whose storage was gone.
    NumberTaken,
    /// There is no such class.
    UnknownClass,
    /// The device may not say this of the class, or may no longer (I9).
    NotAllowed,
    /// An amount that cannot be.
    BadAmount,
    /// Words that are not kept: too long, without a name, or with a number that names a person (domain.md, personal
    /// data). A phone that does not know the reason reads [`Refusal::Other`].
    BadWords,
    /// The event is closed: what it came to is frozen. The office may open it again and take this in.
    EventClosed,
    /// A reason of a newer server.
    #[serde(other)]
    Other,
}

/// Decides about an op that the server has not seen before, at the moment it is applied (I9).
///
/// The op may be another device's: carried out of a rescue file, or offered again after the server has lost it (P17).
/// Then whoever carries it vouches for it, and must stand at least as high as its author acted.
///
/// # Errors
/// The [`Refusal`] that quarantines it.
pub fn admit(
    op: &Op,
    device: DeviceId,
    grants: &[Grant],
    facts: Option<&ClassFacts>,
) -> Result<(), Refusal> {
    let facts = facts.ok_or(Refusal::UnknownClass)?;
    if facts.closed {
        return Err(Refusal::EventClosed);
    }
    let own = op.id.device == device;
    let may = |grant: &Grant| {
        if own {
            grant.may_say(facts, op.by, &op.mark)
        } else {
            grant.may_carry(facts, op.by)
        }
    };
    if !grants.iter().any(may) {
        return Err(if own {
            Refusal::NotAllowed
        } else {
            Refusal::ForeignDevice
        });
    }
    if !op.mark.is_sound() {
        return Err(match op.mark {
            Mark::Note(_) | Mark::WalkIn(_) => Refusal::BadWords,
            _ => Refusal::BadAmount,
        });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::Role;
    use crate::ids::{ClassId, EventId, Seq, StudentId};
    use crate::marks::{Method, OpId, RawOp, ServerNo, Subject, WalkIn};
    use crate::money::Fen;
    use crate::sync::wire::Verdict;
    use crate::sync::{Past, Ruling, identity, rule};
    use crate::time::Millis;

    const DEVICE: DeviceId = DeviceId(1);
    const CLASS: ClassId = ClassId(2);
    const EVENT: EventId = EventId(3);

    fn raw(device: DeviceId, class: ClassId, fen: i64) -> RawOp {
        let method = Method::Cash;
        let fen = Fen(fen);
        saying(device, class, Mark::Received { fen, method })
    }

    fn saying(device: DeviceId, class: ClassId, mark: Mark) -> RawOp {
        let op = Op {
            id: OpId {
                device,
                seq: Seq(1),
            },
            class,
            subject: Subject::Student(StudentId(4)),
            mark,
            seen: vec![],
            at: Millis(0),
            by: Role::Monitor,
        };
        op.to_raw().unwrap()
    }

    fn decide(raw: &RawOp) -> Ruling {
        let grants = [Grant::Monitor {
            event: EVENT,
            class: CLASS,
        }];
        let op = identity(raw);
        let class = op.as_ref().map_or(CLASS, |op| op.class);
        let facts = (class.0 < 10).then_some(ClassFacts {
            class,
            event: EVENT,
            counsellor: None,
            college: None,
            closed: false,
        });
        rule(
            raw,
            op.as_ref(),
            DEVICE,
            &grants,
            &Past::default(),
            facts.as_ref(),
        )
    }

    #[test]
    fn an_op_in_order_is_admitted() {
        let Ruling::Commit(op) = decide(&raw(DEVICE, CLASS, 1500)) else {
            panic!("refused");
        };
        assert_eq!(op.class, CLASS);
    }

    #[test]
    fn every_reason_to_refuse_has_its_name() {
        let garbage = RawOp::from_text("{}".into()).unwrap();
        let padded = RawOp::from_text(format!("{:5000}", 1)).unwrap();
        for (raw, refusal) in [
            (garbage, Refusal::Unreadable),
            (padded, Refusal::Unreadable),
            (raw(DeviceId(9), ClassId(5), 1500), Refusal::ForeignDevice),
            (raw(DEVICE, ClassId(10), 1500), Refusal::UnknownClass),
            (raw(DEVICE, ClassId(5), 1500), Refusal::NotAllowed),
            (raw(DEVICE, CLASS, 0), Refusal::BadAmount),
            (raw(DEVICE, CLASS, -1500), Refusal::BadAmount),
            (raw(DEVICE, CLASS, i64::MAX), Refusal::BadAmount),
        ] {
            assert_eq!(decide(&raw), Ruling::Refuse(refusal), "{raw:?}");
        }
    }

    #[test]
    fn words_that_name_a_person_are_refused_under_their_own_reason() {
        let line = |name: &str, number: &str| {
            Mark::WalkIn(Some(WalkIn {
                name: name.into(),
                number: number.into(),
            }))
        };
        let note = |words: &str| Mark::Note(words.into());
        let sixty = "字".repeat(60);
        for mark in [
            note(""),
            note("补拍那天在实习，14:30 后才有空"),
            note(&sixty),
            note("学号 9990000001"),
            line("路人甲", ""),
            line("阿卜杜拉·买买提", "999000000012"),
            Mark::WalkIn(None),
        ] {
            let ruling = decide(&saying(DEVICE, CLASS, mark.clone()));
            assert!(matches!(ruling, Ruling::Commit(_)), "{mark:?}");
        }
        for mark in [
            note("13800000000"),
            note("电话 138 0000 0000"),
            note("138-0000-0000"),
            note("一行\n两行"),
            note(&format!("{sixty}字")),
            line(" ", "9990000001"),
            line("", ""),
            line("路人甲\u{7}", ""),
            line("路人13800000000", ""),
            line("路人甲", "99 90"),
            line("路人甲", "11010519491231002X"),
            line(&"甲".repeat(31), ""),
        ] {
            let ruling = decide(&saying(DEVICE, CLASS, mark.clone()));
            assert_eq!(ruling, Ruling::Refuse(Refusal::BadWords), "{mark:?}");
        }
    }

    #[test]
    fn i3_what_was_ruled_on_before_is_answered_as_before() {
        let (op, other) = (raw(DEVICE, CLASS, 1500), raw(DEVICE, CLASS, 1400));
        let past = |committed, refused, number_refused| Past {
            committed,
            refused,
            number_refused,
        };
        let again = |past| rule(&op, identity(&op).as_ref(), DEVICE, &[], &past, None);
        let same = Some((ServerNo(7), op.clone()));
        let taken = Some((ServerNo(7), other));
        let known = Ruling::Known(Verdict::Duplicate(ServerNo(7)));
        assert_eq!(again(past(same.clone(), None, false)), known);
        // A counsellor has taken it in since.
        let aside = Some(Refusal::NotAllowed);
        assert_eq!(again(past(same, aside, false)), known);
        let refused = Ruling::Refuse(Refusal::NumberTaken);
        assert_eq!(again(past(taken, None, false)), refused);
        assert_eq!(again(past(None, None, true)), refused);
        let known = Ruling::Known(Verdict::Quarantined(Refusal::NotAllowed));
        assert_eq!(again(past(None, aside, false)), known);
    }

    #[test]
    fn i9_who_carries_another_devices_op_stands_as_high_as_its_author_acted() {
        assert!(matches!(
            decide(&raw(DeviceId(9), CLASS, 1500)),
            Ruling::Commit(_)
        ));
        let mut op = raw(DeviceId(9), CLASS, 1500).parse().unwrap();
        op.by = Role::Counsellor;
        let raw = op.to_raw().unwrap();
        assert_eq!(decide(&raw), Ruling::Refuse(Refusal::ForeignDevice));
    }

    #[test]
    fn a_reason_of_a_newer_server_is_read_all_the_same() {
        let read: Refusal = serde_json::from_str(r#""moon_phase""#).unwrap();
        assert_eq!(read, Refusal::Other);
    }
}
