//! Two tabs of one browser are one device (P9).

use rollcall_core::ids::Seq;
use rollcall_e2e::{Chromium, Data, Screen, Server, Witness};

#[test]
fn a_second_tab_sees_what_the_first_ticked_and_both_count_on_from_one_another() {
    let server = Server::start(Data::Demo);
    let page = Chromium::fresh(Screen::Phone);
    page.go(&server.link("monitor"));
    page.reads("@count-arrived strong", 0);
    let name = page.text("h1");

    let [first, second] = page.open_tab();
    page.go(&server.url("/"));
    page.reads("@count-arrived strong", 0);

    page.look_at(&first);
    page.tap("@next-step");
    page.reads("@count-arrived strong", 1);
    page.look_at(&second);
    page.reads("@count-arrived strong", 1);
    page.tap("@next-step");
    page.reads("@count-arrived strong", 2);
    page.look_at(&first);
    page.reads("@count-arrived strong", 2);
    page.tap("@next-step");
    page.reads("@count-arrived strong", 3);
    page.reads("@sync .sync-words", "全部已上传");

    let witness = Witness::join(&server.link("counsellor"));
    let class = witness.row(&name.replace(' ', ""));
    assert_eq!(class.tally.arrived, 3);
    let ops = witness.history(class.id).ops;
    let ids: Vec<_> = ops.iter().map(|op| op.op.parse().unwrap().id).collect();
    let numbers: Vec<_> = ids.iter().map(|id| id.seq).collect();
    assert_eq!(numbers, [Seq(1), Seq(2), Seq(3)]);
    assert!(ids.iter().all(|id| id.device == ids[0].device));
}
