//! The phone's bundle.

use rollcall_e2e::{Browser, Screen, Server};

use crate::album::{Album, Both};
use crate::plan;

/// Before and without an invitation.
pub fn nobody_yet(album: &Album, server: &Server) {
    let page = album.browser();
    page.go(&server.url("/"));
    page.says("main", "断网也能用");
    album.keep(&page, "welcome");
    page.go(&server.url("/join#AAAAAAAAAAAAAAAAAAAAAAAAAA"));
    page.says("[role=alert]", "这个链接不存在");
    album.keep(&page, "join-error");
}

/// The monitor's hour. What is ticked for the first size is there for the second.
pub fn monitor(album: &Album, server: &mut Server) {
    let page = album.browser();
    page.go(&server.link("monitor"));
    let _first = page.text("@row");
    if album.screen == Screen::Phone {
        tick_half_the_class(&page);
    }
    page.tap("@tab-roll-call");
    page.reads("@count-arrived strong", 24);
    page.reads("@sync .sync-words", "全部已上传");
    album.keep(&page, "class-roll-call");
    page.tap("@row:nth-child(5) button");
    page.says("dialog", "到场与拍摄");
    album.keep(&page, "class-student");
    page.tap(".sheet-head button");
    page.tap("@tab-shots");
    page.reads("@count-photographed strong", 14);
    album.keep(&page, "class-shots");
    page.tap("@tab-fees");
    let _unpaid = page.number("@count-unpaid strong");
    album.keep(&page, "class-fees");
    page.tap("@tab-settle");
    page.reads("@due", "¥210.00");
    album.keep(&page, "class-settle");
    offline(album, server, &page);
}

fn tick_half_the_class(page: &Browser) {
    for here in 1..=24 {
        page.tap("@next-step");
        page.reads("@count-arrived strong", here);
    }
    page.tap("@row:nth-child(26) button");
    page.tap_with("@say-absent", "请假");
    page.reads("@count-absent strong", 1);
    page.tap("@tab-shots");
    for shot in 1..=14 {
        page.tap("@next-step");
        page.reads("@count-photographed strong", shot);
    }
    page.tap("@tab-fees");
    let all = page.number("@count-unpaid strong");
    for paid in 1..=16 {
        page.tap("@next-step");
        page.reads("@count-unpaid strong", all - paid);
    }
}

/// A mark that waits for the network, and is taken back when it is home.
fn offline(album: &Album, server: &mut Server, page: &Browser) {
    server.stop();
    page.tap("@tab-roll-call");
    page.tap("@next-step");
    page.reads("@count-arrived strong", 25);
    page.reads("@sync .sync-words", "1 条已存手机，待上传");
    album.keep(page, "class-offline");
    page.tap("@sync-open");
    page.says("@unsettled", "到场");
    album.keep(page, "class-unsent");
    page.tap(".sheet-head button");
    server.start_again();
    page.tap("@undo");
    page.reads("@count-arrived strong", 24);
    page.reads("@sync .sync-words", "全部已上传");
}

/// Two phones that disagree about one student, and what the cards ask.
pub fn questions(album: &Album, server: &mut Server) {
    let [one, other] = [(), ()].map(|()| {
        let page = album.browser();
        page.go(&server.link("monitor"));
        page.reads("@count-arrived strong", 24);
        page.reads("@sync .sync-words", "全部已上传");
        page.wait_until_it_starts_without_a_network();
        page
    });
    server.stop();
    one.tap("@next-step");
    one.reads("@count-arrived strong", 25);
    other.tap_with("@row button", &one.text("@row:nth-child(25) .row-name"));
    other.tap_with("@say-absent", "实习在外");
    other.reads("@count-absent strong", 2);
    server.start_again();
    let _asked = other.text("@question");
    one.says("@question", "记的不一样");
    album.keep(&one, "class-question");
}

/// Their classes, one of them under way.
pub fn counsellor(album: &Album, server: &Server) {
    let page = album.browser();
    page.go(&server.link("counsellor"));
    page.wait_for("the class that is under way", |page| {
        let shots = page.texts("@card-shot");
        shots
            .iter()
            .any(|it| it.starts_with("已拍 14 /"))
            .then_some(())
    });
    page.reads("@sync .sync-words", "全部已上传");
    album.keep(&page, "classes");
}

/// The monitor's class goes to another time, and its phone says so.
pub fn moved(album: &Album, both: &Both, server: &Server) {
    let phone = album.browser();
    phone.go(&server.link("monitor"));
    let _first = phone.text("@row");
    let class = phone.text("h1");
    let desk = both.browser();
    desk.go(&server.link("office"));
    let _rows = desk.text("@class-row");
    desk.go(&server.url("/desk/timetable"));
    let _slot = desk.text("@slot");
    plan::find(&desk, &class);
    desk.tap("@place:not([disabled])");
    desk.tap("@moves-publish");
    let _moved = phone.text("@moved");
    album.keep(&phone, "class-moved");
    phone.tap("@moved");
    phone.says("dialog", "原来");
    album.keep(&phone, "class-moved-sheet");
    phone.tap("@moved-understood");
}

/// All phones; then the event is closed while one of them is looked at.
pub fn closed(album: &Album, both: &Both, server: &Server) {
    let phone = album.browser();
    phone.go(&server.link("monitor"));
    let _first = phone.text("@row");
    let desk = both.browser();
    desk.go(&server.link("office"));
    let _rows = desk.text("@class-row");
    desk.go(&server.url("/desk/phones"));
    desk.says("main", "班长");
    both.keep(&desk, "desk-phones");
    desk.go(&server.url("/desk/after/closing"));
    desk.tap("@close");
    desk.tap("@close-now");
    phone.says("main", "已经结束");
    album.keep(&phone, "class-closed");
}
