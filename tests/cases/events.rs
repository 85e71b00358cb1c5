//! Several events at a time: each with its own classes and settings.

use rollcall_e2e::{Browser, Data, Engine, Screen, Server, Witness, demo};

#[test]
fn a_make_up_round_is_an_event_of_its_own_and_the_desk_goes_from_one_to_the_other() {
    let server = Server::start(Data::Empty);
    let office = Witness::join(&server.link("office"));
    let _ = office.publish(demo::notice());

    let page = Browser::fresh(Engine::Chromium, Screen::Desk);
    page.go(&server.link("office"));
    let classes = page.wait_for("the classes", |page| {
        let rows = page.texts("@class-row").len();
        (rows > 0).then_some(rows)
    });
    let first = page.text("@event-open");
    page.tap("@event-open");
    page.paste("@event-title", "2027届补拍");
    page.tap("@event-make");
    page.wait_for("the new event's empty desk", |page| {
        (page.texts("@event-open") == ["2027届补拍"] && page.has("@notice-text")).then_some(())
    });
    assert!(!page.has("@class-row"));

    page.tap("@event-open");
    page.tap_with("@event-switch", &first);
    page.wait_for("the first event's classes", |page| {
        (page.texts("@class-row").len() == classes).then_some(())
    });
    assert_eq!(page.text("@event-open"), first);
}
