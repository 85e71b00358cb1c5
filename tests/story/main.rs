//! The main job, end to end: from the pasted notice to a counsellor who sees what a monitor ticked with no network.
//! The steps are a file each; all of them are one story, since each begins with what the one before left.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "in a test a panic is the report"
)]

mod agreement;
mod counsellor;
mod monitor;
mod office;

use rollcall_e2e::{Browser, Data, Screen, Server, in_each_engine};

/// The class of the story, as the notice writes it without its spaces.
const CLASS: &str = "23软工5班";

in_each_engine! {
fn what_a_monitor_ticks_with_no_network_reaches_the_counsellor_and_nothing_is_lost(engine) {
    let mut server = Server::start(Data::Empty);
    let office = Browser::fresh(engine, Screen::Desk);
    office::publishes_the_notice(&office, &server.link("office"));
    let links = office::brings_in_a_roster_and_invites(&office);
    drop(office);

    let counsellor = Browser::fresh(engine, Screen::Phone);
    counsellor::sees_when_and_where(&counsellor, &links.counsellor);

    let mut phone = Browser::fresh(engine, Screen::Phone);
    monitor::opens_the_link(&phone, &links.monitor);
    server.stop();
    monitor::goes_through_the_hour(&phone);
    phone.wait_until_the_session_is_kept();
    phone.kill();
    phone.open_again();
    monitor::finds_everything_again(&phone, &server.url("/"));
    monitor::goes_on(&phone);

    agreement::watch_arrival(&phone, &counsellor);
    server.start_again();
    agreement::all_arrives_by_itself(&phone, &counsellor);
    agreement::both_screens_agree(&phone, &counsellor);
    agreement::the_database_agrees(&server, &links.counsellor);
    server.kill();
    server.start_again();
    agreement::the_database_agrees(&server, &links.counsellor);
}
}
