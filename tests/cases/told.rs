//! What the app says of itself once: an erased storage (P4), a wrong clock (P18), marks that do not get away (P14).

use rollcall_e2e::{Browser, Data, Engine, Fault, Proxy, Screen, Server};
use serde_json::json;

/// This phone's clock is wrong by what stands in its storage, in minutes.
const WRONG_CLOCK: &str = "{
    const real = Date.now;
    Date.now = () => real() + 60000 * Number(localStorage.getItem('minutes') ?? 0);
}";

fn monitor(server: &Server, proxy: &Proxy) -> Browser {
    let page = Browser::fresh(Engine::Chromium, Screen::Phone);
    page.cdp(
        "Page.addScriptToEvaluateOnNewDocument",
        &json!({"source": WRONG_CLOCK}),
    );
    page.go(&proxy.link(&server.link("monitor")));
    page.reads("@count-arrived strong", 0);
    page.reads("@sync .sync-words", "全部已上传");
    page
}

#[test]
fn p4_a_phone_whose_storage_was_erased_is_told_and_has_back_what_was_sent() {
    let server = Server::start(Data::Demo);
    let proxy = Proxy::before(&server);
    let page = monitor(&server, &proxy);
    for arrived in 1..=3 {
        page.tap("@next-step");
        page.reads("@count-arrived strong", arrived);
    }
    page.reads("@sync .sync-words", "全部已上传");
    assert!(!page.has("@told"));

    page.go(&proxy.url("/healthz"));
    page.script(
        "return new Promise((done) => { indexedDB.deleteDatabase('rollcall').onsuccess = () => done(true); })",
        &[],
    );
    page.go(&proxy.link(&server.link("monitor")));
    page.says("@told", "服务器上的 3 条已取回");
    page.reads("@count-arrived strong", 3);
    page.tap("@told button");
    page.wait_for("the word to be gone", |page| {
        (!page.has("@told")).then_some(())
    });
}

#[test]
fn p18_a_wrong_clock_is_said_once() {
    let server = Server::start(Data::Demo);
    let proxy = Proxy::before(&server);
    let page = monitor(&server, &proxy);
    let path = page.path();
    assert!(!page.has("@told"));
    page.script("localStorage.setItem('minutes', '10')", &[]);
    page.go(&proxy.url(&path));
    page.says("@told", "手机时间差了 10 分钟");
    page.tap("@next-step");
    page.reads("@count-arrived strong", 1);
    page.tap("@told button");
    page.wait_for("the word to be gone", |page| {
        (!page.has("@told")).then_some(())
    });
    page.reads("@sync .sync-words", "全部已上传");
    page.go(&proxy.url(&path));
    page.reads("@sync .sync-words", "全部已上传");
    assert!(!page.has("@told"), "it was said before");
}

#[test]
fn p18_a_countdown_goes_by_the_servers_time_whatever_the_phones_clock_says() {
    let server = Server::start(Data::Demo);
    let proxy = Proxy::before(&server);
    let [right, wrong] = [(), ()].map(|()| monitor(&server, &proxy));
    wrong.script("localStorage.setItem('minutes', '-47')", &[]);
    wrong.go(&proxy.url(&wrong.path()));
    wrong.says("@told", "手机时间差了 47 分钟");
    wrong.wait_for("the same countdown", |page| {
        (page.texts("@countdown") == right.texts("@countdown")).then_some(())
    });
}

#[test]
fn p14_marks_that_wait_for_half_an_hour_although_there_is_a_network_are_an_alarm() {
    let server = Server::start(Data::Demo);
    let proxy = Proxy::before(&server);
    let page = monitor(&server, &proxy);
    proxy.set("/api/", Fault::Refuse);
    page.tap("@next-step");
    page.reads("@count-arrived strong", 1);
    page.says("@sync .sync-words", "1 条已存手机");
    page.script("localStorage.setItem('minutes', '31')", &[]);
    page.says(".sync-alarm", "1 条还没上传，最早的是31 分钟前");
    page.tap("@sync-open");
    page.says("@sync-why", "连不上服务器");
    page.says("@unsettled", "到场");
    proxy.heal();
    page.tap("@send");
    page.reads("@sync .sync-words", "全部已上传");
}
