//! The desk's bundle.

use rollcall_e2e::{Browser, Engine, Server, demo};

use crate::album::Album;

/// Another class than the one that is photographed.
const CLASS: &str = "23软工5班";

/// Notice, classes, a class with a roster about to come in.
pub fn office(album: &Album, server: &Server) {
    let page = Browser::fresh(Engine::Chromium, album.screen);
    page.go(&server.link("office"));
    page.wait_for("129 classes", |page| {
        (page.texts("@class-row").len() == 129).then_some(())
    });
    album.keep(&page, "desk-classes");
    page.tap_with("@class-row a", "23 软工 5 班");
    page.paste("@roster-text", &demo::cells(&demo::class(CLASS)));
    page.tap("@roster-read");
    page.tap(".sample summary");
    let _preview = page.text(".sample tr");
    album.keep(&page, "desk-class");
    page.go(&server.url("/desk/phones"));
    let _phones = page.text("@entry");
    album.keep(&page, "desk-phones");
    page.go(&server.url("/desk/notice"));
    page.paste("@notice-text", &demo::notice());
    page.tap("@notice-read");
    let _findings = page.text("@finding");
    album.keep(&page, "desk-notice");
}
