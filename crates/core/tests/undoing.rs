//! Acts are taken back one after the other, as far as the list of them goes.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "in a test a panic is the report"
)]

use proptest::prelude::*;
use rollcall_core::access::Role;
use rollcall_core::ids::{ClassId, DeviceId, Seq, StudentId};
use rollcall_core::marks::{
    Absence, Attendance, ClassState, Draft, Mark, Op, OpId, Register, Subject,
};
use rollcall_core::queue::{replace_again, take_back};
use rollcall_core::time::Millis;

const WHO: StudentId = StudentId(1);

fn say(state: &mut ClassState, number: u64, mark: Mark, seen: Vec<OpId>) -> Op {
    let draft = Draft {
        class: ClassId(1),
        subject: Subject::Student(WHO),
        mark,
        seen,
        at: Millis(0),
        by: Role::Monitor,
    };
    let op = draft.number(OpId {
        device: DeviceId(1),
        seq: Seq(number),
    });
    state.apply(&op, None);
    op
}

fn attendance() -> impl Strategy<Value = Attendance> {
    prop_oneof![
        Just(Attendance::Expected),
        Just(Attendance::Arrived),
        Just(Attendance::Photographed),
        Just(Attendance::Exempt),
        Just(Attendance::Absent(Absence::OnLeave)),
    ]
}

proptest! {
    #[test]
    fn each_taking_back_restores_what_was_before_and_contradicts_nothing(
        said in proptest::collection::vec(attendance(), 1..10),
    ) {
        let mut state = ClassState::default();
        let mut before = Vec::new();
        let mut acts: Vec<(Op, Mark, Vec<OpId>)> = Vec::new();
        for (number, attendance) in (1..).zip(said) {
            before.push(state.attendance(WHO).map_or(Attendance::Expected, |it| it.counts));
            let earlier = state.clone();
            let seen = state.seen(Subject::Student(WHO), Register::Attendance);
            let op = say(&mut state, number, Mark::Attendance(attendance), seen);
            let (mark, seen) = take_back(&op, &earlier).unwrap();
            acts.push((op, mark, seen));
        }
        let mut number = 100;
        while let Some((undone, mark, seen)) = acts.pop() {
            number += 1;
            let by = say(&mut state, number, mark, seen);
            for (_, _, seen) in &mut acts {
                replace_again(seen, &undone, by.id);
            }
            let now = state.attendance(WHO).unwrap();
            prop_assert_eq!(now.counts, before.pop().unwrap());
            prop_assert!(!now.conflict);
        }
    }
}
