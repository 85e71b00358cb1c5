//! Roll call, exceptions, one by one, fees, settlement: every engine, no network from the sixth student on.

use rollcall_core::money::Fen;
use rollcall_e2e::{Browser, Data, Screen, Server, Witness, demo, in_each_engine};

/// Students on the roster.
const CLASS: u32 = 12;

in_each_engine! {
    fn the_hour_goes_through_with_the_network_gone_in_the_middle(engine) {
        let mut server = Server::start(Data::Demo);
        let page = Browser::fresh(engine, Screen::Phone);
        page.go(&demo::class_of(&server, CLASS as usize));
        page.wait_for("the class", |page| page.has("@tab-roll-call").then_some(()));
        page.tap("@tab-roll-call");
        page.wait_for("the roster", |page| {
            (page.texts("@row").len() == CLASS as usize).then_some(())
        });
        page.wait_until_it_starts_without_a_network();
        arrive(&page, 1, 5);
        server.stop();
        calls_the_rest(&page);
        adds_a_walk_in(&page);
        shoots_one_by_one(&page);
        collects(&page);
        reckons_up(&page);
        server.start_again();
        page.reads("@sync .sync-words", "全部已上传");
        assert!(!page.has(".sync-warn"), "something was not accepted");
        the_server_agrees(&server);
    }
}

fn arrive(page: &Browser, from: u32, to: u32) {
    for here in from..=to {
        page.tap("@next-step");
        page.reads("@count-arrived strong", here);
    }
}

/// One is passed over and comes late, one is absent, one is marked by mistake.
fn calls_the_rest(page: &Browser) {
    let late = page.text("@next-name");
    page.tap("@skip");
    page.wait_for("somebody else to be next", |page| {
        (page.texts("@next-name").first()? != &late).then_some(())
    });
    arrive(page, 6, 10);
    page.tap("@row:nth-child(12) .row-who");
    page.tap("@say-absent");
    page.reads("@count-absent strong", 1);
    page.reads("@next-name", &late);
    arrive(page, 11, 11);
    page.tap("@undo");
    page.reads("@count-arrived strong", 10);
    arrive(page, 11, 11);
}

fn adds_a_walk_in(page: &Browser) {
    page.tap("@walk-in");
    page.paste("@walk-in-name", "路人甲");
    page.paste("@walk-in-number", "9999000099");
    page.tap("@walk-in-write");
    page.reads("@count-expected strong", CLASS + 1);
}

fn shoots_one_by_one(page: &Browser) {
    page.tap("@tab-shots");
    page.tap("@one-by-one");
    for shot in 1..=11 {
        page.tap("@next-step");
        page.reads("@count-photographed strong", shot);
    }
    page.tap("@undo");
    page.reads("@count-photographed strong", 10);
    page.tap("@next-step");
    page.reads("@count-photographed strong", 11);
    page.tap("@one-by-one");
}

fn collects(page: &Browser) {
    page.tap("@tab-fees");
    let all = page.number("@count-unpaid strong");
    for paid in 1..=8 {
        page.tap("@next-step");
        page.reads("@count-unpaid strong", all - paid);
    }
}

fn reckons_up(page: &Browser) {
    page.tap("@tab-settle");
    page.reads("@due", "¥165.00");
    page.reads("@collected", "¥120.00");
    page.tap("@pay");
    page.says("@settled", "¥165.00");
}

fn the_server_agrees(server: &Server) {
    let tally = Witness::join(&server.link("office")).row("23软工5班").tally;
    assert_eq!((tally.photographed, tally.absent, tally.paid), (11, 1, 8));
    assert_eq!((tally.due, tally.collected), (Fen(16_500), Fen(12_000)));
}
