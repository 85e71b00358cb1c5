//! When a class will be called, and how far behind the queue is.

use rollcall_core::desk::Sureness;

use crate::queue::{Class, at, call, class, lane_of, minutes};

/// Three classes of forty at minute 30, 50 and 70: thirty seconds a student.
fn three() -> [Class; 3] {
    [
        Class::new(1, 30, 40),
        Class::new(2, 50, 40),
        Class::new(3, 70, 40),
    ]
}

#[test]
fn before_anybody_is_photographed_the_plan_is_the_forecast() {
    let lane = lane_of(&three(), 0.0);
    assert_eq!(
        (lane.planned_ms, lane.pace, lane.behind_ms),
        (Some(30_000), None, None)
    );
    for (id, start) in [(1, 30.0), (2, 50.0), (3, 70.0)] {
        let forecast = class(&lane, id).call.unwrap();
        assert_eq!(
            (minutes(forecast.at), forecast.sure),
            (start, Sureness::Planned)
        );
        assert!(forecast.early >= class(&lane, id).gathering);
    }
}

#[test]
fn a_first_class_that_is_not_begun_moves_all_that_follow() {
    let lane = lane_of(&three(), 45.0);
    assert_eq!(
        (call(&lane, 1), call(&lane, 2), call(&lane, 3)),
        (Some(45.0), Some(65.0), Some(85.0))
    );
    assert_eq!(class(&lane, 3).call.unwrap().sure, Sureness::Planned);
}

#[test]
fn a_queue_that_is_slow_calls_later_and_says_how_much() {
    // Forty-five seconds a student instead of thirty.
    let [one, two, three] = three();
    let lane = lane_of(&[one.shot(20, 30.75, 45.0), two, three], 45.0);
    assert_eq!(lane.pace.unwrap().ms_a_student, 45_000);
    // Twenty students are at minute 40 by the plan.
    assert_eq!(lane.behind_ms, Some(5 * 60_000));
    assert_eq!(
        (call(&lane, 1), call(&lane, 2), call(&lane, 3)),
        (None, Some(60.0), Some(90.0))
    );
    assert_eq!(class(&lane, 2).call.unwrap().sure, Sureness::Good);
}

#[test]
fn a_queue_that_is_fast_calls_nobody_before_the_gathering_time() {
    // Ten seconds a student: done at minute 37, and the next one gathers at 40.
    let [one, two, three] = three();
    let lane = lane_of(&[one.shot(30, 30.0, 10.0), two, three], 35.0);
    assert_eq!(lane.behind_ms, Some(-10 * 60_000));
    assert_eq!((call(&lane, 2), call(&lane, 3)), (Some(40.0), Some(60.0)));
}

#[test]
fn the_absent_take_no_time() {
    let [one, two, three] = three();
    let lane = lane_of(
        &[one.absent(10).shot(20, 30.5, 30.0), two.absent(20), three],
        40.0,
    );
    // Ten are left of the first, twenty come of the second.
    assert_eq!((call(&lane, 2), call(&lane, 3)), (Some(45.0), Some(60.0)));
}

#[test]
fn few_photographs_make_a_rough_forecast() {
    let [one, two, three] = three();
    let lane = lane_of(&[one.shot(3, 30.0, 60.0), two, three], 32.0);
    assert_eq!(lane.pace, None);
    assert_eq!(class(&lane, 2).call.unwrap().sure, Sureness::Rough);
    // Thirty-seven as planned.
    assert_eq!(call(&lane, 2), Some(50.5));
}

#[test]
fn many_classes_in_between_make_a_rough_forecast() {
    let mut classes = vec![Class::new(1, 30, 40).shot(30, 30.0, 30.0)];
    classes.extend((2..8).map(|id| Class::new(id, 10 + 20 * u32::try_from(id).unwrap(), 40)));
    let lane = lane_of(&classes, 45.0);
    let sure: Vec<Sureness> = lane
        .classes
        .iter()
        .filter_map(|it| it.call)
        .map(|it| it.sure)
        .collect();
    assert_eq!(sure[..3], [Sureness::Good; 3]);
    assert_eq!(sure[3..], [Sureness::Rough; 3]);
}

#[test]
fn a_break_in_the_plan_stays_a_break() {
    let lunch = Class::new(4, 390, 40);
    let [one, two, three] = three();
    let lane = lane_of(&[one.shot(20, 30.5, 30.0), two, three, lunch], 40.0);
    assert_eq!(call(&lane, 4), Some(380.0));
    assert_eq!(lane.behind_ms, Some(0));
}

#[test]
fn a_crew_that_stands_still_falls_behind_by_the_clock() {
    let [one, two, three] = three();
    let lane = lane_of(&[one.shot(20, 30.5, 30.0), two, three], 52.0);
    assert_eq!(lane.behind_ms, Some(12 * 60_000));
    assert_eq!(call(&lane, 2), Some(61.5));
}

#[test]
fn classes_that_change_places_make_the_queue_neither_late_nor_early() {
    // The third came before the second.
    let [one, two, three] = three();
    let lane = lane_of(
        &[one.shot(40, 30.5, 30.0), two, three.shot(20, 50.5, 30.0)],
        60.0,
    );
    assert_eq!(lane.behind_ms, Some(0));
    assert_eq!(call(&lane, 2), Some(70.0));
    assert_eq!(class(&lane, 3).call, None);
}

#[test]
fn nobody_waits_for_a_class_that_the_queue_has_passed_over() {
    // Of the first nobody has heard anything; the second is half through.
    let [one, two, three] = three();
    let lane = lane_of(&[one, two.shot(20, 50.5, 30.0), three], 60.0);
    assert_eq!(class(&lane, 1).call, None);
    assert_eq!(call(&lane, 3), Some(70.0));
    assert_eq!(lane.behind_ms, Some(0));
}

#[test]
fn nobody_waits_for_two_who_are_left_of_a_class_after_the_crew_went_on() {
    let [one, two, three] = three();
    let lane = lane_of(
        &[one.shot(38, 30.5, 30.0), two.shot(39, 51.0, 30.0), three],
        70.0,
    );
    assert_eq!(call(&lane, 3), Some(70.5));
}

#[test]
fn a_photograph_of_three_in_the_morning_is_a_wrong_clock() {
    let [one, two, three] = three();
    let mut one = one.shot(20, 30.5, 30.0);
    let right = lane_of(&[one.clone(), two.clone(), three.clone()], 40.0);
    one.shots.push(at(-300.0));
    one.shots.push(at(24.0 * 60.0));
    assert_eq!(lane_of(&[one, two, three], 40.0), right);
}

#[test]
fn two_phones_that_send_in_any_order_are_one_queue() {
    let [one, two, three] = three();
    let one = one.shot(20, 30.5, 30.0);
    let mut mixed = one.clone();
    mixed.shots.sort_by_key(|shot| (shot.0 / 30_000) % 2);
    assert_ne!(mixed.shots, one.shots);
    let right = lane_of(&[one, two.clone(), three.clone()], 40.0);
    assert_eq!(lane_of(&[mixed, two, three], 40.0), right);
}

#[test]
fn an_hour_after_the_day_nobody_is_called_any_more() {
    let [one, two, three] = three();
    let classes = [one.shot(40, 30.5, 30.0), two.shot(40, 50.5, 30.0), three];
    assert_eq!(call(&lane_of(&classes, 150.0), 3), Some(150.0));
    let evening = lane_of(&classes, 151.0);
    assert_eq!(call(&evening, 3), None);
    // And it is as late as its last photograph was.
    assert_eq!(evening.behind_ms, Some(0));
}

#[test]
fn a_notice_without_ends_and_headcounts_has_forecasts_too() {
    let mut classes = three();
    for class in &mut classes {
        class.tally.expected = 0;
        if let Some(slot) = &mut class.slot {
            slot.end = slot.start;
        }
    }
    let lane = lane_of(&classes, 35.0);
    assert_eq!(
        (lane.planned_ms, call(&lane, 1), call(&lane, 2)),
        (None, Some(35.0), Some(50.0))
    );
}
