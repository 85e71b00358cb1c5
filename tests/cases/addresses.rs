//! Addresses and the way back: pages change without loading the app anew.

use rollcall_e2e::{Browser, Data, Engine, Screen, Server};
use serde_json::Value;

const BACK: &str = "history.back()";

#[test]
fn a_class_opens_from_the_list_and_back_leads_to_the_list_without_loading_the_app_anew() {
    let server = Server::start(Data::Demo);
    let page = Browser::fresh(Engine::Chromium, Screen::Phone);
    page.go(&server.link("counsellor"));
    let _classes = page.text("@class-card");
    assert_eq!(page.path(), "/classes");
    page.script("window.sameApp = true", &[]);

    page.tap("@class-card a");
    let _names = page.text("@row");
    assert!(page.path().starts_with("/class/"), "{}", page.path());
    page.script(BACK, &[]);
    let _classes = page.text("@class-card");
    assert_eq!(page.path(), "/classes");
    assert_eq!(page.script("return window.sameApp", &[]), Value::Bool(true));

    // A counsellor's home is the list; a class of nobody's is told so; nonsense too.
    page.go(&server.url("/"));
    let _classes = page.text("@class-card");
    assert_eq!(page.path(), "/classes");
    for nobody in ["/class/ffffffffffffffff", "/class/nonsense"] {
        page.go(&server.url(nobody));
        page.says("[role=alert]", "这个班");
    }
}
