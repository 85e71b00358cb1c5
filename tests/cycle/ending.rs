//! Afterwards: sums, lists, the checklist; then the event is closed and its names are deleted.

use rollcall_core::money::Fen;
use rollcall_e2e::{Browser, Server};

use crate::school;
use crate::workbook::Held;

fn open(page: &Browser, part: &str) {
    page.tap("a[href=\"/desk/after\"]");
    page.tap(&format!("a[href=\"/desk/after/{part}\"]"));
}

/// The sums of the settlement's table are those of all ledgers (I10).
pub fn the_money_adds_up(page: &Browser, held: &[Held]) {
    open(page, "settlement");
    let collected: i64 = held.iter().map(|it| it.tally().collected.0).sum();
    let due: i64 = held.iter().map(|it| it.tally().due.0).sum();
    page.says("@money-sum", &Fen(due).to_string());
    page.says("@money-sum", &Fen(collected).to_string());
    assert_eq!(page.texts("@money-row").len(), school::classes());
    open(page, "handin");
}

/// A sheet of paper for every class, with a line for every student.
pub fn lists_are_printed(page: &Browser, held: &[Held]) {
    page.tap("@print-listed");
    page.wait_for("a paper for every class", |page| {
        (page.texts("@paper").len() == school::classes()).then_some(())
    });
    let papers = page.texts("@paper").join("\n");
    for student in held.iter().flat_map(Held::students) {
        assert!(
            papers.contains(&student.name),
            "{} is on no paper",
            student.name
        );
        assert!(papers.contains(&student.number), "{}", student.number);
    }
    page.tap("@preview-close");
}

/// The deadline of the notice stands in the checklist, and the office ticks a college.
pub fn the_college_has_handed_in(page: &Browser) {
    open(page, "checklist");
    page.says("@check-line", "采集表");
    page.tap("@check-tick");
    page.wait_for("the tick", |page| {
        let pressed = "return document.querySelector('[data-testid=\"check-tick\"]')?.getAttribute('aria-pressed')";
        (page.script(pressed, &[]) == "true").then_some(())
    });
}

/// Closing freezes, phones delete what they have, erasing deletes the names, and the counts stay.
pub fn closes_and_deletes(page: &Browser, server: &Server, phone: &Browser) {
    let shot = |page: &Browser| {
        page.tap("a[href=\"/desk/classes\"]");
        page.wait_for("the counts", |page| {
            let counts = page.texts("@shot");
            (counts.len() == school::classes()).then_some(counts)
        })
    };
    let before = shot(page);
    open(page, "closing");
    page.says("@goes", &school::everybody().to_string());
    page.tap("@close");
    page.tap("@close-now");
    phone.says("main", "已经结束");
    phone.go(&server.url("/"));
    phone.says("main", "已经结束");
    let title = page.text(".desk-event");
    page.tap("@erase");
    page.paste("@erase-title", &title);
    page.tap("@erase-now");
    page.wait_for("nothing more to erase", |page| {
        (!page.has("@erase-now") && !page.has("@erase")).then_some(())
    });
    assert_eq!(shot(page), before);
    let listed = page.texts("@class-row").join("\n");
    assert!(listed.contains("27美术1班"));
}
