//! Phones and links: who has which, and taking them back.

use rollcall_e2e::{Browser, Data, Engine, Screen, Server, Witness};

#[test]
fn a_phone_and_a_link_are_taken_back_by_who_asks_twice() {
    let server = Server::start(Data::Demo);
    let monitor = Witness::join(&server.link("monitor"));
    let tail = monitor.device().to_string();
    let counsellor = Browser::fresh(Engine::Chromium, Screen::Phone);
    counsellor.go(&server.link("counsellor"));
    counsellor.tap("@devices");
    counsellor.wait_for("the two phones", |page| {
        let all = page.texts("@entry");
        let phone = all.iter().find(|it| it.contains(&tail[12..]))?;
        assert!(
            phone.contains("班长") && phone.contains("联系过"),
            "{phone}"
        );
        all.iter().any(|it| it.contains("本机")).then_some(())
    });

    counsellor.tap_with("@entry button", "收回");
    counsellor.says("@entry .warning", "还没上传的记录会单独保留");
    counsellor.tap_with("@entry button", "取消");
    assert!(!counsellor.has("@entry .warning"));
    counsellor.tap_with("@entry button", "收回");
    counsellor.tap("@entry .button-grave");
    counsellor.wait_for("the phone to be taken back", |page| {
        let all = page.texts("@entry");
        let phone = all.iter().find(|it| it.contains(&tail[12..]))?;
        phone.contains("已收回").then_some(())
    });

    // What is left are links: the monitor's, and the counsellor's own.
    let links = |page: &Browser| {
        let words = page.texts("@entry button").into_iter();
        words.filter(|word| word == "收回").count()
    };
    let before = links(&counsellor);
    for left in (0..before).rev() {
        counsellor.tap_with("@entry button", "收回");
        counsellor.says("@entry .warning", "链接马上失效");
        counsellor.tap("@entry .button-grave");
        counsellor.wait_for("the link to be gone", |page| {
            (links(page) == left).then_some(())
        });
    }
    let stranger = Browser::fresh(Engine::Chromium, Screen::Phone);
    stranger.go(&server.link("monitor"));
    let why = stranger.text("[role=alert]");
    assert!(why.contains("收回"), "{why}");
}
