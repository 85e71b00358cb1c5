//! What an op's text keeps, and what can go from it.

use super::*;
use crate::marks::{Attendance, Method};
use crate::money::Fen;

fn op(mark: Mark) -> Op {
    Op {
        id: OpId {
            device: DeviceId(0xd),
            seq: Seq(3),
        },
        class: ClassId(0xc),
        subject: Subject::Student(StudentId(0x5)),
        mark,
        seen: vec![OpId {
            device: DeviceId(0xe),
            seq: Seq(1),
        }],
        at: Millis(1_776_213_000_000),
        by: Role::Monitor,
    }
}

#[test]
fn an_op_reads_back_what_it_wrote() {
    for mark in [
        Mark::Attendance(Attendance::Photographed),
        Mark::Attendance(Attendance::Absent(super::super::Absence::OnLeave)),
        Mark::Received {
            fen: Fen(1500),
            method: Method::Wechat,
        },
        Mark::Position(7),
        Mark::Note("补拍时再问".into()),
        Mark::WalkIn(Some(who("路人甲"))),
        Mark::WalkIn(None),
    ] {
        let op = op(mark);
        assert_eq!(op.to_raw().unwrap().parse(), Ok(op));
    }
}

#[test]
fn i12_fields_and_marks_of_a_newer_app_survive_in_the_text() {
    let text = op(Mark::CodeReady(true))
        .to_raw()
        .unwrap()
        .text()
        .replace(r#""code_ready":true"#, r#""robe_size":{"cm":172}"#)
        .replace(r#""at""#, r#""mood":"fine","at""#);
    let raw = RawOp::from_text(text.clone()).unwrap();
    let sent: RawOp = serde_json::from_str(&serde_json::to_string(&raw).unwrap()).unwrap();
    assert_eq!(sent.text(), text);
    assert_eq!(sent.parse().unwrap().mark, Mark::Unknown);
}

fn who(name: &str) -> crate::marks::WalkIn {
    crate::marks::WalkIn {
        name: name.into(),
        number: String::new(),
    }
}

#[test]
fn what_goes_with_the_names_is_words_and_what_nobody_here_understands() {
    let raw = |mark| op(mark).to_raw().unwrap();
    let left = |text: String| RawOp::from_text(text).unwrap().without_words();
    for (mark, then) in [
        (Mark::Note("找路人甲".into()), Mark::Note(String::new())),
        (
            Mark::WalkIn(Some(who("路人甲"))),
            Mark::WalkIn(Some(who(""))),
        ),
    ] {
        let without = raw(mark).without_words().unwrap();
        assert_eq!(without.parse().unwrap(), op(then));
        assert_eq!(without.without_words(), None, "twice is once");
    }
    for mark in [
        Mark::CodeReady(true),
        Mark::Note(String::new()),
        Mark::WalkIn(None),
        Mark::Attendance(Attendance::Arrived),
    ] {
        assert_eq!(raw(mark).without_words(), None);
    }
    let text = raw(Mark::CodeReady(true)).text().to_owned();
    let newer = left(text.replace(r#""code_ready":true"#, r#""friend":"路人甲""#)).unwrap();
    let parsed = newer.parse().unwrap();
    assert_eq!(
        (parsed.mark, parsed.id),
        (Mark::Unknown, op(Mark::Unknown).id)
    );
    assert!(!newer.text().contains("路人甲") && newer.without_words().is_none());
    let more = left(text.replace(r#""at""#, r#""friend":"路人甲","at""#)).unwrap();
    assert_eq!(more, raw(Mark::CodeReady(true)));
}

#[test]
fn a_text_without_an_identity_is_no_op() {
    for text in ["{}", "7", r#"{"id":["x",1]}"#] {
        assert_eq!(RawOp::from_text(text.into()).unwrap().parse(), Err(NotAnOp));
    }
    assert_eq!(RawOp::from_text("{".into()), Err(NotAnOp));
}
