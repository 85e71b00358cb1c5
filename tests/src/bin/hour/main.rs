//! The monitor's hour over a class of 45, counted: taps, keys, screens. And finding any of 60 students.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "an hour that does not go through ends the program"
)]

mod count;
mod find;
mod script;

use rollcall_e2e::{Browser, Data, Engine, Screen, Server, demo};

/// A class in the middle of those in the demo's notice.
const CLASS: u32 = 45;
const LARGE: u32 = 60;

fn main() {
    let server = Server::start(Data::Demo);
    let page = open(&server, CLASS);
    let hour = script::whole(page);
    println!("{hour}");

    let server = Server::start(Data::Demo);
    let bulk = script::at_once(open(&server, CLASS));
    println!("{bulk}");

    let server = Server::start(Data::Demo);
    let found = find::everybody(&open(&server, LARGE), &server);
    println!("{found}");
    hour.holds();
    found.holds();
}

/// A monitor's phone on the roll call of a class of this size.
fn open(server: &Server, count: u32) -> Browser {
    let page = Browser::fresh(Engine::Chromium, Screen::Phone);
    page.go(&demo::class_of(server, count as usize));
    page.wait_for("the class", |page| page.has("@tab-roll-call").then_some(()));
    page.tap("@tab-roll-call");
    page.wait_for("the roster", |page| {
        (page.texts("@row").len() == count as usize).then_some(())
    });
    page
}
