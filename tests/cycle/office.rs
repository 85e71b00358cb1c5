//! Before the day: paste, mend, publish, rosters.

use rollcall_e2e::Browser;

use crate::school;

/// Pastes the notice: one row has no time, which stands in the way, and is mended by hand.
pub fn mends_what_was_read(page: &Browser, link: &str) {
    page.go(link);
    page.paste("@notice-text", &school::notice());
    page.tap("@notice-read");
    page.says("@figures", "12.5");
    page.wait_for("an error", |page| page.has("@first-error").then_some(()));
    page.wait_for("publishing to be refused", |page| {
        is_refused(page).then_some(())
    });
    write_into(page, school::SLIP, "start", "9:30");
    write_into(page, school::SLIP, "end", "9:50");
    page.wait_for("no error any more", |page| {
        (!page.has("@first-error")).then_some(())
    });
    page.says("@mend-count", "2");
}

/// Whether the button says no; also while the text is being read again.
fn is_refused(page: &Browser) -> bool {
    let disabled = "return document.querySelector('[data-testid=\"publish\"]')?.disabled ?? true";
    page.script(disabled, &[]) == true
}

/// Opens a cell of an entry, writes into it, and saves it by Enter.
fn write_into(page: &Browser, class: &str, field: &str, words: &str) {
    let open = "const [class_, field] = arguments;\
        const row = [...document.querySelectorAll('[data-testid=\"entry\"]')]\
          .find((it) => it.innerText.replaceAll(' ', '').includes(class_));\
        const cell = row?.querySelector(`[data-testid=\"cell-${field}\"]`);\
        cell?.scrollIntoView({block: 'center'}); cell?.click(); return !!cell";
    page.wait_for(&format!("the cell {field} of {class}"), |page| {
        (page.script(open, &[class.into(), field.into()]) == true).then_some(())
    });
    let write = "const it = document.querySelector('[data-testid=\"cell-edit\"]');\
        if (!it) return false; it.focus(); it.select();\
        document.execCommand('insertText', false, arguments[0]);\
        it.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', bubbles: true})); return true";
    page.wait_for("the field of the cell", |page| {
        (page.script(write, &[words.into()]) == true).then_some(())
    });
    page.wait_for(&format!("{words} in {class}"), |page| {
        let rows = page.texts("@entry");
        let row = rows
            .iter()
            .find(|row| row.replace(' ', "").contains(class))?;
        row.contains(words).then_some(())
    });
}

/// Publishes; the classes stand in their list.
pub fn publishes(page: &Browser) {
    page.wait_for("publishing to be offered", |page| {
        (!is_refused(page)).then_some(())
    });
    page.tap("@publish");
    page.tap("@publish-confirm");
    page.wait_for("all classes", |page| {
        (page.texts("@class-row").len() == school::classes()).then_some(())
    });
}

/// Brings everybody in by one paste; the column with ID-card numbers is dropped, and that is said.
pub fn brings_in_all_rosters(page: &Browser) {
    page.tap("@to-rosters");
    page.paste("@rosters-text", &school::rosters());
    page.tap("@rosters-read");
    page.wait_for("a list for every class", |page| {
        (page.texts("@roster-class").len() == school::classes()).then_some(())
    });
    page.says("main", "身份证");
    page.tap("@rosters-apply");
    page.says("@rosters-done", &school::everybody().to_string());
}
