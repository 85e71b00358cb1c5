//! The counsellor's pages, and the page of a class for everybody.

use super::Visitor;
use super::phone::all_sent;
use crate::{Screen, Server, Witness};

/// Their classes, one of them under way: the day, the timeline, who is missing, two at once.
pub fn counsellor(to: &dyn Visitor, server: &Server) {
    let page = to.open(Screen::Phone);
    page.go(&server.link("counsellor"));
    let _classes = page.text("@class-card");
    all_sent(&page);
    to.see(&page, "classes");
    page.tap("@timeline");
    page.settle();
    to.see(&page, "classes-timeline");
    page.go(&server.url("/classes"));
    page.tap("@missing-open");
    page.settle();
    to.see(&page, "classes-missing");
    page.go(&server.url("/classes"));
    page.tap("@side-by-side");
    page.settle();
    to.see(&page, "classes-side-by-side");
}

/// Slot, place, dress and codes of a class, without the app.
pub fn public(to: &dyn Visitor, server: &Server) {
    let class = Witness::join(&server.link("office")).rows()[0].id;
    let page = to.open(Screen::Phone);
    page.go(&server.url(&format!("/c/{class}")));
    let _title = page.text("h1");
    to.see(&page, "public");
}
