//! From the pasted notice to the published timetable.

use rollcall_e2e::clock::now;
use rollcall_e2e::{Browser, Server, demo};

use crate::album::{Album, Both};

/// A class whose time the notice has lost.
const SLIP: &str = "23 软工 5 班";

/// Empty, read with findings, a cell being mended, columns, settings, the dialog, published.
pub fn from_paste_to_published(both: &Both, server: &Server, link: &str) {
    // In a browser each: what is open at first depends on the size.
    let [_phone, desk] = both.each().each_ref().map(|album| {
        let page = album.browser();
        read(album, &page, link);
        page
    });
    desk.tap("@publish-confirm");
    desk.wait_for("129 classes", |page| {
        (page.texts("@class-row").len() == 129).then_some(())
    });
    for album in both.each() {
        let page = album.browser();
        page.go(link);
        let _rows = page.text("@class-row");
        page.go(&server.url("/desk/notice"));
        let _published = page.text("@published-notice");
        album.keep(&page, "desk-notice-published");
    }
}

fn read(album: &Album, page: &Browser, link: &str) {
    page.go(link);
    page.wait_for("the field", |page| page.has("@notice-text").then_some(()));
    album.keep(page, "desk-notice-empty");
    page.paste("@notice-text", &text());
    page.tap("@notice-read");
    let _findings = page.text("@finding");
    album.keep(page, "desk-notice");
    mend(album, page);
    page.tap("@columns summary");
    keep_at(album, page, "@column", "desk-notice-columns");
    page.tap("@columns summary");
    page.tap("@settings-change");
    keep_at(album, page, "@settings", "desk-notice-settings");
    page.tap("@settings-change");
    page.tap("@publish");
    page.wait_for("the dialog", |page| {
        page.has("@publish-confirm").then_some(())
    });
    album.keep(page, "desk-notice-publish");
}

fn keep_at(album: &Album, page: &Browser, spot: &str, name: &str) {
    page.bring_into_sight(spot);
    album.keep_here(page, name);
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
fn mend(album: &Album, page: &Browser) {
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
    keep_at(album, page, "@cell-edit", "desk-notice-mend");
    let write = "const it = document.querySelector('[data-testid=\"cell-edit\"]');\
        it.focus(); it.select(); document.execCommand('insertText', false, '41');\
        it.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', bubbles: true}))";
    page.script(write, &[]);
    page.says("@mend-count", "1");
}
