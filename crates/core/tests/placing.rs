//! Whoever is moved in the queue stands there afterwards, whoever was moved before.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "in a test a panic is the report"
)]

use proptest::prelude::*;
use rollcall_core::access::Role;
use rollcall_core::event::{Roster, Student};
use rollcall_core::ids::{ClassId, DeviceId, Seq, StudentId};
use rollcall_core::marks::{
    Attendance, ClassState, Draft, Mark, OpId, Register, Subject, WalkIn, student_standing,
};
use rollcall_core::queue::{Spot, Stage, in_queue_order, move_to, take_back};
use rollcall_core::time::Millis;

/// A class on one phone.
#[derive(Debug, Clone)]
struct Class {
    roster: Roster,
    state: ClassState,
    said: u64,
}

impl Class {
    /// So many on the list, and two written at its bottom.
    fn of(listed: u32) -> Self {
        let student = |order: u32| Student {
            id: StudentId(u64::from(order)),
            order,
            name: format!("路人{order}"),
            number: String::new(),
            exempt: false,
            pinyin: String::new(),
        };
        let students = (1..=listed).map(student).collect();
        let mut class = Self {
            roster: Roster { students },
            state: ClassState::default(),
            said: 0,
        };
        for id in [901, 902] {
            let who = WalkIn {
                name: "路人甲".into(),
                number: String::new(),
            };
            class.say(StudentId(id), Mark::WalkIn(Some(who)));
        }
        class
    }

    fn say(&mut self, who: StudentId, mark: Mark) {
        let subject = Subject::Student(who);
        self.said += 1;
        let seen = self.state.seen(subject, mark.register().unwrap());
        let draft = Draft {
            class: ClassId(1),
            subject,
            mark,
            seen,
            at: Millis(0),
            by: Role::Monitor,
        };
        let id = OpId {
            device: DeviceId(1),
            seq: Seq(self.said),
        };
        self.state.apply(&draft.number(id), None);
    }

    fn put(&mut self, who: StudentId, spot: Spot) -> usize {
        let marks = move_to(&self.roster, &self.state, who, spot);
        let said = marks.len();
        for (id, mark) in marks {
            self.say(id, mark);
        }
        said
    }

    fn queue(&self) -> Vec<StudentId> {
        in_queue_order(&self.roster, &self.state)
            .iter()
            .map(|it| it.id)
            .collect()
    }

    fn without(&self, who: StudentId) -> Vec<StudentId> {
        self.queue().into_iter().filter(|id| *id != who).collect()
    }
}

fn queue_of(class: &Class) -> Vec<u64> {
    class.queue().into_iter().map(|id| id.0).collect()
}

#[test]
fn one_mark_is_enough_where_nobody_else_was_moved() {
    let mut class = Class::of(5);
    assert_eq!(class.put(StudentId(2), Spot::Last), 1);
    assert_eq!(queue_of(&class), [1, 3, 4, 5, 901, 902, 2]);
    assert_eq!(class.put(StudentId(2), Spot::Behind(StudentId(4))), 1);
    assert_eq!(queue_of(&class), [1, 3, 4, 2, 5, 901, 902]);
    assert_eq!(class.put(StudentId(2), Spot::Own), 1);
    assert_eq!(queue_of(&class), [1, 2, 3, 4, 5, 901, 902]);
    assert_eq!(class.put(StudentId(901), Spot::Behind(StudentId(1))), 1);
    assert_eq!(queue_of(&class), [1, 901, 2, 3, 4, 5, 902]);
}

#[test]
fn back_between_the_own_neighbours_is_the_own_place() {
    let mut class = Class::of(4);
    class.put(StudentId(2), Spot::Last);
    class.put(StudentId(2), Spot::Behind(StudentId(1)));
    assert_eq!(class.state.position(StudentId(2)), None);
}

#[test]
fn who_comes_first_stands_behind_those_who_were_photographed() {
    let mut class = Class::of(5);
    for id in [1, 2] {
        class.say(StudentId(id), Mark::Attendance(Attendance::Photographed));
    }
    class.put(StudentId(5), Spot::First);
    assert_eq!(queue_of(&class), [1, 2, 5, 3, 4, 901, 902]);
    class.put(StudentId(901), Spot::First);
    assert_eq!(queue_of(&class), [1, 2, 901, 5, 3, 4, 902]);
}

#[test]
fn nothing_is_said_of_somebody_who_stands_there_already_or_is_not_here() {
    let mut class = Class::of(3);
    let (one, two, nobody) = (StudentId(1), StudentId(2), StudentId(77));
    for (who, spot) in [
        (two, Spot::Own),
        (two, Spot::Behind(one)),
        (two, Spot::Behind(two)),
        (two, Spot::Behind(nobody)),
        (one, Spot::First),
        (StudentId(902), Spot::Last),
        (nobody, Spot::First),
    ] {
        assert_eq!(class.put(who, spot), 0, "{who} {spot:?}");
    }
}

/// What happened before, by an index into the queue each time.
#[derive(Debug, Clone, Copy)]
enum Before {
    Moved(usize, usize, u8),
    Placed(usize, u32),
    Stands(usize, Attendance),
}

fn spot_of(queue: &[StudentId], other: usize, kind: u8) -> Spot {
    match kind {
        0 => Spot::First,
        1 => Spot::Last,
        2 => Spot::Own,
        _ => Spot::Behind(queue[other % queue.len()]),
    }
}

fn before() -> impl Strategy<Value = Before> {
    let anybody = 0..14_usize;
    let place = prop_oneof![0..20_u32, Just(u32::MAX - 1), Just(u32::MAX)];
    let attendance = prop_oneof![
        Just(Attendance::Photographed),
        Just(Attendance::Arrived),
        Just(Attendance::Exempt),
    ];
    prop_oneof![
        4 => (anybody.clone(), anybody.clone(), 0..8_u8).prop_map(|(who, other, kind)| Before::Moved(who, other, kind)),
        1 => (anybody.clone(), place).prop_map(|(who, place)| Before::Placed(who, place)),
        2 => (anybody, attendance).prop_map(|(who, stands)| Before::Stands(who, stands)),
    ]
}

prop_compose! {
    fn a_class_with_a_past()(listed in 1..12_u32, past in proptest::collection::vec(before(), 0..12)) -> Class {
        let mut class = Class::of(listed);
        for it in past {
            let queue = class.queue();
            match it {
                Before::Moved(who, other, kind) => {
                    class.put(queue[who % queue.len()], spot_of(&queue, other, kind));
                }
                Before::Placed(who, place) => class.say(queue[who % queue.len()], Mark::Position(place)),
                Before::Stands(who, stands) => class.say(queue[who % queue.len()], Mark::Attendance(stands)),
            }
        }
        class
    }
}

proptest! {
    #[test]
    fn whoever_is_moved_stands_there_and_the_others_stay_in_their_order(
        mut class in a_class_with_a_past(), who in 0..14_usize, other in 0..14_usize, kind in 0..8_u8,
    ) {
        let queue = class.queue();
        let who = queue[who % queue.len()];
        let spot = spot_of(&queue, other, kind);
        let others = class.without(who);
        class.put(who, spot);
        prop_assert_eq!(class.without(who), others, "the others");
        let queue = in_queue_order(&class.roster, &class.state);
        let at = queue.iter().position(|it| it.id == who).unwrap();
        match spot {
            Spot::Last => prop_assert_eq!(at + 1, queue.len()),
            Spot::Behind(other) if other == who => {}
            Spot::Behind(other) => prop_assert_eq!(queue[at - 1].id, other),
            Spot::Own => prop_assert_eq!(class.state.position(who), None),
            Spot::First => {
                let waits = |it: &&Student| Stage::Shots.waits_for(it, &class.state) && it.id != who;
                let first = queue.iter().position(|it| waits(&it));
                prop_assert!(first.is_none_or(|first| at < first));
                let behind = queue[..at].iter().all(|it| {
                    !matches!(student_standing(it, &class.state), Attendance::Expected | Attendance::Arrived)
                });
                prop_assert!(behind || first.is_none());
            }
        }
    }

    #[test]
    fn who_is_back_at_the_own_place_stands_by_the_order_among_those_never_moved(
        mut class in a_class_with_a_past(), who in 0..14_usize,
    ) {
        let queue = class.queue();
        class.put(queue[who % queue.len()], Spot::Own);
        let at_home: Vec<u32> = in_queue_order(&class.roster, &class.state)
            .iter()
            .filter(|it| class.state.position(it.id).is_none())
            .map(|it| it.order)
            .collect();
        prop_assert!(at_home.is_sorted());
    }

    #[test]
    fn a_move_of_several_is_taken_back_whole(
        class in a_class_with_a_past(), who in 0..14_usize, other in 0..14_usize, kind in 0..8_u8,
    ) {
        let queue = class.queue();
        let mut moved = class.clone();
        let marks = move_to(&class.roster, &class.state, queue[who % queue.len()], spot_of(&queue, other, kind));
        let mut back = Vec::new();
        for (id, mark) in marks {
            let seen = moved.state.seen(Subject::Student(id), Register::Position);
            moved.said += 1;
            let op = Draft { class: ClassId(1), subject: Subject::Student(id), mark, seen, at: Millis(0), by: Role::Monitor }
                .number(OpId { device: DeviceId(1), seq: Seq(moved.said) });
            back.push((id, take_back(&op, &class.state).unwrap()));
            moved.state.apply(&op, None);
        }
        for (id, (mark, _)) in back {
            moved.say(id, mark);
        }
        prop_assert_eq!(moved.queue(), queue);
    }
}
