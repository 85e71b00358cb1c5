//! The classes and their timetable.

use crate::{Browser, Screen, Server};
use serde_json::Value;

use super::Visitor;

/// The list, a class, its invitation.
pub fn classes(to: &dyn Visitor, page: &Browser, server: &Server) {
    page.go(&server.url("/desk/classes"));
    page.wait_for("129 classes", |page| {
        (page.texts("@class-row").len() == 129).then_some(())
    });
    to.see(page, "desk-classes");
    page.tap_with("@class-row a", "23 软工 4 班");
    let _student = page.text("@roster-row");
    to.see(page, "desk-class");
    page.tap("@invite-monitor");
    page.wait_for("the code", |page| page.has("dialog .qr").then_some(()));
    to.see(page, "desk-invite");
}

/// A day, the sheet of a class, a draft with a clash, and what others see when it is published.
pub fn timetable(to: &dyn Visitor, page: &Browser, server: &Server, link: &str) {
    page.go(&server.url("/desk/timetable"));
    page.wait_for("the picture", |page| page.has("@slot").then_some(()));
    to.see(page, "desk-timetable");
    let colleague = to.open(Screen::Desk);
    colleague.go(link);
    colleague.wait_for("129 classes", |page| {
        (page.texts("@class-row").len() == 129).then_some(())
    });
    open(page, &block(page, 4));
    page.wait_for("the places", |page| page.has("@place").then_some(()));
    to.see(page, "desk-timetable-sheet");
    page.tap("@place:not([disabled])");
    // The picture has gone along to the day of the place.
    open(page, &block(page, 8));
    page.wait_for("the places", |page| page.has("@place").then_some(()));
    page.script(
        "const all = [...document.querySelectorAll('[data-testid=\"place\"]:not([disabled])')];\
         (all.find((it) => !it.innerText.includes('没有冲突')) ?? all[0]).click()",
        &[],
    );
    page.says("@move-bar", "2");
    to.see(page, "desk-timetable-draft");
    page.tap("@moves-publish");
    page.wait_for("the moves to be published", |page| {
        (page.has("@moves-said") && !page.has("@move-bar")).then_some(())
    });
    colleague.go(&server.url("/desk/timetable"));
    let _change = colleague.text("@change");
    to.see(&colleague, "desk-timetable-changes");
}

fn block(page: &Browser, nth: usize) -> String {
    let id = page.script(
        "return document.querySelectorAll('[data-testid=\"slot\"]')[arguments[0]].dataset.class",
        &[nth.into()],
    );
    id.as_str().unwrap().to_owned()
}

fn open(page: &Browser, class: &str) {
    page.tap(&format!("@slot[data-class=\"{class}\"]"));
    page.wait_for("the sheet", |page| page.has("@slot-sheet").then_some(()));
}

/// Opens the sheet of a class on whichever day it is.
pub fn find(page: &Browser, name: &str) {
    let days = page.texts("@day").len();
    for day in 0..days.max(1) {
        let choose = "document.querySelectorAll('[data-testid=\"day\"]')[arguments[0]]?.click()";
        page.script(choose, &[Value::from(day)]);
        page.settle();
        if page.texts("@slot").iter().any(|it| it.starts_with(name)) {
            page.tap_with("@slot", name);
            return;
        }
    }
    panic!("{name} is on no day");
}
