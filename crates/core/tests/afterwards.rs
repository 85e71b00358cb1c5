//! What a class comes to: the list, the money name by name, who comes again.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the report")]

use proptest::prelude::*;
use rollcall_core::access::Role;
use rollcall_core::event::{ClassSheet, Roster, Settings, Student};
use rollcall_core::ids::{ClassId, DeviceId, EventId, Seq, StudentId};
use rollcall_core::marks::{
    Absence, Attendance, ClassState, Mark, Method, Op, OpId, ServerNo, Settlement, Subject, Tally,
    WalkIn,
};
use rollcall_core::money::Fen;
use rollcall_core::queue::{Reckoning, class_money, hand_in, in_queue_order, make_up};
use rollcall_core::time::Millis;

const FEE: Fen = Fen::yuan(15);
/// On the list; 8 and 9 were taken off it, and of 12 nobody has ever heard.
const LISTED: u64 = 5;

fn student(n: u64) -> Student {
    Student {
        id: StudentId(n),
        order: u32::try_from(n).unwrap(),
        name: format!("学生{n}"),
        number: format!("99000000{n}"),
        exempt: n == 5,
        pinyin: String::new(),
    }
}

fn sheet() -> ClassSheet {
    ClassSheet {
        id: ClassId(1),
        event: EventId(1),
        version: 1,
        name: "23 样例 1 班".into(),
        college: None,
        counsellor: None,
        headcount: Some(5),
        slot: None,
        roster: Roster {
            students: (1..=LISTED).map(student).collect(),
        },
    }
}

fn settings() -> Settings {
    Settings {
        fee: FEE,
        ..Settings::default()
    }
}

fn left() -> Vec<Student> {
    vec![student(8), student(9)]
}

fn id(seq: u64) -> OpId {
    OpId {
        device: DeviceId(1),
        seq: Seq(seq),
    }
}

/// What was said, in the server's order; each op replaces those that it names.
fn state(said: &[(u64, Mark, &[u64])]) -> ClassState {
    let mut state = ClassState::default();
    for (seq, (of, mark, seen)) in (1..).zip(said) {
        let subject = match of {
            0 => Subject::Class,
            n => Subject::Student(StudentId(*n)),
        };
        let op = Op {
            id: id(seq),
            class: ClassId(1),
            subject,
            mark: mark.clone(),
            seen: seen.iter().map(|seq| id(*seq)).collect(),
            at: Millis(0),
            by: Role::Monitor,
        };
        state.apply(&op, Some(ServerNo(seq)));
    }
    state
}

const fn stands(it: Attendance) -> Mark {
    Mark::Attendance(it)
}

const SHOT: Mark = stands(Attendance::Photographed);

const fn paid(yuan: i64, method: Method) -> Mark {
    Mark::Received {
        fen: Fen::yuan(yuan),
        method,
    }
}

#[test]
fn the_list_is_in_queue_order_and_who_was_taken_off_it_stands_at_the_bottom() {
    let state = state(&[
        (4, Mark::Position(1), &[]),
        (8, SHOT, &[]),
        (9, stands(Attendance::Arrived), &[]),
        (12, paid(15, Method::Cash), &[]),
    ]);
    let lines = hand_in(&sheet(), &left(), &state);
    let shown: Vec<_> = lines
        .iter()
        .map(|it| (it.id.0, it.order, it.name.as_str()))
        .collect();
    // 9 was neither photographed nor paid: nothing of them is to be handed in.
    let expected = [
        (1, 1, "学生1"),
        (4, 4, "学生4"),
        (2, 2, "学生2"),
        (3, 3, "学生3"),
        (5, 5, "学生5"),
        (8, 0, "学生8"),
        (12, 0, ""),
    ];
    assert_eq!(shown, expected);
    assert_eq!(lines[4].standing, Attendance::Exempt);
}

#[test]
fn i6_the_shooting_number_is_the_servers_order_of_the_marks_that_count() {
    let state = state(&[
        (3, SHOT, &[]),
        (1, SHOT, &[]),
        (2, SHOT, &[]),
        // Taken back, and photographed after all the others.
        (3, stands(Attendance::Arrived), &[1]),
        (4, SHOT, &[]),
        (3, SHOT, &[4]),
        // Two phones, one of which has not seen him: photographed counts.
        (2, stands(Attendance::Absent(Absence::Unsaid)), &[]),
    ]);
    let lines = hand_in(&sheet(), &[], &state);
    let shots: Vec<_> = lines.iter().map(|it| it.shot).collect();
    assert_eq!(shots, [Some(1), Some(2), Some(4), Some(3), None]);
}

#[test]
fn i10_what_was_given_back_goes_off_the_way_it_came_by() {
    let state = state(&[
        (1, paid(15, Method::Wechat), &[]),
        (2, paid(15, Method::Alipay), &[]),
        (3, paid(15, Method::Cash), &[]),
        (
            2,
            Mark::Reversed {
                of: id(2),
                fen: FEE,
            },
            &[],
        ),
        (2, paid(15, Method::Cash), &[]),
    ]);
    let money = class_money(&sheet(), &settings(), &[], &state);
    assert_eq!(money.by_method, [FEE, Fen::ZERO, Fen::yuan(30)]);
    assert_eq!(money.collected, Fen::yuan(45));
    let lines = hand_in(&sheet(), &[], &state);
    assert_eq!(
        (lines[1].paid, lines[1].method),
        (FEE, Some(Method::Cash)),
        "the last way counts"
    );
}

#[test]
fn i10_names_explain_the_difference_to_the_fen() {
    let state = state(&[
        (1, SHOT, &[]),
        (1, paid(15, Method::Wechat), &[]),
        (2, paid(15, Method::Wechat), &[]),
        (3, SHOT, &[]),
        (3, paid(10, Method::Cash), &[]),
        (4, SHOT, &[]),
        (4, paid(15, Method::Cash), &[]),
        (4, paid(15, Method::Cash), &[]),
        (8, SHOT, &[]),
        (
            0,
            Mark::Settlement(Settlement {
                headcount: 4,
                paid: Fen::yuan(60),
                method: Method::Wechat,
            }),
            &[],
        ),
    ]);
    let money = class_money(&sheet(), &settings(), &left(), &state);
    let named = |sums: &[rollcall_core::desk::NamedSum]| -> Vec<(String, i64)> {
        sums.iter().map(|it| (it.name.clone(), it.fen.0)).collect()
    };
    let names = |it: &str, fen| (it.to_owned(), fen);
    assert_eq!(
        named(&money.to_refund),
        [names("学生2", 1500), names("学生4", 1500)]
    );
    assert_eq!(
        named(&money.to_collect),
        [names("学生3", 500), names("学生8", 1500)]
    );
    assert_eq!((money.due, money.collected), (Fen::yuan(60), Fen::yuan(70)));
    assert_eq!(
        (money.paid, money.settled_count),
        (Some(Fen::yuan(60)), Some(4))
    );
    assert_eq!(money.open_questions, 1, "4 has paid twice");
}

fn line(name: &str) -> Mark {
    Mark::WalkIn(Some(WalkIn {
        name: name.into(),
        number: String::new(),
    }))
}

#[test]
fn who_was_written_at_the_bottom_stands_there_and_one_whose_line_was_taken_back_is_still_owed_for()
{
    let state = state(&[
        (21, line("路人丑"), &[]),
        (20, line("路人子"), &[]),
        (20, SHOT, &[]),
        (20, paid(15, Method::Cash), &[]),
        (21, Mark::Position(1), &[]),
        (22, line("路人寅"), &[]),
        (22, SHOT, &[]),
        (22, Mark::WalkIn(None), &[6]),
        (23, line("路人卯"), &[]),
        (23, Mark::WalkIn(None), &[9]),
        (1, SHOT, &[]),
        // On the list by now: in it once.
        (2, line("另一个名字"), &[]),
    ]);
    let lines = hand_in(&sheet(), &left(), &state);
    let below: Vec<_> = lines[5..]
        .iter()
        .map(|it| (it.order, it.name.as_str(), it.shot))
        .collect();
    // In the queue 丑 stands first; on the list they are at the bottom all the same.
    assert_eq!(
        below,
        [
            (0, "路人丑", None),
            (0, "路人子", Some(1)),
            (0, "路人寅", Some(2)),
        ]
    );
    assert_eq!(lines[1].name, "学生2");
    let queue = in_queue_order(&sheet().roster, &state);
    assert_eq!(queue[0].name, "学生1");
    assert_eq!(queue[1].name, "路人丑");
    let tally = Tally::of(&sheet(), &settings(), &state);
    assert_eq!((tally.photographed, tally.due), (3, FEE * 3));
    // 1 to 4 of the list, 丑, 子, and 寅 whom nobody may forget.
    assert_eq!((tally.expected, tally.exempt), (7, 1));
    let reckoning = Reckoning::of(&sheet(), &settings(), &state);
    assert_eq!(reckoning.due, tally.due);
    assert_eq!(reckoning.to_collect, [StudentId(1)]);
    let money = class_money(&sheet(), &settings(), &left(), &state);
    let names: Vec<&str> = money.to_collect.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["学生1", "路人寅"]);
    let again: Vec<String> = make_up(&sheet(), &state)
        .into_iter()
        .map(|it| it.name)
        .collect();
    assert_eq!(again, ["路人丑", "学生2", "学生3", "学生4"]);
}

#[test]
fn a_class_without_a_list_expects_whom_the_notice_announces_and_whoever_more_is_written_down() {
    let mut sheet = sheet();
    sheet.roster = Roster::default();
    let three: Vec<(u64, Mark, &[u64])> = (20..23)
        .map(|id| (id, line("路人甲"), &[] as &[u64]))
        .collect();
    let expected = |said| Tally::of(&sheet, &settings(), &state(said)).expected;
    assert_eq!((expected(&[]), expected(&three)), (5, 5));
    let seven: Vec<(u64, Mark, &[u64])> = (20..27)
        .map(|id| (id, line("路人甲"), &[] as &[u64]))
        .collect();
    assert_eq!(expected(&seven), 7);
}

#[test]
fn who_comes_again_is_on_the_list_and_neither_photographed_nor_exempt() {
    let state = state(&[
        (1, SHOT, &[]),
        (2, stands(Attendance::Absent(Absence::OnLeave)), &[]),
        (2, paid(15, Method::Wechat), &[]),
        (3, stands(Attendance::Arrived), &[]),
        (8, stands(Attendance::Absent(Absence::Other)), &[]),
    ]);
    let again: Vec<_> = make_up(&sheet(), &state)
        .into_iter()
        .map(|it| (it.name, it.reason, it.paid))
        .collect();
    assert_eq!(
        again,
        [
            ("学生2".to_owned(), Some(Absence::OnLeave), FEE),
            ("学生3".to_owned(), None, Fen::ZERO),
            ("学生4".to_owned(), None, Fen::ZERO),
        ]
    );
}

fn mark() -> impl Strategy<Value = Mark> {
    let method = prop_oneof![
        Just(Method::Wechat),
        Just(Method::Alipay),
        Just(Method::Cash)
    ];
    let standing = prop_oneof![
        Just(Attendance::Expected),
        Just(Attendance::Absent(Absence::OnLeave)),
        Just(Attendance::Exempt),
        Just(Attendance::Arrived),
        Just(Attendance::Photographed),
    ];
    prop_oneof![
        standing.prop_map(Mark::Attendance),
        (1..4000_i64, method).prop_map(|(fen, method)| Mark::Received {
            fen: Fen(fen),
            method
        }),
        (1..30_u64, 1..4000_i64).prop_map(|(of, fen)| Mark::Reversed {
            of: id(of),
            fen: Fen(fen)
        }),
        (0..9_u32).prop_map(Mark::Position),
        any::<bool>().prop_map(|there| if there {
            line("路人甲")
        } else {
            Mark::WalkIn(None)
        }),
    ]
}

proptest! {
    #[test]
    fn i10_whatever_is_said_lists_and_sums_agree_with_the_tally(
        said in proptest::collection::vec((1..13_u64, mark(), 0..30_u64), 0..30)
    ) {
        let seen: Vec<[u64; 1]> = said.iter().map(|it| [it.2]).collect();
        let said: Vec<(u64, Mark, &[u64])> = said
            .iter()
            .zip(&seen)
            .map(|((of, mark, _), seen)| (*of, mark.clone(), seen.as_slice()))
            .collect();
        let state = state(&said);
        let (sheet, left) = (sheet(), left());
        let tally = Tally::of(&sheet, &settings(), &state);
        let lines = hand_in(&sheet, &left, &state);
        let money = class_money(&sheet, &settings(), &left, &state);

        let shot: Vec<u32> = lines.iter().filter_map(|it| it.shot).collect();
        prop_assert_eq!(u32::try_from(shot.len()).unwrap(), tally.photographed);
        let mut numbers = shot;
        numbers.sort_unstable();
        prop_assert!(numbers.into_iter().eq(1..=tally.photographed));
        let is_shot = |it: &&rollcall_core::desk::HandInLine| it.standing == Attendance::Photographed;
        prop_assert!(lines.iter().filter(is_shot).all(|it| it.shot.is_some()));

        let paid: Fen = lines.iter().map(|it| it.paid).sum();
        prop_assert_eq!(paid, state.collected());
        prop_assert_eq!(money.collected, state.collected());
        prop_assert_eq!(money.by_method.into_iter().sum::<Fen>(), state.collected());
        let sum = |of: &[rollcall_core::desk::NamedSum]| of.iter().map(|it| it.fen).sum::<Fen>();
        prop_assert_eq!(
            sum(&money.to_refund) - sum(&money.to_collect),
            money.collected - money.due
        );
        let again = make_up(&sheet, &state).len();
        let members = in_queue_order(&sheet.roster, &state);
        let listed = lines.iter().filter(|it| members.iter().any(|on| on.id == it.id));
        let open = listed.filter(|it| !matches!(
            it.standing, Attendance::Photographed | Attendance::Exempt
        ));
        prop_assert_eq!(again, open.count());
    }
}
