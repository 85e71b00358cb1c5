//! Two phones that disagree: both sides are shown, something counts meanwhile, one tap settles it (I2, I10).

use rollcall_e2e::{Browser, Data, Engine, Fault, Proxy, Screen, Server, Witness};

#[test]
fn what_two_phones_say_of_one_student_is_asked_and_settled_by_one_tap() {
    let server = Server::start(Data::Demo);
    let proxy = Proxy::before(&server);
    let [one, other] = [(), ()].map(|()| {
        let page = Browser::fresh(Engine::Chromium, Screen::Phone);
        page.go(&proxy.link(&server.link("monitor")));
        page.reads("@count-arrived strong", 0);
        page.reads("@sync .sync-words", "全部已上传");
        page
    });

    // Without a network: here or not, and both take the fee.
    proxy.set("/api/", Fault::Refuse);
    let who = one.text("@next-name");
    one.tap("@next-step");
    one.reads("@count-arrived strong", 1);
    other.tap("@row .row-who");
    other.tap_with("@say-absent", "实习在外");
    other.reads("@count-absent strong", 1);
    for page in [&one, &other] {
        page.tap("@row .row-who");
        page.tap("@receive-cash");
        page.wait_for("the fee", |page| {
            (page.texts("@row .chip").first()? == "已缴").then_some(())
        });
    }
    assert!(!one.has("@questions-open") && !other.has("@questions-open"));

    proxy.heal();
    for page in [&one, &other] {
        page.tap("@questions-open");
        page.wait_for("both questions", |page| {
            (page.texts("@question").len() == 2).then_some(())
        });
    }
    let asked = one.texts("@question");
    assert!(
        asked[0].contains(&who) && asked[0].contains("记的不一样"),
        "{asked:?}"
    );
    assert!(
        asked[0].contains("本机") && asked[0].contains("手机 "),
        "{asked:?}"
    );
    assert!(asked[1].contains("缴了两次"), "{asked:?}");
    // Who is here counts before who is not, until a person has said.
    one.reads("@count-arrived strong", 1);

    one.tap_with("@side", "缺席");
    for page in [&one, &other] {
        page.reads("@count-absent strong", 1);
        page.reads("@count-arrived strong", 0);
        page.wait_for("one question less", |page| {
            (page.texts("@question").len() == 1).then_some(())
        });
    }
    other.tap("@side");
    for page in [&one, &other] {
        page.wait_for("no question", |page| {
            (!page.has("@question") && !page.has("@questions-open")).then_some(())
        });
    }
    one.reads("@sync .sync-words", "全部已上传");
    other.reads("@sync .sync-words", "全部已上传");
    let witness = Witness::join(&server.link("office"));
    let class = one.path().replace("/class/", "").parse().unwrap();
    let tally = witness.class(class).row.tally;
    assert_eq!((tally.absent, tally.paid, tally.conflicts), (1, 1, 0));
    assert_eq!(tally.collected.0, 1500, "one receipt is left in the book");
}
