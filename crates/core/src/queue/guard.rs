//! What is a tap in a hand that is in a hurry, and when none is taken: nothing is marked by a double tap, a wet or a
//! gloved finger, a call that came in, a phone that was turned.

use crate::time::Millis;

/// After a step, milliseconds in which a touch takes no further one: the second half of a double tap.
pub const AFTER_STEP_MS: i64 = 300;
/// After the page came back into sight or changed its size, milliseconds in which a touch takes no step: the finger aims
/// at what was there before.
pub const AFTER_CHANGE_MS: i64 = 500;
/// A touch that ends further from where it began than this, in CSS pixels, was meant for something else.
pub const STILL_PX: i32 = 10;
/// The page's bars come and go with scrolling, and change its height by less than this, in CSS pixels; a keyboard does
/// by more.
const BARS_PX: i32 = 120;

/// A place on the page, in CSS pixels.
pub type Place = (i32, i32);

/// What is known of the hand.
#[derive(Debug, Clone, Copy, Default)]
pub struct Guard {
    /// Up since, for so many milliseconds.
    up: Option<(Millis, i64)>,
    began: Option<Place>,
    second_finger: bool,
}

impl Guard {
    /// A finger comes down: the first, or another while the first is down.
    pub const fn pressed(&mut self, first: bool, at: Place) {
        if first {
            self.began = Some(at);
        }
        self.second_finger = !first;
    }

    /// Whether what ended here was a tap: one finger, and it stayed where it was.
    #[must_use]
    pub const fn is_tap(&self, at: Place) -> bool {
        let still = match self.began {
            Some((x, y)) => (at.0 - x).abs() <= STILL_PX && (at.1 - y).abs() <= STILL_PX,
            None => true,
        };
        still && !self.second_finger
    }

    /// A step was taken.
    pub fn stepped(&mut self, now: Millis) {
        self.raise(now, AFTER_STEP_MS);
    }

    /// The page came back into sight, or changed its size.
    pub fn changed(&mut self, now: Millis) {
        self.raise(now, AFTER_CHANGE_MS);
    }

    fn raise(&mut self, now: Millis, ms: i64) {
        let ms = ms.max(self.holds_for(now));
        self.up = Some((now, ms));
    }

    /// For how many milliseconds from now no touch takes a step; 0 where one does.
    #[must_use]
    pub fn holds_for(&self, now: Millis) -> i64 {
        match self.up {
            // A clock that was set back must not keep the guard up.
            Some((since, ms)) if now >= since => (ms - now.since(since)).max(0),
            _ => 0,
        }
    }
}

/// Whether a page of this size shows things elsewhere than before: turned, or a keyboard came or went. Bars that come and
/// go with scrolling leave everything where it is.
#[must_use]
pub const fn is_another_size(before: Place, now: Place) -> bool {
    before.0 != now.0 || (before.1 - now.1).abs() > BARS_PX
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOON: Millis = Millis(1_776_213_000_000);

    #[test]
    fn a_double_tap_is_one_step() {
        let mut guard = Guard::default();
        assert_eq!(guard.holds_for(NOON), 0);
        guard.stepped(NOON);
        for (after, holds) in [(0, 300), (120, 180), (299, 1), (300, 0), (5_000, 0)] {
            assert_eq!(guard.holds_for(NOON.after(after)), holds, "{after}");
        }
    }

    #[test]
    fn back_from_a_call_the_first_half_second_takes_nothing() {
        let mut guard = Guard::default();
        guard.changed(NOON);
        assert_eq!(guard.holds_for(NOON.after(499)), 1);
        assert_eq!(guard.holds_for(NOON.after(500)), 0);
    }

    #[test]
    fn a_step_never_shortens_the_guard_after_a_turn() {
        let mut guard = Guard::default();
        guard.changed(NOON);
        guard.stepped(NOON.after(50));
        assert_eq!(guard.holds_for(NOON.after(400)), 100);
    }

    #[test]
    fn a_clock_that_is_set_back_does_not_lock_the_queue() {
        let mut guard = Guard::default();
        guard.stepped(NOON);
        assert_eq!(guard.holds_for(NOON.after(-3_600_000)), 0);
        guard.stepped(NOON.after(-3_600_000));
        assert_eq!(guard.holds_for(NOON.after(-3_600_000)), 300);
    }

    #[test]
    fn a_finger_that_slides_away_taps_nothing() {
        let mut guard = Guard::default();
        guard.pressed(true, (100, 600));
        assert!(guard.is_tap((100, 600)));
        assert!(guard.is_tap((110, 590)));
        assert!(!guard.is_tap((111, 600)));
        assert!(!guard.is_tap((100, 588)));
    }

    #[test]
    fn two_fingers_tap_nothing_and_one_alone_does_again() {
        let mut guard = Guard::default();
        guard.pressed(true, (40, 700));
        guard.pressed(false, (100, 600));
        assert!(!guard.is_tap((40, 700)));
        guard.pressed(true, (100, 600));
        assert!(guard.is_tap((100, 600)));
    }

    #[test]
    fn what_no_finger_began_is_no_slip() {
        assert!(Guard::default().is_tap((5, 5)));
    }

    #[test]
    fn turning_changes_the_page_and_scrolling_does_not() {
        assert!(is_another_size((390, 844), (844, 390)));
        assert!(is_another_size((390, 844), (390, 508)));
        assert!(!is_another_size((390, 844), (390, 788)));
        assert!(!is_another_size((390, 844), (390, 844)));
    }
}
