//! What a person is asked, and that one tap settles it.

use rollcall_core::access::Role;
use rollcall_core::event::{ClassSheet, Roster, Settings, Student};
use rollcall_core::ids::{ClassId, DeviceId, EventId, Seq, StudentId};
use rollcall_core::marks::{
    Attendance, ClassState, Mark, Method, Op, OpId, ServerNo, Settlement, Subject, Tally,
};
use rollcall_core::money::Fen;
use rollcall_core::queue::{Asked, Question, questions};
use rollcall_core::time::Millis;

const CLASS: ClassId = ClassId(1);
const LI: StudentId = StudentId(7);
const FEE: Fen = Fen(1500);

struct Class {
    sheet: ClassSheet,
    state: ClassState,
    said: u64,
}

impl Class {
    fn new() -> Self {
        let student = Student {
            id: LI,
            order: 1,
            name: "李小满".into(),
            number: "2199000101".into(),
            exempt: false,
            pinyin: String::new(),
        };
        let sheet = ClassSheet {
            id: CLASS,
            event: EventId(1),
            version: 1,
            name: "演示班".into(),
            college: None,
            counsellor: None,
            headcount: None,
            slot: None,
            roster: Roster {
                students: vec![student],
            },
        };
        Self {
            sheet,
            state: ClassState::default(),
            said: 0,
        }
    }

    fn say(&mut self, device: u64, subject: Subject, mark: Mark, seen: Vec<OpId>) -> OpId {
        self.said += 1;
        let id = OpId {
            device: DeviceId(device),
            seq: Seq(self.said),
        };
        let op = Op {
            id,
            class: CLASS,
            subject,
            mark,
            seen,
            at: Millis(0),
            by: Role::Monitor,
        };
        self.state.apply(&op, Some(ServerNo(self.said)));
        id
    }

    fn of_li(&mut self, device: u64, mark: Mark, seen: Vec<OpId>) -> OpId {
        self.say(device, Subject::Student(LI), mark, seen)
    }

    fn asked(&self) -> Vec<Question> {
        let asked = questions(&self.sheet, &self.state);
        let tally = Tally::of(&self.sheet, &Settings::default(), &self.state);
        assert_eq!(asked.len(), tally.conflicts as usize, "{asked:?}");
        asked
    }

    /// Taps a side of the only question; answers what was asked.
    fn settle(&mut self, side: usize) -> Asked {
        let asked = self.asked();
        assert_eq!(asked.len(), 1, "{asked:?}");
        let (mark, seen) = asked[0].sides[side].answer.clone();
        self.say(9, asked[0].subject, mark, seen);
        assert_eq!(self.asked(), []);
        asked[0].asked
    }
}

fn received() -> Mark {
    Mark::Received {
        fen: FEE,
        method: Method::Cash,
    }
}

#[test]
fn of_two_statements_both_are_shown_and_a_tap_on_either_settles_it() {
    for (side, counts) in [(0, Attendance::Arrived), (1, Attendance::Photographed)] {
        let mut class = Class::new();
        class.of_li(1, Mark::Attendance(Attendance::Arrived), vec![]);
        class.of_li(2, Mark::Attendance(Attendance::Photographed), vec![]);
        class.of_li(3, Mark::Attendance(Attendance::Photographed), vec![]);
        let sides = &class.asked()[0].sides;
        assert_eq!(sides.len(), 2, "two phones that agree are one side");
        assert_eq!([sides[0].counts, sides[1].counts], [false, true]);
        assert_eq!(class.settle(side), Asked::Attendance);
        assert_eq!(class.state.attendance(LI).unwrap().counts, counts);
    }
}

#[test]
fn i10_paid_twice_is_settled_by_giving_one_back() {
    let mut class = Class::new();
    class.of_li(1, received(), vec![]);
    class.of_li(2, received(), vec![]);
    assert_eq!(class.state.collected(), Fen(3000));
    assert_eq!(class.settle(0), Asked::PaidTwice);
    assert_eq!(class.state.collected(), FEE);
    assert!(class.state.account(LI).is_paid());
}

#[test]
fn i10_given_back_twice_is_settled_by_putting_one_back_and_a_later_fee_is_no_second_one() {
    let mut class = Class::new();
    let receipt = class.of_li(1, received(), vec![]);
    let back = Mark::Reversed {
        of: receipt,
        fen: FEE,
    };
    class.of_li(1, back.clone(), vec![]);
    class.of_li(2, back, vec![]);
    assert_eq!(class.state.collected(), Fen(-1500));
    assert_eq!(class.settle(1), Asked::GivenBackTwice);
    assert_eq!(class.state.collected(), Fen::ZERO);
    class.of_li(1, received(), vec![]);
    assert_eq!(class.asked(), []);
    assert!(class.state.account(LI).is_paid());
}

#[test]
fn two_settlements_are_asked_about_last() {
    let mut class = Class::new();
    for (device, headcount) in [(1, 44), (2, 45)] {
        let mark = Mark::Settlement(Settlement {
            headcount,
            paid: FEE * i64::from(headcount),
            method: Method::Wechat,
        });
        class.say(device, Subject::Class, mark, vec![]);
    }
    assert_eq!(class.settle(0), Asked::Settlement);
    assert_eq!(class.state.settlement().unwrap().counts.headcount, 44);
}
