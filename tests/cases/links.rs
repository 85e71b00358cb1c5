//! Links that do not open: each says what is wrong and what to do next.

use rollcall_core::access::Grant;
use rollcall_core::desk::InviteRequest;
use rollcall_e2e::{Browser, Data, Engine, Screen, Server, Witness};

#[test]
fn a_link_that_does_not_open_says_why_and_what_to_do() {
    let server = Server::start(Data::Demo);
    let page = Browser::fresh(Engine::Chromium, Screen::Phone);

    page.go(&server.url("/join"));
    page.says("[role=alert]", "# 后面的部分没有了");

    // The address differs in its fragment only: a browser does not load the page again by itself.
    page.go("about:blank");
    page.go(&server.url("/join#AAAAAAAAAAAAAAAAAAAAAAAAAA"));
    page.says("[role=alert]", "这个链接不存在");
    page.says("[role=alert]", "请发给你链接的人再发一个");

    let office = Witness::join(&server.link("office"));
    let class = office.row("23软工5班");
    let once = office.invite(&InviteRequest {
        grant: Grant::Monitor {
            event: office.event,
            class: class.id,
        },
        uses: Some(1),
        days: 1,
    });
    let _somebody_else = Witness::join(&once.url);
    page.go("about:blank");
    page.go(&once.url);
    page.says("[role=alert]", "这个链接的可用次数已用完");
    page.says("[role=alert]", "请让发给你链接的人再发一个新的");
    assert!(!page.has("@row"), "nothing of the class came to the phone");

    // A link that works opens after all that.
    page.go("about:blank");
    page.go(&server.link("monitor"));
    let _names = page.text("@row");
}
