//! A text that is no notice: said, and nothing is published.

use rollcall_e2e::{Browser, Data, Engine, Screen, Server, Witness};

/// Prose with numbers and a date in it, and no timetable.
const PROSE: &str = "各位同学：\n\n秋季运动会定于10月12日上午8:30在田径场举行，共有1200人报名。\n\
    请各班于9月30日前把名单交到体育部。参赛同学每人领取号码布一张。\n\n体育部\n";

#[test]
fn a_text_that_is_no_notice_is_turned_down_and_nothing_is_published() {
    let server = Server::start(Data::Empty);
    let page = Browser::fresh(Engine::Chromium, Screen::Desk);
    page.go(&server.link("office"));
    page.paste("@notice-text", PROSE);
    page.tap("@notice-read");
    page.says("@finding", "这段文字里没有时间表");
    page.wait_for("no way to publish", |page| {
        let script = "return [...document.querySelectorAll('[data-testid=publish]')].every((it) => it.disabled)";
        (page.script(script, &[]) == true).then_some(())
    });
    let witness = Witness::join(&server.link("office"));
    assert_eq!(witness.rows(), []);
}
