//! The one class whose monitor is a person: everybody but one is photographed, everybody pays, the crew is paid.

use rollcall_e2e::Browser;

use crate::school::IN_MOVED;

/// Opens the link.
pub fn opens_the_link(phone: &Browser, link: &str) {
    phone.go(link);
    // Its day is far: the page begins with the days before.
    phone.says("@ready", "采集码");
    phone.tap("@tab-roll-call");
    phone.wait_for("the roster", |phone| {
        (phone.texts("@row").len() == IN_MOVED).then_some(())
    });
    phone.says("@slot", "10:10–10:30");
}

/// Taps through the hour. The last is not photographed; four of the five pay, and one of them is the last.
pub fn goes_through_the_class(phone: &Browser) {
    for here in 1..IN_MOVED {
        phone.tap("@next-step");
        phone.reads("@count-arrived strong", here);
    }
    phone.tap("@tab-shots");
    for shot in 1..IN_MOVED {
        phone.tap("@next-step");
        phone.reads("@count-photographed strong", shot);
    }
    phone.tap("@tab-fees");
    for _ in 0..3 {
        phone.tap("@next-step");
    }
    phone.tap("@skip");
    phone.tap("@next-step");
    phone.tap("@tab-settle");
    phone.reads("@due", "¥50.00");
    phone.reads("@collected", "¥50.00");
    phone.tap("@pay");
    phone.says("@settled", "¥50.00");
    phone.says("@sync .sync-words", "全部已上传");
}
