//! When the photographs that count were taken.

use rollcall_core::access::Role;
use rollcall_core::ids::{ClassId, DeviceId, Seq, StudentId};
use rollcall_core::marks::{Absence, Attendance, ClassState, Mark, Op, OpId, ServerNo, Subject};
use rollcall_core::progress::{Shot, shots};
use rollcall_core::time::Millis;

/// What devices have said, in the order in which it came in.
#[derive(Default)]
struct History(Vec<Shot>);

impl History {
    /// Device, student, what, when by its clock, how far that is off; what it replaces by its place in the history.
    fn say(
        &mut self,
        (device, offset): (u64, i64),
        student: u64,
        mark: Attendance,
        at: i64,
        seen: &[usize],
    ) -> usize {
        let no = self.0.len();
        let op = Op {
            id: OpId {
                device: DeviceId(device),
                seq: Seq(u64::try_from(no).unwrap()),
            },
            class: ClassId(1),
            subject: Subject::Student(StudentId(student)),
            mark: Mark::Attendance(mark),
            seen: seen.iter().map(|at| self.0[*at].op.id).collect(),
            at: Millis(at),
            by: Role::Monitor,
        };
        self.0.push(Shot {
            op,
            no: ServerNo(u64::try_from(no).unwrap() + 1),
            clock_offset_ms: offset,
        });
        no
    }

    fn shots(&self) -> Vec<i64> {
        let mut state = ClassState::default();
        for shot in &self.0 {
            state.apply(&shot.op, Some(shot.no));
        }
        shots(&state, &self.0).into_iter().map(|at| at.0).collect()
    }
}

const PHONE: (u64, i64) = (1, 0);

#[test]
fn p18_the_time_is_corrected_by_what_the_clock_was_off_and_the_order_is_the_servers() {
    let mut history = History::default();
    history.say((2, -5_000), 2, Attendance::Photographed, 7_000, &[]);
    history.say(PHONE, 1, Attendance::Photographed, 1_000, &[]);
    history.say(PHONE, 3, Attendance::Arrived, 1_500, &[]);
    assert_eq!(history.shots(), [2_000, 1_000]);
}

#[test]
fn one_who_was_taken_back_counts_when_they_were_really_photographed() {
    let mut history = History::default();
    let wrong = history.say(PHONE, 1, Attendance::Photographed, 1_000, &[]);
    let back = history.say(PHONE, 1, Attendance::Expected, 2_000, &[wrong]);
    assert!(history.shots().is_empty());
    history.say(PHONE, 1, Attendance::Photographed, 9_000, &[back]);
    assert_eq!(history.shots(), [9_000]);
}

#[test]
fn two_phones_with_the_same_student_are_one_photograph() {
    let mut history = History::default();
    history.say(PHONE, 1, Attendance::Photographed, 1_000, &[]);
    history.say((2, 0), 1, Attendance::Photographed, 500, &[]);
    assert_eq!(history.shots(), [1_000]);
}

#[test]
fn the_answer_to_a_card_is_no_photograph() {
    let mut history = History::default();
    let yes = history.say(PHONE, 1, Attendance::Photographed, 1_000, &[]);
    let no = history.say((2, 0), 1, Attendance::Absent(Absence::Other), 2_000, &[]);
    history.say((3, 0), 1, Attendance::Photographed, 99_000, &[yes, no]);
    assert_eq!(history.shots(), [1_000]);
}

#[test]
fn ops_that_see_each_other_end() {
    let mut history = History::default();
    let one = history.say(PHONE, 1, Attendance::Photographed, 1_000, &[]);
    let two = history.say((2, 0), 1, Attendance::Photographed, 2_000, &[one]);
    let id = history.0[two].op.id;
    history.0[one].op.seen.push(id);
    history.say((3, 0), 1, Attendance::Photographed, 3_000, &[one, two]);
    assert_eq!(history.shots(), [1_000]);
}

#[test]
fn i6_a_clock_beyond_the_calendar_does_no_harm() {
    let mut history = History::default();
    history.say((1, i64::MAX), 1, Attendance::Photographed, i64::MAX, &[]);
    assert_eq!(history.shots(), [i64::MAX]);
}
