//! Every screen and state for everybody: axe-core finds nothing, in no theme; nothing is cut off on the narrowest
//! screen, nor with letters twice as large; what is tapped is large enough for a finger.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "in a test a panic is the report"
)]

mod examiner;

use examiner::Examiner;
use rollcall_e2e::walk;

#[test]
fn every_screen_of_a_phone_is_for_everybody_in_chinese() {
    let examiner = Examiner::of_phones("zh-CN");
    walk::phones(&examiner);
    examiner.report();
}

#[test]
fn every_screen_of_a_phone_is_for_everybody_in_english() {
    let examiner = Examiner::of_phones("en");
    walk::phones(&examiner);
    examiner.report();
}

#[test]
fn every_screen_of_the_desk_is_for_everybody() {
    let examiner = Examiner::of_desks("zh-CN");
    walk::desk(&examiner);
    examiner.report();
}
