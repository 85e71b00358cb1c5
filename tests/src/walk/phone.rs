//! The phone of somebody without an invitation, and a monitor's, with everything that goes wrong on it.

use super::{Visitor, plan};
use crate::demo::{Classmate, cells};
use crate::{Browser, Data, Screen, Server, Witness, demo};

/// Names as long as they get, and the usual ones beside them.
const NAMES: [&str; 10] = [
    "路人甲",
    "古丽米热·阿卜杜热西提·麦合木提江",
    "欧阳路人",
    "路乙",
    "路人丙",
    "才让卓玛·益西旺姆",
    "路人丁",
    "路人戊",
    "路己",
    "买买提艾力·吾买尔江",
];

/// Before and without an invitation.
pub fn nobody_yet(to: &dyn Visitor, server: &Server) {
    let page = to.open(Screen::Phone);
    page.go(&server.url("/"));
    let _welcome = page.text("main .lead");
    to.see(&page, "welcome");
    page.tap("@menu");
    let _menu = page.text("dialog");
    to.see(&page, "menu");
    page.tap(".sheet-head button");
    // Closing goes a step back in the history, and must not take the next address back with it.
    page.wait_for("the way back", |page| {
        (page.script("return history.state === null", &[]) == true).then_some(())
    });
    page.go(&server.url("/join#AAAAAAAAAAAAAAAAAAAAAAAAAA"));
    let _why = page.text("[role=alert]");
    to.see(&page, "join-error");
}

/// The monitor's hour up to half of it; answers with the phone, on the roll call.
pub fn monitor(to: &dyn Visitor, server: &Server) -> Browser {
    let page = to.open(Screen::Phone);
    page.go(&server.link("monitor"));
    let _first = page.text("@row, @ready-row");
    page.wait_until_it_starts_without_a_network();
    to.see(&page, "class-first");
    page.tap("@kept-read");
    page.tap("@tab-ready");
    let _ready = page.text("@ready");
    to.see(&page, "class-ready");
    page.tap("@tab-roll-call");
    let _next = page.text("@next-step");
    to.see(&page, "class-begin");
    tick_half_the_class(&page);
    page.tap("@tab-roll-call");
    page.reads("@count-arrived strong", 24);
    all_sent(&page);
    to.see(&page, "class-roll-call");
    page.tap("@row:nth-child(5) .row-who");
    let _sheet = page.text("dialog @say-absent");
    to.see(&page, "class-student");
    page.tap(".sheet-head button");
    page.tap("@tab-shots");
    page.reads("@count-photographed strong", 14);
    to.see_at(&page, "@row:nth-child(15)", "class-shots");
    page.tap("@tab-fees");
    let _unpaid = page.number("@count-unpaid strong");
    to.see_at(&page, "@row:nth-child(17)", "class-fees");
    page.tap("@tab-roll-call");
    page
}

fn tick_half_the_class(page: &Browser) {
    for here in 1..=24 {
        page.tap("@next-step");
        page.reads("@count-arrived strong", here);
    }
    page.tap("@row:nth-child(26) .row-who");
    page.tap("@say-absent");
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

/// A phone whose owner has read what the app keeps.
fn read_before(to: &dyn Visitor) -> Browser {
    let page = to.open(Screen::Phone);
    page.remember("rollcall-kept", "read");
    page
}

/// Waits until nothing is only here.
pub fn all_sent(page: &Browser) {
    page.wait_for("everything to be sent", |page| {
        let words = page.texts("@sync .sync-words").into_iter().next()?;
        (!words.chars().any(|it| it.is_ascii_digit())).then_some(())
    });
}

/// A mark that waits for the network, and is taken back when it is home.
pub fn offline(to: &dyn Visitor, server: &mut Server, page: &Browser) {
    page.tap("@tab-roll-call");
    let before = page.number("@count-arrived strong");
    all_sent(page);
    server.stop();
    page.tap("@next-step");
    page.reads("@count-arrived strong", before + 1);
    page.wait_for("one mark that waits", |page| {
        let words = page.texts("@sync .sync-words").into_iter().next()?;
        words.starts_with('1').then_some(())
    });
    to.see(page, "class-offline");
    page.tap("@sync-open");
    let _waits = page.text("@unsettled");
    to.see(page, "class-unsent");
    page.tap(".sheet-head button");
    server.start_again();
    page.tap("@undo");
    page.reads("@count-arrived strong", before);
    all_sent(page);
}

/// A class of ten with long names, when it begins and when it is done; one of sixty; one without a roster.
pub fn sizes(to: &dyn Visitor, server: &Server) {
    let office = Witness::join(&server.link("office"));
    let rows = office.rows();
    let mates = |count: usize| -> Vec<Classmate> {
        let one = |at: usize| Classmate {
            order: at.to_string(),
            name: match count {
                10 => NAMES[at - 1].to_owned(),
                _ => format!("路人{at}"),
            },
            number: format!("99990{at:05}"),
        };
        (1..=count).map(one).collect()
    };
    let open = |class, count| {
        office.bring_in(class, &cells(&mates(count)));
        let page = read_before(to);
        page.go(&office.invite_monitor(class).url);
        page.wait_for("the class", |page| page.has("@tab-roll-call").then_some(()));
        page.tap("@tab-roll-call");
        page.wait_for("the roster", |page| {
            (page.texts("@row").len() == count).then_some(())
        });
        page
    };
    let ten = open(rows[1].id, 10);
    to.see(&ten, "class-ten");
    ten.tap("@row:nth-child(2) .row-who");
    let _sheet = ten.text("dialog @say-absent");
    to.see(&ten, "class-long-name");
    ten.tap(".sheet-head button");
    ten.tap("@one-by-one");
    ten.tap("@skip");
    let _long = ten.text("@next-name");
    to.see(&ten, "class-one-by-one-long");
    ten.tap("@skip");
    ten.tap("@one-by-one");
    for (tab, count) in [
        ("@tab-roll-call", "@count-arrived strong"),
        ("@tab-shots", "@count-photographed strong"),
    ] {
        ten.tap(tab);
        for done in 1..=10 {
            ten.tap("@next-step");
            ten.reads(count, done);
        }
    }
    to.see(&ten, "class-full");
    ten.tap("@tab-settle");
    let _due = ten.text("@due");
    to.see(&ten, "class-ten-settle");
    let sixty = open(rows[2].id, 60);
    to.see(&sixty, "class-sixty");
    without_a_roster(to);
}

fn without_a_roster(to: &dyn Visitor) {
    let server = Server::start(Data::Empty);
    let office = Witness::join(&server.link("office"));
    office.publish(demo::notice());
    let class = office.rows()[0].id;
    let page = read_before(to);
    page.go(&office.invite_monitor(class).url);
    page.wait_for("the class", |page| page.has("h1").then_some(()));
    page.wait_for("its address", |page| {
        page.path().starts_with("/class/").then_some(())
    });
    to.see(&page, "class-no-roster");
}

/// Two phones that disagree about one student, and what the cards ask.
pub fn questions(to: &dyn Visitor, server: &mut Server) {
    let [one, other] = [(), ()].map(|()| {
        let page = read_before(to);
        page.go(&server.link("monitor"));
        page.wait_for("the class", |page| page.has("@tab-roll-call").then_some(()));
        page.tap("@tab-roll-call");
        page.wait_for("what is marked", |page| {
            (page.number("@count-arrived strong") >= 24).then_some(())
        });
        all_sent(&page);
        page.wait_until_it_starts_without_a_network();
        page
    });
    server.stop();
    let here = one.number("@count-arrived strong");
    let name = one.text("@next-name");
    one.tap("@next-step");
    one.reads("@count-arrived strong", here + 1);
    let gone = other.number("@count-absent strong");
    other.tap_with("@row .row-who", &name);
    other.tap("@say-absent");
    other.reads("@count-absent strong", gone + 1);
    server.start_again();
    let _asked = other.text("@questions-open");
    one.tap("@questions-open");
    let _asked = one.text("@question");
    to.see(&one, "class-question");
}

/// The monitor's class goes to another time, and its phone says so.
pub fn moved(to: &dyn Visitor, server: &Server) {
    let phone = read_before(to);
    phone.go(&server.link("monitor"));
    phone.wait_for("the class", |page| page.has("@tab-roll-call").then_some(()));
    let class = phone.text("h1");
    let desk = to.open(Screen::Desk);
    desk.go(&server.link("office"));
    let _rows = desk.text("@class-row");
    desk.go(&server.url("/desk/timetable"));
    let _slot = desk.text("@slot");
    plan::find(&desk, &class);
    desk.tap("@place:not([disabled])");
    desk.tap("@moves-publish");
    let _moved = phone.text("@moved");
    to.see(&phone, "class-moved");
    phone.tap("@moved");
    let _sheet = phone.text("dialog @moved-understood");
    to.see(&phone, "class-moved-sheet");
    phone.tap("@moved-understood");
}

/// All phones; then the event is closed while one of them is looked at.
pub fn closed(to: &dyn Visitor, server: &Server) {
    let phone = read_before(to);
    phone.go(&server.link("monitor"));
    phone.wait_for("the class", |page| page.has("@tab-roll-call").then_some(()));
    let desk = to.open(Screen::Desk);
    desk.go(&server.link("office"));
    let _rows = desk.text("@class-row");
    desk.go(&server.url("/desk/phones"));
    desk.wait_for("the phones", |page| {
        (page.texts("@entry").len() > 1).then_some(())
    });
    to.see(&desk, "desk-phones");
    desk.go(&server.url("/desk/after/closing"));
    desk.tap("@close");
    desk.tap("@close-now");
    phone.wait_for("the class to be gone", |page| {
        (!page.has("@tab-roll-call")).then_some(())
    });
    let _closed = phone.text("main");
    to.see(&phone, "class-closed");
}
