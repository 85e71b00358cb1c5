//! The counsellor's pages, and the page of a class for everybody.

use serde_json::json;

use super::Visitor;
use super::phone::all_sent;
use crate::clock::now;
use crate::{Browser, Screen, Server, Witness};

/// One of two classes of the demo's counsellor that queue side by side.
const BESIDE: &str = "23数媒艺4班";
const MINUTE: i64 = 60_000;

/// Their classes: before the day, while two queue side by side, who is missing there, and what can be shared.
pub fn counsellor(to: &dyn Visitor, server: &Server) {
    let page = to.open(Screen::Phone);
    page.go(&server.link("counsellor"));
    let _classes = page.text("@class-card");
    all_sent(&page);
    to.see(&page, "classes");
    page.tap("@share-public");
    let _sheet = page.text("dialog");
    to.see(&page, "classes-share");
    page.tap(".sheet-head button");

    let page = to.open(Screen::Phone);
    five_minutes_into(&page, server, BESIDE);
    page.go(&server.link("counsellor"));
    let _both = page.text("@side-by-side @panel");
    all_sent(&page);
    // That the clock is wrong is said as well.
    if page.has("@told button") {
        page.tap("@told button");
    }
    to.see(&page, "classes-side-by-side");
    page.tap("@missing-open");
    let _sheet = page.text("dialog @missing");
    to.see(&page, "classes-missing");
    page.tap(".sheet-head button");
}

/// Sets this phone's clock.
fn five_minutes_into(page: &Browser, server: &Server, class: &str) {
    let office = Witness::join(&server.link("office"));
    let class = office.class(office.row(class).id);
    let slot = class.sheet.slot.expect("a slot");
    let [_gathering, start, _end] = slot.instants(&class.event.settings);
    let ahead = start.0 + 5 * MINUTE - now().0;
    let source = format!("{{ const real = Date.now; Date.now = () => real() + {ahead}; }}");
    let command = "Page.addScriptToEvaluateOnNewDocument";
    page.cdp(command, &json!({"source": source}));
}

/// Slot, place, dress and codes of a class, without the app.
pub fn public(to: &dyn Visitor, server: &Server) {
    let class = Witness::join(&server.link("office")).rows()[0].id;
    let page = to.open(Screen::Phone);
    page.go(&server.url(&format!("/c/{class}")));
    let chosen = page.script("return localStorage.getItem('rollcall-language')", &[]);
    if chosen == "en" {
        page.go(&server.url(&format!("/c/{class}?lang=en")));
    }
    let _title = page.text("h1");
    to.see(&page, "public");
}
