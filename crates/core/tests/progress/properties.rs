//! What holds for every day, however it went.

use proptest::prelude::*;
use rollcall_core::desk::Progress;
use rollcall_core::event::Group;
use rollcall_core::money::Fen;
use rollcall_core::time::Millis;

use crate::queue::{Class, at, board_of};

fn class() -> impl Strategy<Value = Class> {
    (
        (0..20_u32, 1..3_u8, 0..60_u32, 0..60_u32, 0..10_u32),
        prop::collection::vec(
            prop_oneof![5 => -60_000..40_000_000_i64, 1 => any::<i64>()],
            0..60,
        ),
        (
            prop::option::of(0..900_i64),
            prop::option::of(0..90_000_i64),
        ),
        any::<bool>(),
    )
        .prop_map(
            |((place, group, expected, photographed, absent), shots, (heard, paid), shown)| {
                let mut class = Class::new(0, place * 20, expected + photographed).absent(absent);
                class.slot.as_mut().unwrap().group = Some(Group(group));
                class.tally.photographed = photographed;
                class.tally.due = Fen::yuan(15) * i64::from(photographed);
                class.shots = shots
                    .into_iter()
                    .map(|ms| Millis(at(0.0).0.saturating_add(ms)))
                    .collect();
                class.heard_at = heard.map(|minute| Millis(at(0.0).0 + minute * 60_000));
                class.paid = paid.map(Fen);
                class.shown = shown;
                class
            },
        )
}

fn day() -> impl Strategy<Value = Vec<Class>> {
    prop::collection::vec(class(), 0..20).prop_map(|mut classes| {
        for (class, id) in classes.iter_mut().zip(1..) {
            class.id = id;
        }
        classes
    })
}

proptest! {
    #[test]
    fn forecasts_follow_each_other_and_never_lie_in_the_past(day in day(), minute in -100.0..900.0_f64) {
        let board = board_of(&day, minute);
        for lane in &board.lanes {
            let mut before = [board.now; 3];
            for forecast in lane.classes.iter().filter_map(|class| class.call) {
                let now = [forecast.early, forecast.at, forecast.late];
                prop_assert!(now.is_sorted(), "{forecast:?}");
                prop_assert!(before.iter().zip(now).all(|(before, now)| *before <= now), "{before:?} {now:?}");
                before = now;
            }
        }
    }

    #[test]
    fn only_who_has_not_begun_is_called(day in day(), minute in -100.0..900.0_f64) {
        for class in board_of(&day, minute).lanes.iter().flat_map(|lane| &lane.classes) {
            let comes = matches!(class.progress, Progress::Waiting | Progress::Gathering | Progress::Late);
            prop_assert!(class.call.is_none() || comes);
        }
    }

    #[test]
    fn i10_the_sums_over_the_queues_are_the_totals(day in day(), minute in -100.0..900.0_f64) {
        let board = board_of(&day, minute);
        let classes = || board.lanes.iter().flat_map(|lane| &lane.classes);
        let shown = || day.iter().filter(|class| class.shown);
        prop_assert_eq!(classes().count(), shown().count());
        prop_assert_eq!(classes().count(), board.totals.classes as usize);
        prop_assert_eq!(classes().map(|it| it.expected).sum::<u32>(), board.totals.expected);
        prop_assert_eq!(classes().map(|it| it.photographed).sum::<u32>(), board.totals.photographed);
        prop_assert_eq!(classes().map(|it| it.absent).sum::<u32>(), board.totals.absent);
        prop_assert_eq!(shown().map(|it| it.tally.due).sum::<Fen>(), board.totals.due);
        let states = [board.totals.finished, board.totals.running, board.totals.late];
        prop_assert!(states.iter().sum::<u32>() <= board.totals.classes);
    }

    #[test]
    fn whoever_looks_a_class_is_told_the_same(day in day(), minute in -100.0..900.0_f64) {
        let mut open = day.clone();
        for class in &mut open {
            class.shown = true;
        }
        let all = board_of(&open, minute);
        let some = board_of(&day, minute);
        for class in some.lanes.iter().flat_map(|lane| &lane.classes) {
            prop_assert!(all.lanes.iter().any(|lane| lane.classes.contains(class)));
        }
    }
}
