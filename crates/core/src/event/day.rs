//! The day of somebody with several classes: which of them is next, when to leave for it, and which of them ask for one
//! person in two places.

use super::Slot;
use super::clash::{self, ClashKind};
use crate::time::Millis;

/// A queue that runs late is still its class's for this long after the slot, in milliseconds, as long as somebody waits.
const OVERTIME_MS: i64 = 60 * 60_000;

/// Where a class is in its day, for whoever brings it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// There is time.
    Ahead,
    /// Whoever leaves now is there at the gathering time, or late.
    Leave,
    /// The class stands in its queue.
    Gathering,
    /// The slot has begun, or is over and somebody still waits.
    Shooting,
    /// Nothing is left to do.
    Over,
}

/// What is left of a class to be photographed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Left {
    /// Somebody is here and not photographed yet.
    pub waiting: bool,
    /// Everybody is photographed or excused.
    pub done: bool,
}

/// Where a class is at `now`. `instants` are [`Slot::instants`]; the way to the place takes `way` minutes.
#[must_use]
pub fn phase(instants: [Millis; 3], way: i64, left: Left, now: Millis) -> Phase {
    let [gathering, start, end] = instants;
    if left.done {
        Phase::Over
    } else if now < leave_at(gathering, way) {
        Phase::Ahead
    } else if now < gathering {
        Phase::Leave
    } else if now < start {
        Phase::Gathering
    } else if now < end || left.waiting && now < end.after(OVERTIME_MS) {
        Phase::Shooting
    } else {
        Phase::Over
    }
}

/// When to leave for a gathering with `way` minutes to go.
#[must_use]
pub const fn leave_at(gathering: Millis, way: i64) -> Millis {
    gathering.after(-way * 60_000)
}

/// What two classes of one person mean to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meeting {
    /// Both at once, at different places.
    Clash,
    /// Both at once at one place, in queues beside each other.
    Beside,
    /// One soon after the other at another place: minutes between the end of the one and the start of the other.
    Walk(i64),
}

/// What the class of the slot `own` means next to another of the same person: said of the later one, so that it is said once.
/// One after the other in the same hall is what a timetable is, and no word.
#[must_use]
pub fn meeting(earlier: &Slot, own: &Slot) -> Option<Meeting> {
    if earlier.date != own.date || (earlier.start, earlier.group) > (own.start, own.group) {
        return None;
    }
    match clash::counsellor(earlier, own)? {
        ClashKind::CounsellorElsewhere => Some(Meeting::Clash),
        ClashKind::CounsellorSideBySide => Some(Meeting::Beside),
        _ if (&earlier.campus, &earlier.venue) == (&own.campus, &own.venue) => None,
        _ => Some(Meeting::Walk(gap(earlier, own))),
    }
}

/// Minutes between the end of one slot and the start of a later one of the same day; below zero where they overlap.
#[must_use]
pub fn gap(earlier: &Slot, later: &Slot) -> i64 {
    clash::minute(later.start) - clash::end_minute(earlier)
}

#[cfg(test)]
mod tests {
    use chrono::{NaiveDate, NaiveTime};

    use super::*;
    use crate::event::Group;

    fn slot(campus: &str, venue: &str, (from, to): (u32, u32), group: u8) -> Slot {
        let at = |minute: u32| NaiveTime::from_hms_opt(minute / 60, minute % 60, 0).unwrap();
        Slot {
            campus: Some(campus.into()),
            venue: Some(venue.into()),
            date: NaiveDate::from_ymd_opt(2027, 4, 15).unwrap(),
            start: at(from),
            end: at(to),
            group: Some(Group(group)),
            seq: None,
        }
    }

    const NINE: u32 = 9 * 60;

    #[test]
    fn the_time_to_leave_turns_into_gathering_and_shooting() {
        let minute = |m: i64| Millis(m * 60_000);
        let instants = [minute(60), minute(70), minute(90)];
        let at = |m| phase(instants, 15, Left::default(), minute(m));
        assert_eq!(leave_at(minute(60), 15), minute(45));
        let phases = [44, 45, 59, 60, 69, 70, 89, 90].map(at);
        assert_eq!(
            phases,
            [
                Phase::Ahead,
                Phase::Leave,
                Phase::Leave,
                Phase::Gathering,
                Phase::Gathering,
                Phase::Shooting,
                Phase::Shooting,
                Phase::Over
            ]
        );
        // Without a way the gathering follows at once.
        assert_eq!(
            phase(instants, 0, Left::default(), minute(59)),
            Phase::Ahead
        );
    }

    #[test]
    fn a_queue_that_runs_late_goes_on_and_one_that_runs_early_is_over() {
        let minute = |m: i64| Millis(m * 60_000);
        let instants = [minute(0), minute(10), minute(30)];
        let late = Left {
            waiting: true,
            done: false,
        };
        assert_eq!(phase(instants, 0, late, minute(89)), Phase::Shooting);
        assert_eq!(phase(instants, 0, late, minute(90)), Phase::Over);
        let early = Left {
            waiting: false,
            done: true,
        };
        assert_eq!(phase(instants, 0, early, minute(15)), Phase::Over);
    }

    #[test]
    fn two_classes_at_once_are_a_clash_at_two_places_and_beside_each_other_at_one() {
        let own = slot("东湖", "体育馆", (NINE, NINE + 20), 2);
        let beside = slot("东湖", "体育馆", (NINE, NINE + 20), 1);
        assert_eq!(meeting(&beside, &own), Some(Meeting::Beside));
        // Said of the later one alone.
        assert_eq!(meeting(&own, &beside), None);
        for elsewhere in [("东湖", "礼堂"), ("西山", "体育馆")] {
            let other = slot(elsewhere.0, elsewhere.1, (NINE - 10, NINE + 10), 1);
            assert_eq!(meeting(&other, &own), Some(Meeting::Clash), "{elsewhere:?}");
        }
    }

    #[test]
    fn one_after_the_other_is_a_word_only_where_there_is_a_way_between() {
        let own = slot("东湖", "体育馆", (NINE, NINE + 20), 1);
        let before = |campus, venue, minutes| {
            let end = NINE - minutes;
            meeting(&slot(campus, venue, (end - 20, end), 1), &own)
        };
        assert_eq!(before("东湖", "体育馆", 0), None);
        assert_eq!(before("东湖", "礼堂", 5), Some(Meeting::Walk(5)));
        assert_eq!(before("东湖", "礼堂", 10), None);
        assert_eq!(before("西山", "礼堂", 29), Some(Meeting::Walk(29)));
        assert_eq!(before("西山", "礼堂", 30), None);
        let mut tomorrow = own.clone();
        tomorrow.date = tomorrow.date.succ_opt().unwrap();
        assert_eq!(meeting(&own, &tomorrow), None);
    }

    #[test]
    fn a_gap_is_from_end_to_start() {
        let one = slot("东湖", "体育馆", (NINE, NINE + 20), 1);
        let other = slot("东湖", "体育馆", (NINE + 60, NINE + 80), 1);
        assert_eq!((gap(&one, &other), gap(&one, &one)), (40, -20));
    }
}
