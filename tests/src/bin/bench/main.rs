//! The benchmark: how long a monitor waits, on a phone that is four times slower than this machine. Not a test.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a figure that cannot be taken ends the program"
)]

mod cold;
mod notice;
mod table;
mod taps;

use rollcall_e2e::{Browser, Data, Engine, Screen, Server, Witness, demo, process};
use serde_json::json;
use table::Table;

const CLASS: &str = "23软工5班";
const STUDENTS: usize = 60;
/// How much slower than this machine.
const SLOWDOWN: u32 = 4;

fn main() {
    let mut server = Server::start(Data::Demo);
    let mut table = Table::default();
    let memory = process::memory_kb(server.pid());
    table.one(
        "server memory, demo loaded",
        "MB",
        memory as f64 / 1024.0,
        50.0,
    );

    let link = link_to_a_class_of_sixty(&server);
    let page = Browser::fresh(Engine::Chromium, Screen::Phone);
    page.go(&link);
    page.wait_for("the class", |page| {
        (page.texts("@row").len() == STUDENTS).then_some(())
    });
    page.wait_until_it_starts_without_a_network();
    slow_down(&page);
    let taps = taps::measure(&page);
    table.many("tap → painted", "ms", taps.painted, 50.0);
    table.many("tap → durable", "ms", taps.durable, 50.0);

    server.stop();
    let starts = cold::measure(&page, &server.url("/"));
    table.many("cold start, no network", "ms", starts, 1000.0);
    table.many("the notice is read", "ms", notice::measure(), 10.0);

    println!("{table}");
    println!(
        "phone: Chromium, {SLOWDOWN}× CPU slowdown, a class of {STUDENTS}; this machine, for the rest."
    );
    println!("{}\n{}\n{}", taps::HOW, cold::HOW, notice::HOW);
}

/// Makes the page's thread slower; a new tab wants it said again.
fn slow_down(page: &Browser) {
    page.cdp("Emulation.setCPUThrottlingRate", &json!({"rate": SLOWDOWN}));
}

/// The demo's class with other students, and a monitor's link to it.
fn link_to_a_class_of_sixty(server: &Server) -> String {
    let office = Witness::join(&server.link("office"));
    let class = office.row(CLASS);
    let one = |n: usize| demo::Classmate {
        order: n.to_string(),
        name: format!("路人{n}"),
        number: format!("99990{n:05}"),
    };
    let sixty: Vec<_> = (1..=STUDENTS).map(one).collect();
    office.bring_in(class.id, &demo::cells(&sixty));
    assert_eq!(office.row(CLASS).roster as usize, STUDENTS);
    office.invite_monitor(class.id).url
}
