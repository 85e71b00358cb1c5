//! A class goes to the spare slot, and whoever is concerned hears of it.

use rollcall_e2e::Browser;

use crate::school::MOVED;

/// Moves the class by the list of free places, looks at the draft, publishes.
pub fn to_the_spare_slot(page: &Browser) {
    page.tap("a[href=\"/desk/timetable\"]");
    page.wait_for("the picture", |page| page.has("@spare").then_some(()));
    page.tap_with("@slot", "舞蹈");
    page.says("@slot-sheet", "10:10");
    page.tap("@place");
    page.says("@move-bar", "10:30");
    page.tap("@moves-publish");
    page.wait_for("the move to be published", |page| {
        (page.has("@moves-said") && !page.has("@move-bar")).then_some(())
    });
    page.wait_for("the place that became free", |page| {
        let free = page.script(
            "return [...document.querySelectorAll('[data-testid=\"spare\"]')].map((it) => it.dataset.start)",
            &[],
        );
        free.to_string().contains("10:10").then_some(())
    });
}

/// The monitor's phone tells, in the bar and with old and new, until somebody has looked.
pub fn is_told_on_the_phone(phone: &Browser) {
    phone.tap("@moved");
    phone.says("dialog", "10:10–10:30");
    phone.says("dialog", "10:30–10:50");
    phone.tap("@moved-understood");
    phone.wait_for("the word to go", |phone| {
        (!phone.has("@moved")).then_some(())
    });
    phone.says("@slot", "10:30–10:50");
    assert_eq!(
        phone.texts("h1").first().map(|it| it.replace(' ', "")),
        Some(MOVED.into())
    );
}
