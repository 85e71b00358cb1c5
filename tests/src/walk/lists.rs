//! Rosters of many classes, and a list of the exempt.

use crate::{Browser, Server, demo};

use super::Visitor;

/// Written otherwise than in the notice, as somebody does who keeps lists of their own.
const OTHERWISE: (&str, &str) = ("23软工5班", "软件工程5班（2023级）");
/// One is missing here.
const SHORT: &str = "23计科2班";

/// Empty, what would change, done, the exempt.
pub fn rosters(to: &dyn Visitor, page: &Browser, server: &Server) {
    page.go(&server.url("/desk/rosters"));
    page.wait_for("the field", |page| page.has("@rosters-text").then_some(()));
    to.see(page, "desk-rosters-empty");
    fill(page, "@rosters-text", &sheet());
    page.tap("@rosters-read");
    let _class = page.text("@roster-class");
    to.see_at(page, ".rc-unmatched, @roster-unmatched", "desk-rosters");
    page.tap("@rosters-apply");
    let _done = page.text("@rosters-done");
    to.see(page, "desk-rosters-done");
    let some = demo::class("23计科3班");
    let list = format!(
        "{}\n{}\n路人甲\t23软工1班\n",
        some[3].number, some[7].number
    );
    page.paste("@exempt-text", &list);
    page.tap("@exempt-read");
    let _found = page.text("@exempt-found");
    to.see_at(page, "@exempt-apply", "desk-exempt");
    page.tap("@exempt-apply");
    let _done = page.text("@exempt-done");
}

/// All students in one sheet with slips in it.
fn sheet() -> String {
    let all = std::fs::read_to_string(crate::root().join("demo/rosters.csv")).unwrap();
    let mut out = String::from("班级\t序号\t姓名\t学号\t身份证号\n");
    let mut left_out = false;
    for line in all.lines().skip(1) {
        let mut cells: Vec<&str> = line.split(',').collect();
        if cells[0] == SHORT && !left_out {
            left_out = true;
            continue;
        }
        if cells[0] == OTHERWISE.0 {
            cells[0] = OTHERWISE.1;
        }
        out += &format!("{}\t11010519491231002X\n", cells[..4].join("\t"));
    }
    out
}

/// Thousands of lines at once: typing them in would take minutes.
fn fill(page: &Browser, spot: &str, text: &str) {
    page.bring_into_sight(spot);
    let script = "const it = document.querySelector('[data-testid=\"rosters-text\"]');\
        it.value = arguments[0]; it.dispatchEvent(new Event('input', {bubbles: true}))";
    page.script(script, &[text.into()]);
}
