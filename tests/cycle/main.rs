//! The whole cycle of an event in a real browser: paste, mend, publish, rosters, invitations, a day that phones play,
//! a class that is moved, settlement, the workbook against the database, closing and deleting. One story, a file a step.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "in a test a panic is the report"
)]

mod ending;
mod monitor;
mod moving;
mod office;
mod school;
mod workbook;

use rollcall_core::time::Millis;
use rollcall_e2e::{Browser, Data, Engine, Screen, Server, Witness};
use rollcall_play::{Day, Pace, play};

/// When the phones of the day send. Their marks have the times of the timetable.
const NOW: Millis = Millis(1_934_000_000_000);

#[test]
fn an_event_goes_from_the_pasted_notice_to_the_signed_list_and_its_names_are_deleted() {
    let server = Server::start(Data::Empty);
    let desk = Browser::fresh(Engine::Chromium, Screen::Desk);
    office::mends_what_was_read(&desk, &server.link("office"));
    office::publishes(&desk);
    office::brings_in_all_rosters(&desk);

    let witness = Witness::join(&server.link("office"));
    let moved = witness.row(school::MOVED);
    let phone = Browser::fresh(Engine::Chromium, Screen::Phone);
    monitor::opens_the_link(&phone, &witness.invite_monitor(moved.id).url);

    // All but the last class: its monitor is a person.
    let day = Day {
        link: server.link("office"),
        pace: Pace::AtOnce,
        seed: 20310415,
        classes: Some(school::classes() - 1),
    };
    let played = play(&day, || NOW, |_| {}).unwrap();
    assert_eq!(played.phones, school::classes() - 1);

    moving::to_the_spare_slot(&desk);
    moving::is_told_on_the_phone(&phone);
    monitor::goes_through_the_class(&phone);

    let held = workbook::held(&witness);
    ending::the_money_adds_up(&desk, &held);
    workbook::says_what_the_server_holds(&desk, &held);
    ending::lists_are_printed(&desk, &held);
    ending::the_college_has_handed_in(&desk);
    ending::closes_and_deletes(&desk, &server, &phone);
}
