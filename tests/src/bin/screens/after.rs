//! Afterwards: lists, make-up, settlement, checklist, closing.

use rollcall_core::time::Millis;
use rollcall_e2e::{Browser, Data, Server};
use rollcall_play::{Day, Pace, play};

use crate::album::Both;

/// What the clocks of all phones say.
const NOW: Millis = Millis(1_934_000_000_000);
/// Classes that are done; the others are still to come.
const DONE: usize = 97;

/// All of it, over a day that phones have played.
pub fn everything(both: &Both) {
    let server = Server::start(Data::Demo);
    let day = Day {
        link: server.link("office"),
        pace: Pace::AtOnce,
        seed: 20_260_415,
        classes: Some(DONE),
    };
    play(&day, || NOW, |_| {}).unwrap();
    let page = both.browser();
    page.go(&server.link("office"));
    let _rows = page.text("@class-row");
    hand_in(both, &page, &server);
    let open = |part: &str, spot: &str| {
        page.go(&server.url(&format!("/desk/after/{part}")));
        page.wait_for(part, |page| page.has(spot).then_some(()));
    };
    open("makeup", "@makeup-row");
    both.keep(&page, "desk-makeup");
    open("settlement", "@money-row");
    page.tap("@money-names");
    both.keep(&page, "desk-settlement");
    open("checklist", "@check-line");
    page.tap("@check-tick");
    both.keep(&page, "desk-checklist");
    open("closing", "@close");
    both.keep(&page, "desk-closing");
    page.tap("@close");
    page.tap("@close-now");
    page.wait_for("it to be closed", |page| page.has("@reopen").then_some(()));
    both.keep(&page, "desk-closing-closed");
}

fn hand_in(both: &Both, page: &Browser, server: &Server) {
    page.go(&server.url("/desk/after/handin"));
    let _row = page.text("@handin-row");
    both.keep(page, "desk-handin");
    page.tap("@print-class");
    let _paper = page.text("@paper");
    both.keep(page, "desk-print");
    page.tap("@preview-close");
}
