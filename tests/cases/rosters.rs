//! Sheets with something wrong: said, and nobody is imported.

use rollcall_e2e::demo::{cells, class};
use rollcall_e2e::{Browser, Data, Engine, Screen, Server, Witness, demo};

const CLASS: &str = "23软工5班";

#[test]
fn a_sheet_with_something_wrong_is_turned_down_and_nobody_is_imported() {
    let server = Server::start(Data::Empty);
    let witness = Witness::join(&server.link("office"));
    witness.publish(demo::notice());
    let id = witness.row(CLASS).id;
    let good = class(CLASS);

    let page = Browser::fresh(Engine::Chromium, Screen::Desk);
    page.go(&server.link("office"));
    let _classes = page.text("@class-row");
    page.go(&server.url(&format!("/desk/class/{id}")));

    let without_numbers: String = std::iter::once("序号\t姓名\n".to_owned())
        .chain(
            good.iter()
                .map(|one| format!("{}\t{}\n", one.order, one.name)),
        )
        .collect();
    turned_down(&page, &without_numbers, "学号");

    let mut doubled = good.clone();
    doubled[7].number = doubled[6].number.clone();
    turned_down(
        &page,
        &cells(&doubled),
        "第 9 行 · 学号（尾号 1203）与第 8 行相同",
    );

    assert_eq!(witness.row(CLASS).roster, 0);
    assert_eq!(witness.class(id).sheet.roster.students, []);

    // The same sheet, mended: what is looked at stays, whatever others bring in meanwhile.
    page.paste("@roster-text", &cells(&good));
    page.tap("@roster-read");
    page.says("@roster-preview", "新增 48 · 保留 0 · 移除 0");
    witness.bring_in(id, &cells(&good[..3]));
    page.wait_for("the three to be shown", |page| {
        (page.texts("@roster-row").len() == 3).then_some(())
    });
    assert!(page.has("@roster-preview"), "the preview is gone");
    page.tap("@roster-apply");
    page.wait_for("the roster", |_| {
        (witness.row(CLASS).roster == 48).then_some(())
    });
}

/// Reads a sheet: `named` is part of what is said about it, and there is no way to bring it in.
fn turned_down(page: &Browser, sheet: &str, named: &str) {
    page.paste("@roster-text", sheet);
    page.tap("@roster-read");
    page.says("@roster-preview [role=alert]", "一个人都不会进来");
    page.says("@roster-preview", named);
    let script = "return document.querySelector('[data-testid=roster-apply]').disabled";
    assert_eq!(page.script(script, &[]), true);
    page.tap("@roster-cancel");
}
