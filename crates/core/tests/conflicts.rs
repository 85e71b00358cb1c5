//! Two people, one student: what counts, and what asks a person.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "in a test a panic is the report"
)]

use rollcall_core::access::Role;
use rollcall_core::ids::{ClassId, DeviceId, Seq, StudentId};
use rollcall_core::marks::{
    Absence, Attendance, ClassState, Draft, Mark, Method, Op, OpId, Register, ServerNo, Subject,
    Value, WalkIn,
};
use rollcall_core::money::Fen;
use rollcall_core::time::Millis;

const WHO: StudentId = StudentId(1);
const ABSENT: Attendance = Attendance::Absent(Absence::Unsaid);

/// A phone that knows what it has applied.
struct Phone {
    device: DeviceId,
    said: u64,
    state: ClassState,
}

impl Phone {
    fn new(device: u64) -> Self {
        Self {
            device: DeviceId(device),
            said: 0,
            state: ClassState::default(),
        }
    }

    fn say(&mut self, mark: Mark) -> Op {
        let register = mark.register().unwrap();
        let seen = self.state.seen(Subject::Student(WHO), register);
        self.said += 1;
        let draft = Draft {
            class: ClassId(1),
            subject: Subject::Student(WHO),
            mark,
            seen: if register == Register::Fees {
                vec![]
            } else {
                seen
            },
            at: Millis(0),
            by: Role::Monitor,
        };
        let op = draft.number(OpId {
            device: self.device,
            seq: Seq(self.said),
        });
        self.state.apply(&op, None);
        op
    }

    fn hear(&mut self, op: &Op, no: u64) {
        self.state.apply(op, Some(ServerNo(no)));
    }

    fn reads(&self) -> Option<Value<Attendance>> {
        self.state.attendance(WHO)
    }
}

fn value(counts: Attendance, conflict: bool) -> Option<Value<Attendance>> {
    Some(Value { counts, conflict })
}

#[test]
fn a_later_statement_of_somebody_who_saw_the_earlier_replaces_it_without_a_card() {
    let mut phone = Phone::new(1);
    phone.say(Mark::Attendance(Attendance::Arrived));
    phone.say(Mark::Attendance(Attendance::Photographed));
    phone.say(Mark::Attendance(Attendance::Arrived));
    assert_eq!(
        phone.reads(),
        value(Attendance::Arrived, false),
        "a step back is a statement too"
    );
}

#[test]
fn of_two_statements_made_apart_the_higher_counts_until_a_person_has_seen_both() {
    let (mut monitor, mut deputy) = (Phone::new(1), Phone::new(2));
    let shot = monitor.say(Mark::Attendance(Attendance::Photographed));
    let absent = deputy.say(Mark::Attendance(ABSENT));
    monitor.hear(&shot, 1);
    monitor.hear(&absent, 2);
    assert_eq!(monitor.reads(), value(Attendance::Photographed, true));

    let answer = monitor.say(Mark::Attendance(ABSENT));
    deputy.hear(&shot, 1);
    deputy.hear(&absent, 2);
    deputy.hear(&answer, 3);
    assert_eq!(deputy.reads(), value(ABSENT, false));
}

#[test]
fn two_who_say_the_same_apart_do_not_contradict_each_other() {
    let (mut monitor, mut deputy) = (Phone::new(1), Phone::new(2));
    let here = deputy.say(Mark::Attendance(Attendance::Arrived));
    monitor.say(Mark::Attendance(Attendance::Arrived));
    monitor.hear(&here, 1);
    assert_eq!(monitor.reads(), value(Attendance::Arrived, false));
}

#[test]
fn among_equal_ranks_the_later_in_the_servers_order_counts() {
    let (mut monitor, mut deputy) = (Phone::new(1), Phone::new(2));
    let leave = monitor.say(Mark::Attendance(Attendance::Absent(Absence::OnLeave)));
    let other = deputy.say(Mark::Attendance(Attendance::Absent(Absence::Other)));
    for (first, second) in [(&leave, &other), (&other, &leave)] {
        let mut counsellor = Phone::new(3);
        counsellor.hear(first, 1);
        counsellor.hear(second, 2);
        let Mark::Attendance(later) = second.mark else {
            unreachable!()
        };
        assert_eq!(counsellor.reads(), value(later, true));
    }
}

#[test]
fn two_receipts_for_one_student_are_both_kept_and_asked_about() {
    let (mut monitor, mut deputy) = (Phone::new(1), Phone::new(2));
    let fee = || Mark::Received {
        fen: Fen::yuan(15),
        method: Method::Wechat,
    };
    let first = monitor.say(fee());
    monitor.hear(&deputy.say(fee()), 1);
    let account = monitor.state.account(WHO);
    assert_eq!((account.balance, account.open.len()), (Fen::yuan(30), 2));
    assert!(account.is_doubtful());

    monitor.say(Mark::Reversed {
        of: first.id,
        fen: Fen::yuan(15),
    });
    let account = monitor.state.account(WHO);
    assert_eq!((account.balance, account.open.len()), (Fen::yuan(15), 1));
    assert!(!account.is_doubtful());
}

#[test]
fn a_receipt_given_back_on_two_phones_is_asked_about() {
    let (mut monitor, mut deputy) = (Phone::new(1), Phone::new(2));
    let paid = monitor.say(Mark::Received {
        fen: Fen::yuan(15),
        method: Method::Wechat,
    });
    let back = || Mark::Reversed {
        of: paid.id,
        fen: Fen::yuan(15),
    };
    monitor.say(back());
    monitor.hear(&deputy.say(back()), 1);
    let account = monitor.state.account(WHO);
    assert_eq!(account.balance, Fen::yuan(-15));
    assert!(account.is_doubtful());
}

fn line(name: &str) -> Mark {
    Mark::WalkIn(Some(WalkIn {
        name: name.into(),
        number: String::new(),
    }))
}

#[test]
fn of_two_notes_written_apart_the_later_stands_and_who_has_seen_both_replaces_both() {
    let (mut monitor, mut deputy) = (Phone::new(1), Phone::new(2));
    let first = monitor.say(Mark::Note("等室友".into()));
    let second = deputy.say(Mark::Note("补拍再问".into()));
    for (no, op) in [(1, &first), (2, &second)] {
        monitor.hear(op, no);
        deputy.hear(op, no);
    }
    assert_eq!(
        (monitor.state.note(WHO), deputy.state.note(WHO)),
        ("补拍再问", "补拍再问")
    );
    let none = monitor.say(Mark::Note(String::new()));
    deputy.hear(&none, 3);
    assert_eq!(deputy.state.note(WHO), "");
    assert_eq!(
        deputy
            .state
            .seen(Subject::Student(WHO), Register::Note)
            .len(),
        1
    );
}

#[test]
fn a_line_at_the_bottom_outlives_who_took_it_away_without_having_seen_it_put_right() {
    let (mut monitor, mut deputy) = (Phone::new(1), Phone::new(2));
    let first = monitor.say(line("路人甲"));
    deputy.hear(&first, 1);
    let right = monitor.say(line("路人乙"));
    let gone = deputy.say(Mark::WalkIn(None));
    for (first, second) in [(&right, &gone), (&gone, &right)] {
        let mut counsellor = Phone::new(3);
        counsellor.hear(&first.clone(), 2);
        counsellor.hear(&second.clone(), 3);
        let name = |phone: &Phone| phone.state.walk_in(WHO).map(|it| it.name.clone());
        assert_eq!(name(&counsellor), Some("路人乙".into()));
        // Whoever has seen both may take it away.
        counsellor.say(Mark::WalkIn(None));
        assert_eq!(name(&counsellor), None);
    }
    assert!(
        monitor.reads().is_none(),
        "and nobody is asked about an attendance"
    );
}

#[test]
fn an_op_that_claims_to_have_seen_itself_still_stands() {
    let mut phone = Phone::new(1);
    let mut op = phone.say(Mark::Attendance(Attendance::Arrived));
    op.id.seq = Seq(9);
    op.seen = vec![op.id];
    let mut other = Phone::new(2);
    other.hear(&op, 1);
    assert_eq!(other.reads(), value(Attendance::Arrived, false));
}
