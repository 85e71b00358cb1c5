//! Chinese first, English in the menu, and nothing else changes.

use rollcall_e2e::{Browser, Data, Engine, Screen, Server};

#[test]
fn the_language_changes_in_the_menu_and_back_and_the_marks_stay() {
    let server = Server::start(Data::Demo);
    let page = Browser::fresh(Engine::Chromium, Screen::Phone);
    page.go(&server.link("monitor"));
    page.reads("@tab-roll-call", "点名");
    page.tap("@next-step");
    page.reads("@count-arrived strong", 1);

    page.tap("@menu");
    page.tap("dialog button[lang=en]");
    page.reads("@tab-roll-call", "Roll call");
    page.reads("html[lang=en] @count-arrived strong", 1);
    page.reads("@sync .sync-words", "All sent");

    // The choice outlives the page.
    page.go(&server.url("/"));
    page.reads("@tab-roll-call", "Roll call");

    page.tap("@menu");
    page.tap("dialog button[lang=zh-CN]");
    page.reads("@tab-roll-call", "点名");
    page.reads("html[lang=zh-CN] @count-arrived strong", 1);
}
