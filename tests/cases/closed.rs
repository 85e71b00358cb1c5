//! Marks leave a closed app, where the browser has Background Sync: Chromium alone (P22; `sync/abilities.rs` says so
//! of the others).

use rollcall_e2e::{Browser, Data, Engine, Fault, Proxy, Screen, Server, Witness};

#[test]
fn p22_marks_are_sent_after_the_app_was_closed_and_counted_once_when_it_is_opened_again() {
    let server = Server::start(Data::Demo);
    let proxy = Proxy::before(&server);
    let page = Browser::fresh(Engine::Chromium, Screen::Phone);
    page.go(&proxy.link(&server.link("monitor")));
    page.reads("@sync .sync-words", "全部已上传");
    page.wait_until_it_starts_without_a_network();
    let path = page.path();
    let class = path.replace("/class/", "").parse().unwrap();

    // Nothing answers, and nothing is refused either: the page has no reason yet to ask for help.
    proxy.set("/api/", Fault::BlackHole);
    for arrived in 1..=3 {
        page.tap("@next-step");
        page.reads("@count-arrived strong", arrived);
    }
    // No app is open any more; a page of the server's is, to ask in its place.
    page.go(&proxy.url("/healthz"));
    proxy.heal();
    let witness = Witness::join(&server.link("office"));
    assert_eq!(witness.class(class).row.tally.arrived, 0);
    page.script(
        "return navigator.serviceWorker.ready.then((it) => { it.active.postMessage('send-later'); return true; })",
        &[],
    );
    page.wait_for("the marks at the server", |_| {
        (witness.class(class).row.tally.arrived == 3).then_some(())
    });

    page.go(&proxy.url(&path));
    page.reads("@count-arrived strong", 3);
    page.reads("@sync .sync-words", "全部已上传");
    let history = Witness::join(&server.link("counsellor")).history(class);
    assert_eq!(history.ops.len(), 3, "each counts once (I3)");
}
