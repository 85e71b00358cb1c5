//! What happens in the hour: two are absent, one is late, one is not on the list, one has the fee given back, and one
//! tap goes to the wrong student.

use rollcall_e2e::Browser;

use super::CLASS;
use super::count::{Hand, Purpose};

/// Who is absent, by their place in the queue; the first of them pays all the same.
const ABSENT: [u32; 2] = [20, 33];
const LATE: u32 = 11;

/// The hour, a tap a step.
pub fn whole(page: Browser) -> Hand {
    let mut hand = Hand::new("the hour, a tap a step", CLASS, page);
    roll_call(&mut hand);
    walk_in(&mut hand);
    let shot = CLASS - 2 + 1;
    hand.open(Purpose::Turning, "@tab-shots", "shots");
    hand.tap(Purpose::Turning, "@one-by-one");
    hand.steps(Purpose::Shots, "photographed", 1, shot);
    fees(&mut hand);
    settlement(&mut hand);
    hand
}

/// The roll call in one act: everybody but those who are not here. The rest of the hour is the same.
pub fn at_once(page: Browser) -> Hand {
    let mut hand = Hand::new("roll call at once: “the others are here”", CLASS, page);
    for (place, count) in ABSENT.into_iter().zip(1..) {
        absent(&mut hand, place, count);
    }
    hand.tap(Purpose::RollCall, "@several");
    hand.open(Purpose::RollCall, "@rest-arrived", "are you sure");
    hand.tap(Purpose::RollCall, "@rest-yes");
    hand.page.reads("@count-arrived strong", CLASS - 2);
    hand
}

fn roll_call(hand: &mut Hand) {
    hand.steps(Purpose::RollCall, "arrived", 1, LATE - 1);
    skip(hand);
    hand.steps(Purpose::RollCall, "arrived", LATE, ABSENT[0] - 2);
    absent_next(hand, 1);
    hand.steps(Purpose::RollCall, "arrived", ABSENT[0] - 1, ABSENT[1] - 3);
    absent_next(hand, 2);
    hand.steps(Purpose::RollCall, "arrived", ABSENT[1] - 2, CLASS - 4);
    // By mistake, and back.
    hand.tap(Purpose::Exceptions, "@next-step");
    hand.page.reads("@count-arrived strong", CLASS - 3);
    hand.tap(Purpose::Exceptions, "@undo");
    hand.page.reads("@count-arrived strong", CLASS - 4);
    // The last one, and then who came late.
    hand.steps(Purpose::RollCall, "arrived", CLASS - 3, CLASS - 2);
}

fn skip(hand: &mut Hand) {
    let name = hand.page.text("@next-name");
    hand.tap(Purpose::Exceptions, "@skip");
    hand.page.wait_for("somebody else to be next", |page| {
        (page.texts("@next-name").first()? != &name).then_some(())
    });
}

/// Whoever is next is not here: their name opens the sheet.
fn absent_next(hand: &mut Hand, count: u32) {
    hand.open(Purpose::Exceptions, ".next-who", "a student");
    hand.tap(Purpose::Exceptions, "dialog @say-absent");
    hand.page.reads("@count-absent strong", count);
}

fn absent(hand: &mut Hand, place: u32, count: u32) {
    let row = format!("@row:nth-child({place}) .row-who");
    hand.open(Purpose::Exceptions, &row, "a student");
    hand.tap(Purpose::Exceptions, "dialog @say-absent");
    hand.page.reads("@count-absent strong", count);
}

fn walk_in(hand: &mut Hand) {
    hand.open(Purpose::Exceptions, "@walk-in", "not on the list");
    hand.write(Purpose::Exceptions, "@walk-in-name", "路人甲");
    hand.write(Purpose::Exceptions, "@walk-in-number", "9999000099");
    hand.tap(Purpose::Exceptions, "@walk-in-write");
    hand.page.reads("@count-expected strong", CLASS + 1);
}

/// Everybody who is here pays, and one of the absent, in the sheet: that is given back.
fn fees(hand: &mut Hand) {
    hand.open(Purpose::Turning, "@tab-fees", "fees");
    let absent = u32::try_from(ABSENT.len()).unwrap();
    let here = CLASS - absent + 1;
    for paid in 1..=here {
        hand.tap(Purpose::Fees, "@next-step");
        hand.page.reads("@count-unpaid strong", CLASS + 1 - paid);
    }
    hand.tap(Purpose::Exceptions, "@count-absent");
    hand.open(Purpose::Exceptions, "@row .row-who", "a student");
    hand.tap(Purpose::Exceptions, "dialog @receive-wechat");
    hand.page.reads("@count-unpaid strong", absent - 1);
}

fn settlement(hand: &mut Hand) {
    hand.open(Purpose::Turning, "@tab-settle", "settlement");
    hand.tap(Purpose::Exceptions, "@to-refund @tick-off");
    hand.tap(Purpose::Settlement, "@pay");
    hand.page
        .wait_for("the payment", |page| page.has("@settled").then_some(()));
    hand.tap(Purpose::Settlement, "@sentence-copy");
}
