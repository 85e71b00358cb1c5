//! The tools of the queue, the sheets that open from it, the settlement: over a class that is half through.

use super::Visitor;
use crate::Browser;

/// Search, one by one, several at once, somebody's note and place, walk-ins, acts, the menu.
pub fn tools(to: &dyn Visitor, page: &Browser) {
    page.paste("@search", "w");
    to.see(page, "class-search");
    page.paste("@search", "zzzz");
    to.see(page, "class-search-nobody");
    page.tap("@search-clear");
    page.tap("@several");
    page.tap("@select-all");
    let _step = page.text("@step-selected");
    to.see_at(page, "@row:nth-child(27)", "class-several");
    // Whoever is ticked is not among the rest.
    page.tap("@select-all");
    page.tap("@rest-arrived");
    let _sure = page.text("dialog");
    to.see(page, "class-rest-arrived");
    page.tap(".sheet-head button");
    page.tap("@several");
    page.tap("@tab-shots");
    page.tap("@one-by-one");
    let _next = page.text("@next-name");
    to.see(page, "class-one-by-one");
    page.tap("@one-by-one");
    page.tap("@tab-roll-call");
    sheets(to, page);
}

fn sheets(to: &dyn Visitor, page: &Browser) {
    page.tap("@row:nth-child(3) .row-who");
    page.tap("@student-note");
    page.wait_for("the note's field", |page| {
        page.has("@note-field").then_some(())
    });
    to.see(page, "class-note");
    page.tap("@student-note");
    page.tap("@student-place");
    let _place = page.text("@place-first");
    to.see(page, "class-place");
    page.tap(".sheet-head button");
    page.tap("@walk-in");
    page.wait_for("the form", |page| page.has("@walk-in-name").then_some(()));
    to.see(page, "class-walk-in");
    page.tap(".sheet-head button");
    page.tap("@acts-open");
    let _act = page.text("@act");
    to.see(page, "class-acts");
    page.tap(".sheet-head button");
    page.tap("@menu");
    let _menu = page.text("dialog");
    to.see(page, "class-menu");
    page.tap("@install");
    page.settle();
    to.see(page, "class-install");
    while page.has(".sheet-head button") {
        page.tap(".sheet-head button");
        page.settle();
    }
}

/// Before and after the crew is paid, when a shot comes after it, and the two texts to paste.
pub fn settle(to: &dyn Visitor, page: &Browser) {
    page.tap("@tab-ready");
    page.tap("@remind");
    let _words = page.value("@reminder");
    to.see(page, "class-reminder");
    page.tap(".sheet-head button");
    page.tap("@tab-settle");
    page.reads("@due", "¥210.00");
    to.see(page, "class-settle");
    page.tap("@pay");
    let _paid = page.text("@settled");
    to.see_at(page, ".payment", "class-settled");
    page.tap("@tab-shots");
    page.tap("@next-step");
    page.reads("@count-photographed strong", 15);
    page.tap("@tab-settle");
    let _warning = page.text(".payment [role=alert]");
    to.see_at(page, ".payment", "class-settled-more");
    page.tap("@tab-shots");
    page.tap("@undo");
    page.reads("@count-photographed strong", 14);
    page.tap("@tab-roll-call");
}
