//! How far classes are, who is silent, and the sums.

use rollcall_core::desk::Progress;
use rollcall_core::event::Group;
use rollcall_core::ids::ClassId;
use rollcall_core::money::Fen;

use crate::queue::{Class, at, board_of, call, class, lane_of};

#[test]
fn every_class_of_a_morning_has_its_state() {
    let classes = [
        Class::new(1, 0, 2).shot(2, 0.5, 30.0),
        Class::new(2, 20, 2),
        Class::new(3, 40, 10).shot(1, 40.0, 30.0),
        Class::new(4, 60, 10).shot(4, 60.0, 30.0),
        Class::new(5, 105, 10),
        Class::new(6, 125, 10),
    ];
    let lane = lane_of(&classes, 100.0);
    let states: Vec<Progress> = lane.classes.iter().map(|it| it.progress).collect();
    assert_eq!(
        states,
        [
            Progress::Finished,
            Progress::Late,
            Progress::Running,
            Progress::Running,
            Progress::Gathering,
            Progress::Waiting
        ]
    );
    let later = lane_of(&classes, 121.0);
    assert_eq!(class(&later, 3).progress, Progress::Unclear);
    let totals = board_of(&classes, 121.0).totals;
    assert_eq!(
        (totals.classes, totals.finished, totals.running, totals.late),
        (6, 1, 2, 1)
    );
    assert_eq!((totals.expected, totals.photographed), (44, 7));
}

#[test]
fn lanes_are_in_the_order_of_day_campus_and_group() {
    let mut classes = [
        Class::new(1, 30, 4),
        Class::new(2, 30, 4),
        Class::new(3, 30, 4),
    ];
    classes[0].slot.as_mut().unwrap().group = Some(Group(2));
    classes[2].slot.as_mut().unwrap().campus = None;
    let board = board_of(&classes, 0.0);
    let order: Vec<ClassId> = board.lanes.iter().map(|it| it.classes[0].class).collect();
    assert_eq!(order, [ClassId(3), ClassId(2), ClassId(1)]);
}

#[test]
fn who_should_be_heard_of_and_is_not_is_silent_the_longest_first() {
    let mut classes = [
        Class::new(1, 30, 4),
        Class::new(2, 32, 4).shot(1, 32.0, 30.0),
        Class::new(3, 34, 4),
        Class::new(4, 300, 4),
    ];
    classes[0].heard_at = Some(at(20.0));
    classes[1].heard_at = Some(at(10.0));
    let silent = |minute| -> Vec<u64> {
        board_of(&classes, minute)
            .silent
            .iter()
            .map(|it| it.class.0)
            .collect()
    };
    // Never, 25 minutes ago; fifteen minutes are long as well.
    assert_eq!(silent(35.0), [3, 2, 1]);
    // Ten minutes are not yet long.
    assert_eq!(silent(30.0), [3, 2]);
}

#[test]
fn who_looks_after_one_class_sees_it_alone_and_waits_for_those_ahead() {
    let mut classes = [
        Class::new(1, 30, 40).shot(20, 30.75, 45.0),
        Class::new(2, 50, 40),
        Class::new(3, 70, 40),
    ];
    classes[0].shown = false;
    classes[1].shown = false;
    let lane = lane_of(&classes, 45.0);
    assert_eq!(lane.classes.len(), 1);
    assert_eq!(call(&lane, 3), Some(90.0));
    let board = board_of(&classes, 45.0);
    assert_eq!((board.totals.classes, board.totals.photographed), (1, 0));
    assert!(board.silent.iter().all(|it| it.class == ClassId(3)));
    // A queue with nobody of theirs is not there at all.
    classes[2].slot.as_mut().unwrap().group = Some(Group(2));
    assert_eq!(board_of(&classes, 45.0).lanes.len(), 1);
}

#[test]
fn i10_money_of_a_class_that_has_left_the_timetable_is_counted() {
    let mut gone = Class::new(1, 30, 4).shot(2, 30.0, 30.0);
    gone.slot = None;
    gone.tally.due = Fen::yuan(30);
    gone.tally.collected = Fen::yuan(45);
    gone.paid = Some(Fen::yuan(30));
    let totals = board_of(&[gone, Class::new(2, 50, 4)], 60.0).totals;
    assert_eq!((totals.classes, totals.photographed), (1, 0));
    assert_eq!(
        (totals.due, totals.collected, totals.paid, totals.settled),
        (Fen::yuan(30), Fen::yuan(45), Fen::yuan(30), 1)
    );
}
