use super::*;
use crate::event::Group;
use chrono::NaiveDate;
use proptest::prelude::*;

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 4, 15).unwrap()
}

fn time(minutes: u32) -> NaiveTime {
    NaiveTime::from_num_seconds_from_midnight_opt(minutes * 60, 0).unwrap()
}

/// A slot from a time such as `830`, twenty minutes long.
fn slot(campus: &str, at: u32, group: u8) -> Slot {
    let start = at / 100 * 60 + at % 100;
    Slot {
        campus: Some(campus.into()),
        venue: Some(format!("{campus}体育馆")),
        date: day(),
        start: time(start),
        end: time(start + 20),
        group: Some(Group(group)),
        seq: None,
    }
}

fn placed(class: u64, counsellor: u64, college: &str, slot: Slot) -> Placed {
    Placed {
        class: ClassId(class),
        name: format!("{class}班"),
        counsellor: Some(CounsellorId(counsellor)),
        college: Some(college.into()),
        slot: Some(slot),
    }
}

/// Two classes of one counsellor side by side at 8:30, and one of another at 9:00 in the west.
fn school() -> Vec<Placed> {
    vec![
        placed(1, 1, "软件", slot("东", 830, 1)),
        placed(2, 1, "软件", slot("东", 830, 2)),
        placed(3, 2, "软件", slot("西", 900, 1)),
        placed(4, 2, "外语", slot("西", 1100, 1)),
    ]
}

fn early() -> NaiveDateTime {
    day().and_time(time(0))
}

fn kinds(class: u64, to: &Slot, now: NaiveDateTime) -> Vec<(ClashKind, Option<u64>)> {
    clashes(&school(), ClassId(class), to, &Settings::default(), now)
        .into_iter()
        .map(|it| (it.kind, it.other.map(|(class, _)| class.0)))
        .collect()
}

#[test]
fn a_free_place_of_the_same_campus_has_nothing_against_it() {
    assert_eq!(kinds(1, &slot("东", 1500, 1), early()), []);
}

#[test]
fn where_a_class_stands_no_other_goes() {
    let taken = kinds(4, &slot("西", 910, 1), early());
    assert_eq!(taken, [(ClashKind::Taken, Some(3))]);
    // The same time in the other queue is another place.
    assert_eq!(
        kinds(4, &slot("西", 910, 2), early()),
        [(ClashKind::CounsellorSideBySide, Some(3))]
    );
}

#[test]
fn a_queue_that_is_the_whole_venue_is_taken_by_any_group() {
    let whole = Slot {
        group: None,
        ..slot("东", 840, 1)
    };
    let taken = kinds(4, &whole, early());
    let blocks = |it: &&(ClashKind, _)| it.0 == ClashKind::Taken;
    assert_eq!(taken.iter().filter(blocks).count(), 2);
}

#[test]
fn a_slot_without_a_printed_end_still_takes_its_place() {
    let point = |at| Slot {
        end: slot("东", at, 1).start,
        ..slot("东", at, 1)
    };
    assert!(is_taken(&point(830), &point(830)));
    assert!(is_taken(&point(830), &slot("东", 820, 1)));
    assert!(!is_taken(&point(850), &slot("东", 830, 1)));
}

#[test]
fn a_counsellor_beside_the_other_class_is_usual_and_elsewhere_is_not() {
    assert_eq!(
        kinds(1, &slot("东", 840, 1), early()),
        [(ClashKind::CounsellorSideBySide, Some(2))]
    );
    let hall = Slot {
        venue: Some("报告厅".into()),
        ..slot("东", 840, 1)
    };
    assert_eq!(
        kinds(1, &hall, early()),
        [(ClashKind::CounsellorElsewhere, Some(2))]
    );
}

#[test]
fn a_counsellor_needs_half_an_hour_between_campuses_and_ten_minutes_between_classes() {
    let at = |campus, at| {
        let mut kinds = kinds(1, &slot(campus, at, 2), early());
        kinds.retain(|(_, other)| *other == Some(2));
        kinds
    };
    let far = [(ClashKind::CounsellorTooFar, Some(2))];
    assert_eq!(at("西", 919), far);
    assert_eq!(at("西", 741), far);
    assert_eq!(at("西", 920), []);
    assert_eq!(at("东", 859), [(ClashKind::BackToBack, Some(2))]);
    assert_eq!(at("东", 900), []);
}

#[test]
fn a_college_on_two_campuses_at_once_is_said_once() {
    assert_eq!(
        kinds(3, &slot("西", 830, 1), early()),
        [(ClashKind::CollegeTwoCampuses, Some(1))]
    );
}

#[test]
fn another_campus_than_before_is_said() {
    assert_eq!(
        kinds(1, &slot("西", 1500, 1), early()),
        [(ClashKind::OtherCampus, None)]
    );
}

#[test]
fn a_time_that_has_passed_blocks_and_one_that_is_too_near_warns() {
    let now = |at| day().and_time(slot("东", at, 1).start);
    let to = slot("东", 1500, 1);
    assert_eq!(kinds(1, &to, now(1450)), []);
    assert_eq!(kinds(1, &to, now(1455)), [(ClashKind::GatheringPast, None)]);
    assert_eq!(kinds(1, &to, now(1500)), [(ClashKind::Past, None)]);
    assert_eq!(ClashKind::Past.severity(), ClashSeverity::Block);
}

#[test]
fn what_blocks_is_said_first() {
    let found = kinds(1, &slot("西", 900, 1), early());
    let severities: Vec<_> = found.iter().map(|(kind, _)| kind.severity()).collect();
    assert_eq!(severities[0], ClashSeverity::Block);
    assert!(severities.is_sorted_by(|a, b| a >= b));
}

#[test]
fn two_classes_change_places_in_one_go() {
    let school = school();
    let places = [
        (ClassId(1), slot("西", 900, 1)),
        (ClassId(3), slot("东", 830, 1)),
    ];
    let blocked = |moves: &[(ClassId, Slot)]| {
        clashes_of_all(&school, moves, &Settings::default(), early())
            .iter()
            .flat_map(|(_, found)| found)
            .any(|it| it.severity() == ClashSeverity::Block)
    };
    assert!(!blocked(&places));
    assert!(blocked(&places[..1]));
    // Both to one place: neither is there before.
    let both = [
        (ClassId(1), slot("东", 1500, 1)),
        (ClassId(3), slot("东", 1510, 1)),
    ];
    assert!(blocked(&both));
}

#[test]
fn a_class_that_comes_takes_of_a_free_hour_only_its_own_time() {
    let hour = Slot {
        end: time(12 * 60),
        ..slot("东", 1100, 1)
    };
    let mut free = vec![hour, slot("东", 1100, 2)];
    take(&mut free, &slot("东", 1110, 1));
    let spans: Vec<_> = free
        .iter()
        .map(|it| (it.group, minute(it.start), minute(it.end)))
        .collect();
    assert_eq!(
        spans,
        [
            (Some(Group(1)), 660, 670),
            (Some(Group(2)), 660, 680),
            (Some(Group(1)), 690, 720)
        ]
    );
    leave(&mut free, &slot("东", 1110, 1));
    leave(&mut free, &slot("东", 1110, 1));
    assert_eq!(free.len(), 4);
}

fn any_slot() -> impl Strategy<Value = Slot> {
    (0..2_usize, 480..600_u32, 0..40_u32, 1..3_u8).prop_map(|(campus, start, long, group)| Slot {
        start: time(start),
        end: time(start + long),
        ..slot(["东", "西"][campus], 800, group)
    })
}

proptest! {
    #[test]
    fn being_taken_is_mutual(a in any_slot(), b in any_slot()) {
        prop_assert_eq!(is_taken(&a, &b), is_taken(&b, &a));
        prop_assert!(is_taken(&a, &a));
    }

    #[test]
    fn what_is_free_is_never_where_a_class_came(free in prop::collection::vec(any_slot(), 0..8), to in any_slot()) {
        let mut left = free;
        take(&mut left, &to);
        prop_assert!(left.iter().all(|it| !is_taken(it, &to)));
    }
}
