//! The monitor's hour over a small class: fees, roll call, shots, undo, settlement.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "in a test a panic is the report"
)]

use rollcall_core::access::Role;
use rollcall_core::event::{ClassSheet, PayWhen, Roster, Settings, Student};
use rollcall_core::ids::{ClassId, DeviceId, EventId, Seq, StudentId};
use rollcall_core::marks::{
    Absence, Attendance, ClassState, Mark, Method, Op, OpId, Register, Settlement, Subject, Tally,
    WalkIn, student_standing,
};
use rollcall_core::money::Fen;
use rollcall_core::queue::{Reckoning, Stage, in_queue_order, take_back};
use rollcall_core::time::Millis;

struct Hour {
    sheet: ClassSheet,
    settings: Settings,
    state: ClassState,
    said: u64,
}

impl Hour {
    /// A class of five, the last of them exempt; 15 yuan each.
    fn begin() -> Self {
        let students = (1..=5).map(|n| Student {
            id: StudentId(n),
            order: u32::try_from(n).unwrap(),
            name: format!("学生{n}"),
            number: format!("99000000{n}"),
            exempt: n == 5,
            pinyin: String::new(),
        });
        let sheet = ClassSheet {
            id: ClassId(1),
            event: EventId(1),
            version: 1,
            name: "23 样例 1 班".into(),
            college: None,
            counsellor: None,
            headcount: Some(5),
            slot: None,
            roster: Roster {
                students: students.collect(),
            },
        };
        let settings = Settings {
            fee: Fen::yuan(15),
            ..Settings::default()
        };
        Self {
            sheet,
            settings,
            state: ClassState::default(),
            said: 0,
        }
    }

    fn say(&mut self, subject: Subject, mark: Mark, seen: Vec<OpId>) -> Op {
        self.said += 1;
        let id = OpId {
            device: DeviceId(1),
            seq: Seq(self.said),
        };
        let op = Op {
            id,
            class: ClassId(1),
            subject,
            mark,
            seen,
            at: Millis(0),
            by: Role::Monitor,
        };
        self.state.apply(&op, None);
        op
    }

    fn tap(&mut self, stage: Stage, student: u64) -> Op {
        let student = self.student(student);
        let (mark, seen) = stage.step(&student, &self.state, &self.settings, Method::Wechat);
        self.say(Subject::Student(student.id), mark, seen)
    }

    fn mark_absent(&mut self, student: u64) {
        let subject = Subject::Student(StudentId(student));
        let seen = self.state.seen(subject, Register::Attendance);
        self.say(
            subject,
            Mark::Attendance(Attendance::Absent(Absence::OnLeave)),
            seen,
        );
    }

    fn student(&self, id: u64) -> Student {
        self.sheet
            .roster
            .students
            .iter()
            .find(|it| it.id == StudentId(id))
            .unwrap()
            .clone()
    }

    fn next(&self, stage: Stage) -> Option<u64> {
        let queue = in_queue_order(&self.sheet.roster, &self.state);
        stage.next(&queue, &self.state).map(|student| student.id.0)
    }

    fn standing(&self, student: u64) -> Attendance {
        student_standing(&self.student(student), &self.state)
    }

    fn reckoning(&self) -> Reckoning {
        Reckoning::of(&self.sheet, &self.settings, &self.state)
    }
}

#[test]
fn roll_call_goes_through_the_queue_and_asks_for_nobody_exempt_or_absent() {
    let mut hour = Hour::begin();
    assert_eq!(hour.next(Stage::RollCall), Some(1));
    hour.tap(Stage::RollCall, 1);
    hour.mark_absent(2);
    assert_eq!(hour.next(Stage::RollCall), Some(3));
    hour.tap(Stage::RollCall, 3);
    hour.tap(Stage::RollCall, 4);
    assert_eq!(hour.next(Stage::RollCall), None);
}

#[test]
fn at_the_shoot_who_is_here_goes_before_who_is_not() {
    let mut hour = Hour::begin();
    hour.tap(Stage::RollCall, 2);
    assert_eq!(hour.next(Stage::Shots), Some(2));
    hour.tap(Stage::Shots, 2);
    assert_eq!(
        hour.next(Stage::Shots),
        Some(1),
        "then who was not seen at roll call"
    );
}

#[test]
fn somebody_moved_in_the_queue_stands_where_they_were_put() {
    let mut hour = Hour::begin();
    hour.say(Subject::Student(StudentId(1)), Mark::Position(4), vec![]);
    let queue = in_queue_order(&hour.sheet.roster, &hour.state);
    assert_eq!(
        queue.iter().map(|it| it.id.0).collect::<Vec<_>>(),
        [2, 3, 1, 4, 5]
    );
}

#[test]
fn taking_back_a_step_returns_to_the_one_before() {
    let mut hour = Hour::begin();
    hour.tap(Stage::RollCall, 1);
    let before = hour.state.clone();
    let shot = hour.tap(Stage::Shots, 1);
    let (mark, seen) = take_back(&shot, &before).unwrap();
    hour.say(shot.subject, mark, seen);
    assert_eq!(hour.standing(1), Attendance::Arrived);
    assert!(!hour.state.attendance(StudentId(1)).unwrap().conflict);
}

#[test]
fn taking_back_a_receipt_and_taking_that_back_leave_every_entry_in_the_ledger() {
    let mut hour = Hour::begin();
    let paid = hour.tap(Stage::Fees, 1);
    let (mark, seen) = take_back(&paid, &ClassState::default()).unwrap();
    let before = hour.state.clone();
    let back = hour.say(paid.subject, mark, seen);
    assert_eq!(hour.state.collected(), Fen::ZERO);
    let (mark, seen) = take_back(&back, &before).unwrap();
    hour.say(back.subject, mark, seen);
    assert_eq!(hour.state.collected(), Fen::yuan(15));
    assert_eq!(hour.state.history(paid.subject, Register::Fees).count(), 3);
    assert!(!hour.state.account(StudentId(1)).is_doubtful());
}

#[test]
fn taking_back_words_returns_to_the_words_before_and_a_first_line_goes_from_the_list() {
    let mut hour = Hour::begin();
    let about = Subject::Student(StudentId(1));
    let note = |hour: &mut Hour, words: &str| {
        let before = hour.state.clone();
        let seen = hour.state.seen(about, Register::Note);
        let op = hour.say(about, Mark::Note(words.into()), seen);
        take_back(&op, &before).unwrap()
    };
    note(&mut hour, "等室友");
    let (mark, seen) = note(&mut hour, "补拍再问");
    hour.say(about, mark, seen);
    assert_eq!(hour.state.note(StudentId(1)), "等室友");

    let below = Subject::Student(StudentId(9));
    let who = WalkIn {
        name: "路人甲".into(),
        number: String::new(),
    };
    let before = hour.state.clone();
    let line = hour.say(below, Mark::WalkIn(Some(who)), vec![]);
    let queue = |hour: &Hour| in_queue_order(&hour.sheet.roster, &hour.state).len();
    assert_eq!(queue(&hour), 6);
    let (mark, seen) = take_back(&line, &before).unwrap();
    hour.say(below, mark, seen);
    assert_eq!(queue(&hour), 5);
}

#[test]
fn i10_the_reckoning_names_who_explains_the_difference() {
    let mut hour = Hour::begin();
    for student in [1, 2, 3] {
        hour.tap(Stage::Fees, student);
    }
    for student in [1, 2, 4] {
        hour.tap(Stage::Shots, student);
    }
    hour.mark_absent(3);
    let reckoning = hour.reckoning();
    assert_eq!(
        (reckoning.due, reckoning.collected),
        (Fen::yuan(45), Fen::yuan(45))
    );
    assert_eq!(
        reckoning.difference(),
        Fen::ZERO,
        "the sums agree, the names do not"
    );
    assert_eq!(reckoning.to_refund, [StudentId(3)]);
    assert_eq!(reckoning.to_collect, [StudentId(4)]);
}

#[test]
fn a_shot_after_the_settlement_shows_that_it_has_moved() {
    let mut hour = Hour::begin();
    hour.tap(Stage::Shots, 1);
    let settled = Settlement {
        headcount: 1,
        paid: Fen::yuan(15),
        method: Method::Alipay,
    };
    hour.say(Subject::Class, Mark::Settlement(settled), vec![]);
    assert_eq!(hour.reckoning().settled, Some(settled));
    assert!(!hour.reckoning().has_moved_since_settled());
    hour.tap(Stage::Shots, 2);
    assert!(hour.reckoning().has_moved_since_settled());
}

#[test]
fn i8_a_payment_that_is_taken_back_was_never_made_and_stays_in_the_history() {
    let mut hour = Hour::begin();
    hour.tap(Stage::Shots, 1);
    let paid = |headcount: u32, method| Settlement {
        headcount,
        paid: Fen::yuan(15) * i64::from(headcount),
        method,
    };
    let untold = hour.state.clone();
    let first = hour.say(
        Subject::Class,
        Mark::Settlement(paid(1, Method::Alipay)),
        vec![],
    );
    let (nothing, seen) = take_back(&first, &untold).unwrap();
    let none = hour.say(Subject::Class, nothing, seen);
    assert_eq!(hour.reckoning().settled, None);
    assert!(!hour.reckoning().has_moved_since_settled());

    let right = paid(1, Method::Cash);
    let before = hour.state.clone();
    let second = hour.say(Subject::Class, Mark::Settlement(right), vec![none.id]);
    assert_eq!(hour.reckoning().settled, Some(right));

    hour.tap(Stage::Shots, 2);
    let then = hour.state.clone();
    let more = hour.say(
        Subject::Class,
        Mark::Settlement(paid(2, Method::Cash)),
        vec![second.id],
    );
    let (earlier, seen) = take_back(&more, &then).unwrap();
    hour.say(Subject::Class, earlier, seen);
    assert_eq!(hour.reckoning().settled, Some(right), "the one before");
    assert!(hour.reckoning().has_moved_since_settled());
    let (nothing, _) = take_back(&second, &before).unwrap();
    assert_eq!(nothing, Mark::Settlement(Settlement::NOTHING));
    assert!(nothing.is_sound());
    let said = hour.state.history(Subject::Class, Register::Settlement);
    assert_eq!(said.count(), 5, "nothing is erased");
}

#[test]
fn a_fee_that_others_pay_is_not_collected_in_the_queue() {
    let mut hour = Hour::begin();
    assert!(Stage::Fees.applies(&hour.settings));
    hour.settings.pay_when = PayWhen::EachOnSite;
    assert!(!Stage::Fees.applies(&hour.settings));
}

#[test]
fn somebody_photographed_and_then_taken_off_the_list_is_still_owed_for() {
    let mut hour = Hour::begin();
    hour.tap(Stage::Shots, 1);
    hour.tap(Stage::Fees, 1);
    hour.sheet.roster.students.remove(0);
    let tally = Tally::of(&hour.sheet, &hour.settings, &hour.state);
    assert_eq!(
        (tally.photographed, tally.due, tally.collected),
        (1, Fen::yuan(15), Fen::yuan(15))
    );
}

#[test]
fn without_a_fee_nothing_is_collected() {
    let mut hour = Hour::begin();
    hour.settings.fee = Fen::ZERO;
    hour.tap(Stage::Shots, 1);
    assert!(!Stage::Fees.applies(&hour.settings));
    assert_eq!(hour.reckoning().to_collect, []);
}
