//! State is a pure function of the set of ops.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "in a test a panic is the report"
)]

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveTime};
use proptest::prelude::*;
use rollcall_core::access::Role;
use rollcall_core::event::{ClassSheet, Roster, Settings, Slot, Student};
use rollcall_core::ids::{ClassId, DeviceId, EventId, Seq, StudentId};
use rollcall_core::marks::{
    Absence, Attendance, ClassState, Mark, Method, Op, OpId, Register, ServerNo, Settlement,
    Subject, Tally, WalkIn, members, student_standing,
};
use rollcall_core::money::Fen;
use rollcall_core::queue::{in_queue_order, questions};
use rollcall_core::time::Millis;

const STUDENTS: u64 = 4;
/// Beneath the list there may be as many again.
const EVERYBODY: u64 = 2 * STUDENTS;

type Numbered = (Op, Option<ServerNo>);

/// Device, student, mark, seen ops, device clock, whether the server has answered.
type Said = (u64, u64, Mark, Vec<(u64, u64)>, i64, bool);

fn marks() -> impl Strategy<Value = Mark> {
    prop_oneof![
        prop_oneof![
            Just(Attendance::Expected),
            Just(Attendance::Arrived),
            Just(Attendance::Photographed),
            Just(Attendance::Exempt),
            Just(Attendance::Absent(Absence::OnLeave)),
            Just(Attendance::Absent(Absence::Other)),
        ]
        .prop_map(Mark::Attendance),
        (1..3000_i64).prop_map(|fen| Mark::Received {
            fen: Fen(fen),
            method: Method::Cash
        }),
        ((1..5_u64, 1..30_u64), 1..3000_i64).prop_map(|(of, fen)| Mark::Reversed {
            of: op_id(of),
            fen: Fen(fen)
        }),
        any::<bool>().prop_map(Mark::CodeReady),
        (0..60_u32).prop_map(Mark::Position),
        prop::sample::select(vec!["", "补拍时再问", "坐轮椅"]).prop_map(|it| Mark::Note(it.into())),
        prop::option::of(prop::sample::select(vec!["路人甲", "路人乙"])).prop_map(|name| {
            Mark::WalkIn(name.map(|name| WalkIn {
                name: name.into(),
                number: String::new(),
            }))
        }),
        (0..60_u32).prop_map(|headcount| Mark::Settlement(Settlement {
            headcount,
            paid: Fen::yuan(15) * i64::from(headcount),
            method: Method::Wechat,
        })),
    ]
}

fn op_id((device, seq): (u64, u64)) -> OpId {
    OpId {
        device: DeviceId(device),
        seq: Seq(seq),
    }
}

/// Ops of a few devices with arbitrary clocks and arbitrary `seen`, some of them numbered by the server.
fn histories() -> impl Strategy<Value = Vec<Numbered>> {
    let one = (
        1..5_u64,
        0..EVERYBODY,
        marks(),
        prop::collection::vec((1..5_u64, 1..30_u64), 0..3),
        any::<i64>(),
        any::<bool>(),
    );
    prop::collection::vec(one, 0..40).prop_map(|all| {
        let mut counts = [0_u64; 5];
        let number = |(at, said): (usize, Said)| {
            let (device, student, mark, seen, clock, answered) = said;
            let count = &mut counts[usize::try_from(device).unwrap()];
            *count += 1;
            let subject = match mark {
                Mark::Settlement(_) => Subject::Class,
                _ => Subject::Student(StudentId(student)),
            };
            let op = Op {
                id: op_id((device, *count)),
                class: ClassId(1),
                subject,
                mark,
                seen: seen.into_iter().map(op_id).collect(),
                at: Millis(clock),
                by: Role::Monitor,
            };
            (op, answered.then_some(ServerNo(at as u64 + 1)))
        };
        all.into_iter().enumerate().map(number).collect()
    })
}

fn state_of<'a>(ops: impl IntoIterator<Item = &'a Numbered>) -> ClassState {
    let mut state = ClassState::default();
    for (op, no) in ops {
        state.apply(op, *no);
    }
    state
}

fn sheet() -> ClassSheet {
    let time = |h| NaiveTime::from_hms_opt(h, 0, 0).unwrap();
    let students = (0..STUDENTS).map(|n| Student {
        id: StudentId(n),
        order: u32::try_from(n).unwrap() + 1,
        name: format!("学生{n}"),
        number: format!("9900{n}"),
        exempt: n == 0,
        pinyin: String::new(),
    });
    ClassSheet {
        id: ClassId(1),
        event: EventId(1),
        version: 1,
        name: "23 样例 1 班".into(),
        college: None,
        counsellor: None,
        headcount: Some(4),
        slot: Some(Slot {
            campus: None,
            venue: None,
            date: NaiveDate::from_ymd_opt(2026, 4, 15).unwrap(),
            start: time(8),
            end: time(9),
            group: None,
            seq: None,
        }),
        roster: Roster {
            students: students.collect(),
        },
    }
}

fn settings() -> Settings {
    Settings {
        fee: Fen::yuan(15),
        ..Settings::default()
    }
}

/// Everything a screen can show of a state.
fn seen_by_a_screen(state: &ClassState) -> (Tally, String) {
    let students = (0..EVERYBODY).map(|n| {
        let id = StudentId(n);
        let heads = state.seen(Subject::Student(id), Register::Attendance);
        (
            heads,
            state.attendance(id),
            state.account(id),
            state.position(id),
            state.tick(id, Register::CodeReady),
            state.note(id),
            state.walk_in(id),
        )
    });
    let detail = format!(
        "{:?} {:?} {:?} {:?}",
        students.collect::<Vec<_>>(),
        in_queue_order(&sheet().roster, state),
        questions(&sheet(), state).len(),
        state.settlement()
    );
    (Tally::of(&sheet(), &settings(), state), detail)
}

proptest! {
    #[test]
    fn i5_the_state_does_not_depend_on_the_order_of_ops(
        (ops, shuffled) in histories().prop_flat_map(|ops| (Just(ops.clone()), Just(ops).prop_shuffle()))
    ) {
        prop_assert_eq!(seen_by_a_screen(&state_of(&ops)), seen_by_a_screen(&state_of(&shuffled)));
    }

    #[test]
    fn i3_an_op_has_one_effect_however_often_it_comes(ops in histories()) {
        let twice = state_of(ops.iter().chain(&ops).chain(ops.iter().rev()));
        prop_assert_eq!(seen_by_a_screen(&state_of(&ops)), seen_by_a_screen(&twice));
    }

    #[test]
    fn an_op_numbered_after_it_was_applied_counts_as_one_numbered_before(ops in histories()) {
        let unnumbered: Vec<Numbered> = ops.iter().map(|(op, _)| (op.clone(), None)).collect();
        let late = state_of(unnumbered.iter().chain(&ops));
        prop_assert_eq!(seen_by_a_screen(&state_of(&ops)), seen_by_a_screen(&late));
    }

    #[test]
    fn i6_no_device_clock_changes_the_state(ops in histories(), clocks in prop::collection::vec(any::<i64>(), 40)) {
        let other: Vec<Numbered> = ops
            .iter()
            .zip(&clocks)
            .map(|((op, no), clock)| (Op { at: Millis(*clock), ..op.clone() }, *no))
            .collect();
        prop_assert_eq!(seen_by_a_screen(&state_of(&ops)), seen_by_a_screen(&state_of(&other)));
    }

    #[test]
    fn i10_a_total_is_always_the_sum_of_its_ledger(ops in histories()) {
        let state = state_of(&ops);
        let by_entry: Fen = ops.iter().map(|(op, _)| match op.mark {
            Mark::Received { fen, .. } => fen,
            Mark::Reversed { fen, .. } => -fen,
            _ => Fen::ZERO,
        }).sum();
        let by_student: Fen = (0..EVERYBODY).map(|n| state.account(StudentId(n)).balance).sum();
        let tally = Tally::of(&sheet(), &settings(), &state);
        prop_assert_eq!(tally.collected, by_entry);
        prop_assert_eq!(tally.collected, by_student);
        prop_assert_eq!(tally.due, Fen::yuan(15) * i64::from(tally.photographed));
    }

    #[test]
    fn everybody_on_the_list_or_beneath_it_is_counted_exactly_once(ops in histories()) {
        let state = state_of(&ops);
        let tally = Tally::of(&sheet(), &settings(), &state);
        let all = members(&sheet().roster, &state);
        let ids: BTreeSet<StudentId> = all.iter().map(|it| it.id).collect();
        prop_assert_eq!(ids.len(), all.len());
        // Whoever was photographed and is in neither is owed for all the same.
        let gone = (0..EVERYBODY).map(StudentId).filter(|id| !ids.contains(id)).filter(|id| {
            state.attendance(*id).is_some_and(|it| it.counts == Attendance::Photographed)
        });
        prop_assert_eq!((tally.expected + tally.exempt) as usize, all.len() + gone.count());
        prop_assert_eq!(tally.arrived + tally.absent + tally.missing(), tally.expected);
        prop_assert!(tally.photographed <= tally.arrived);
    }

    #[test]
    fn i12_an_app_that_knows_neither_notes_nor_walk_ins_reads_everything_else_the_same(ops in histories()) {
        let old: Vec<Numbered> = ops.iter().map(|(op, no)| {
            let mark = match &op.mark {
                Mark::Note(_) | Mark::WalkIn(_) => Mark::Unknown,
                known => known.clone(),
            };
            (Op { mark, ..op.clone() }, *no)
        }).collect();
        let (new, old) = (state_of(&ops), state_of(&old));
        for id in (0..EVERYBODY).map(StudentId) {
            prop_assert_eq!(new.attendance(id), old.attendance(id));
            prop_assert_eq!(new.account(id), old.account(id));
            prop_assert_eq!(new.position(id), old.position(id));
        }
        // Money too: whoever was photographed is owed for, known or not.
        let (new, old) = [new, old].map(|it| Tally::of(&sheet(), &settings(), &it)).into();
        prop_assert_eq!((new.photographed, new.due, new.collected), (old.photographed, old.due, old.collected));
    }

    #[test]
    fn unpaid_are_those_whom_a_monitor_has_to_ask_whoever_else_has_paid(ops in histories()) {
        let state = state_of(&ops);
        let tally = Tally::of(&sheet(), &settings(), &state);
        let owing = members(&sheet().roster, &state).into_iter().filter(|it| {
            student_standing(it, &state) != Attendance::Exempt && !state.account(it.id).is_paid()
        });
        prop_assert_eq!(tally.unpaid as usize, owing.count());
    }
}
