//! Afterwards: lists, make-up, settlement, checklist, closing.

use crate::{Browser, Data, Screen, Server};
use rollcall_core::time::Millis;
use rollcall_play::{Day, Pace, play};

use super::Visitor;

/// What the clocks of all phones say.
const NOW: Millis = Millis(1_934_000_000_000);
/// Classes that are done; the others are still to come.
const DONE: usize = 97;

/// All of it, over a day that phones have played.
pub fn everything(to: &dyn Visitor) {
    let server = Server::start(Data::Demo);
    let day = Day {
        link: server.link("office"),
        pace: Pace::AtOnce,
        seed: 20_260_415,
        classes: Some(DONE),
    };
    play(&day, || NOW, |_| {}).unwrap();
    let page = to.open(Screen::Desk);
    page.go(&server.link("office"));
    let _rows = page.text("@class-row");
    hand_in(to, &page, &server);
    let open = |part: &str, spot: &str| {
        page.go(&server.url(&format!("/desk/after/{part}")));
        page.wait_for(part, |page| page.has(spot).then_some(()));
    };
    open("makeup", "@makeup-row");
    to.see(&page, "desk-makeup");
    open("settlement", "@money-row");
    page.tap("@money-names");
    to.see(&page, "desk-settlement");
    open("checklist", "@check-line");
    page.tap("@check-tick");
    to.see(&page, "desk-checklist");
    open("closing", "@close");
    to.see(&page, "desk-closing");
    page.tap("@close");
    page.tap("@close-now");
    page.wait_for("it to be closed", |page| page.has("@reopen").then_some(()));
    to.see(&page, "desk-closing-closed");
}

fn hand_in(to: &dyn Visitor, page: &Browser, server: &Server) {
    page.go(&server.url("/desk/after/handin"));
    let _row = page.text("@handin-row");
    to.see(page, "desk-handin");
    page.tap("@print-class");
    let _paper = page.text("@paper");
    to.see(page, "desk-print");
    page.tap("@preview-close");
}
