//! From the pasted notice to the published timetable.

use crate::clock::now;
use crate::{Browser, Screen, Server, demo};

use super::Visitor;

/// A class whose time the notice has lost.
const SLIP: &str = "23 软工 5 班";

/// Empty, read with findings, a cell being mended, columns, settings, the dialog, published.
pub fn from_paste_to_published(to: &dyn Visitor, server: &Server, link: &str) {
    // In a browser each: what is open at first depends on the size.
    let pages = to.screens(Screen::Desk).into_iter().map(|screen| {
        let page = to.open(screen);
        read(to, &page, link);
        page
    });
    let desk = pages.last().expect("a desk");
    desk.tap("@publish-confirm");
    desk.wait_for("129 classes", |page| {
        (page.texts("@class-row").len() == 129).then_some(())
    });
    for screen in to.screens(Screen::Desk) {
        let page = to.open(screen);
        page.go(link);
        let _rows = page.text("@class-row");
        page.go(&server.url("/desk/notice"));
        let _published = page.text("@published-notice");
        top(to, &page, "desk-notice-published");
    }
}

fn read(to: &dyn Visitor, page: &Browser, link: &str) {
    page.go(link);
    page.wait_for("the field", |page| page.has("@notice-text").then_some(()));
    top(to, page, "desk-notice-empty");
    page.paste("@notice-text", &text());
    page.tap("@notice-read");
    let _findings = page.text("@finding");
    top(to, page, "desk-notice");
    mend(to, page);
    page.tap("@columns summary");
    keep_at(to, page, "@column", "desk-notice-columns");
    page.tap("@columns summary");
    page.tap("@settings-change");
    keep_at(to, page, "@settings", "desk-notice-settings");
    page.tap("@settings-change");
    page.tap("@publish");
    page.wait_for("the dialog", |page| {
        page.has("@publish-confirm").then_some(())
    });
    top(to, page, "desk-notice-publish");
}

/// On the page's own screen only: what is open differs from screen to screen.
fn top(to: &dyn Visitor, page: &Browser, name: &str) {
    page.script("scrollTo({top: 0, behavior: 'instant'})", &[]);
    page.settle();
    to.look(page, page.screen(), name);
}

fn keep_at(to: &dyn Visitor, page: &Browser, spot: &str, name: &str) {
    page.bring_into_sight(spot);
    page.settle();
    to.look(page, page.screen(), name);
}

/// The demo's notice, for a day that is still to come whenever the pictures are taken.
fn text() -> String {
    let year = next_april();
    let next = (year + 1).to_string();
    let text = demo::notice().replace("2027", &next);
    text.replace("2026", &year.to_string())
}

/// The year of the next April.
pub fn next_april() -> i64 {
    const QUARTER_MS: i64 = 31_556_952_000 / 4;
    let quarters = now().0 / QUARTER_MS;
    1970 + (quarters + 3) / 4
}

/// The cell of a time, first open and then mended.
fn mend(to: &dyn Visitor, page: &Browser) {
    // On a phone the table is one of three panes.
    page.script(
        "document.querySelector('[data-testid=\"pane-table\"]').click()",
        &[],
    );
    let open = "const row = [...document.querySelectorAll('[data-testid=\"entry\"]')]\
          .find((it) => it.innerText.includes(arguments[0]));\
        const cell = row?.querySelector('[data-testid=\"cell-headcount\"]'); cell?.click(); return !!cell";
    page.wait_for("the cell", |page| {
        (page.script(open, &[SLIP.into()]) == true).then_some(())
    });
    page.wait_for("the field of the cell", |page| {
        page.has("@cell-edit").then_some(())
    });
    keep_at(to, page, "@cell-edit", "desk-notice-mend");
    let write = "const it = document.querySelector('[data-testid=\"cell-edit\"]');\
        it.focus(); it.select(); document.execCommand('insertText', false, '41');\
        it.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', bubbles: true}))";
    page.script(write, &[]);
    page.says("@mend-count", "1");
}
