//! What the phone's own reader makes of a text: the same as serde_json, or nothing.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the report")]

use proptest::prelude::*;
use rollcall_core::access::Grant;
use rollcall_core::event::{ClassSheet, EventCard, Roster, Settings, Slot, Student};
use rollcall_core::ids::{ClassId, DeviceId, Epoch, EventId, Seq, StudentId};
use rollcall_core::json::{Unreadable, read};
use rollcall_core::marks::{
    Absence, Attendance, Draft, Mark, Method, OpId, RawOp, ServerNo, Settlement, Subject, WalkIn,
};
use rollcall_core::money::Fen;
use rollcall_core::sync::wire::{
    Delta, JoinAnswer, NumberedOp, PROTOCOL, PhoneWord, SyncAnswer, Verdict,
};
use rollcall_core::sync::{Digest, Refusal};
use rollcall_core::time::Millis;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

fn same<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(value: &T) {
    let short = serde_json::to_string(value).unwrap();
    let long = serde_json::to_string_pretty(value).unwrap();
    assert_eq!(read::<T>(&short).as_ref(), Ok(value), "{short}");
    assert_eq!(read::<T>(&long).as_ref(), Ok(value), "{long}");
}

fn raw(mark: Mark) -> RawOp {
    let id = OpId {
        device: DeviceId(7),
        seq: Seq(u64::MAX),
    };
    let draft = Draft {
        class: ClassId(1),
        subject: Subject::Student(StudentId(2)),
        mark,
        seen: vec![id],
        at: Millis(i64::MIN),
        by: rollcall_core::access::Role::Monitor,
    };
    draft.number(id).to_raw().unwrap()
}

fn marks() -> Vec<Mark> {
    let of = OpId {
        device: DeviceId(8),
        seq: Seq(1),
    };
    let settlement = Settlement {
        headcount: 1,
        paid: Fen(-1500),
        method: Method::Cash,
    };
    vec![
        Mark::Attendance(Attendance::Exempt),
        Mark::Attendance(Attendance::Absent(Absence::ClassClash)),
        Mark::Received {
            fen: Fen(1500),
            method: Method::Alipay,
        },
        Mark::Reversed { of, fen: Fen(1500) },
        Mark::CodeReady(false),
        Mark::Position(7),
        Mark::Note("等“室友”\n\\".into()),
        Mark::Note(String::new()),
        Mark::WalkIn(Some(WalkIn {
            name: "阿卜杜拉·买买提".into(),
            number: "0090".into(),
        })),
        Mark::WalkIn(Some(WalkIn {
            name: "路人甲".into(),
            number: String::new(),
        })),
        Mark::WalkIn(None),
        Mark::Settlement(settlement),
    ]
}

fn sheet() -> ClassSheet {
    let time = |hour| chrono::NaiveTime::from_hms_opt(hour, 30, 0).unwrap();
    let student = Student {
        id: StudentId(5),
        order: 1,
        name: "欧阳“\"\\/\n\u{1}👩‍🎓”".into(),
        number: String::new(),
        exempt: true,
        pinyin: "ou yang".into(),
    };
    ClassSheet {
        id: ClassId(1),
        event: EventId(2),
        version: 3,
        name: "23 软工 10 班".into(),
        college: Some("软件学院".into()),
        counsellor: None,
        headcount: Some(0),
        slot: Some(Slot {
            campus: None,
            venue: Some("A".into()),
            date: chrono::NaiveDate::from_ymd_opt(2026, 4, 15).unwrap(),
            start: time(8),
            end: time(9),
            group: None,
            seq: Some(4),
        }),
        roster: Roster {
            students: vec![student],
        },
    }
}

#[test]
fn what_crosses_the_wire_reads_as_serde_json_reads_it() {
    let ops: Vec<NumberedOp> = (1..)
        .zip(marks())
        .map(|(no, mark)| NumberedOp {
            no: ServerNo(no),
            op: raw(mark),
        })
        .collect();
    let card = EventCard {
        id: EventId(2),
        title: "图像采集".into(),
        settings: Settings::default(),
        closed: false,
    };
    let grants = vec![
        Grant::Monitor {
            event: EventId(2),
            class: ClassId(1),
        },
        Grant::College {
            event: EventId(2),
            college: "软件学院".into(),
        },
        Grant::Office { event: EventId(2) },
    ];
    let delta = Delta {
        ops,
        more: true,
        sheet: Some(sheet()),
        no: 9,
        digest: Digest::default(),
        phones: Some(vec![PhoneWord {
            tail: "00d1".into(),
            heard_at: Millis(5),
        }]),
    };
    same(&JoinAnswer {
        protocol: PROTOCOL,
        epoch: Epoch(1),
        device: DeviceId(2),
        last_seq: Seq(3),
        grant: grants[0].clone(),
        event: card.clone(),
        key: Some("k".into()),
    });
    same(&SyncAnswer {
        protocol: PROTOCOL,
        epoch: Epoch(1),
        now: Millis(-1),
        device: Some(DeviceId(1)),
        verdicts: vec![
            Verdict::Accepted(ServerNo(1)),
            Verdict::Quarantined(Refusal::NotAllowed),
            Verdict::Quarantined(Refusal::BadWords),
        ],
        last_seq: Seq(0),
        grants,
        events: vec![card],
        classes: [(ClassId(1), delta)].into(),
        gone: vec![ClassId(4)],
        ended: vec![ClassId(4)],
    });
    // A server that says nothing of phones, and one that says more than this version knows.
    let bare = r#"{"ops":[],"sheet":null,"no":0,"digest":"0000000000000000""#;
    let read_phones = |rest: &str| read::<Delta>(&format!("{bare}{rest}}}")).unwrap().phones;
    assert_eq!(read_phones(""), None);
    assert_eq!(read_phones(r#","phones":[]"#), Some(Vec::new()));
    let more = r#","phones":[{"tail":"00d1","battery":{"left":[1]},"heard_at":7}],"other":null"#;
    assert_eq!(read_phones(more).unwrap()[0].heard_at, Millis(7));
    for mark in marks() {
        let op = raw(mark.clone());
        assert_eq!(read::<RawOp>(op.text()).unwrap().text(), op.text());
        assert_eq!(op.parse().unwrap().mark, mark);
    }
}

#[test]
fn a_line_that_was_taken_away_is_a_null_and_no_unknown_mark() {
    let op = raw(Mark::WalkIn(None));
    assert!(op.text().contains(r#""mark":{"walk_in":null}"#), "{op:?}");
    assert_eq!(read::<Mark>(r#"{"walk_in":null}"#), Ok(Mark::WalkIn(None)));
    for other in [r#"{"walk_in":{}}"#, r#"{"walk_in":7}"#, r#""walk_in""#] {
        assert_eq!(read::<Mark>(other), Err(Unreadable), "{other}");
    }
}

#[derive(Debug, PartialEq, Deserialize)]
struct Small {
    a: i8,
    #[serde(default)]
    b: Option<u16>,
}

#[test]
fn what_is_not_ours_is_unreadable() {
    assert_eq!(
        read(r#" {"x":[1.5e-3,{"y":null}],"a":-128} "#),
        Ok(Small { a: -128, b: None })
    );
    assert_eq!(
        read(r#"{"b":65535,"a":0}"#),
        Ok(Small {
            a: 0,
            b: Some(65535)
        })
    );
    for text in [
        "",
        "null",
        "[1]",
        "<!DOCTYPE html>",
        "{",
        r#"{"a":1"#,
        r#"{"a":1}}"#,
        r#"{"a":1,}"#,
        r#"{,"a":1}"#,
        r#"{"a" 1}"#,
        r#"{"a":128}"#,
        r#"{"a":01}"#,
        r#"{"a":1.0}"#,
        r#"{"a":-}"#,
        r#"{"a":1e2}"#,
        r#"{"a":"1"}"#,
        r#"{"b":1}"#,
        r#"{"a":1,"a":1}"#,
        r#"{"a":1,"b":-1}"#,
        r#"{"a":1,"x":01}"#,
        r#"{"a":1,"x":.5}"#,
        r#"{"a":1,"x":tru}"#,
        "{\"a\":1,\"x\":\"\n\"}",
        r#"{"a":1,"x":"\ud800"}"#,
        r#"{"a":1,"x":"\x"}"#,
        r#"{"a":99999999999999999999}"#,
    ] {
        assert_eq!(read::<Small>(text), Err(Unreadable), "{text}");
    }
    let deep = format!(r#"{{"a":1,"x":{}{}}}"#, "[".repeat(5000), "]".repeat(5000));
    assert_eq!(read::<Small>(&deep), Err(Unreadable));
}

proptest! {
    #[test]
    fn any_string_reads_back(text in "\\PC*|[\\x00-\\u{ffff}]*") {
        let json = serde_json::to_string(&text).unwrap();
        prop_assert_eq!(read::<String>(&json), Ok(text));
    }

    #[test]
    fn any_text_at_all_does_no_harm(text in r#"[\[\]{}",:\\u0-9a-f.eE+\- \n]*"#) {
        let theirs = serde_json::from_str::<serde_json::Value>(&text).is_ok();
        // Passed over, as the value of a field that nobody knows.
        let ours = read::<Small>(&format!(r#"{{"a":1,"x":{text}}}"#)).is_ok();
        prop_assert!(theirs || !ours || text.contains(','), "{}", text);
    }

    #[test]
    fn any_number_reads_as_serde_json_reads_it(number in any::<i64>()) {
        let text = number.to_string();
        prop_assert_eq!(read::<i64>(&text), Ok(number));
        prop_assert_eq!(read::<u64>(&text).ok(), serde_json::from_str(&text).ok());
    }
}
