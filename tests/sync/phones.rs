//! Several phones on one class: what goes in comes out, on every screen.

use rollcall_e2e::{Browser, Fault, in_each_engine};

use crate::hall::{Hall, tick_up_to};

in_each_engine! {
    fn two_phones_on_one_class_lose_nothing_and_end_on_the_same_counts(engine) {
        let hall = Hall::open();
        let [one, other] = [hall.monitor(engine), hall.monitor(engine)];
        tick_up_to(&one, 2);
        other.reads("@count-arrived strong", 2);
        tick_up_to(&other, 4);
        one.reads("@count-arrived strong", 4);

        // Each for itself: one goes on with the roll, the other shoots the first three, and both tick the fifth.
        hall.proxy.set("/api/", Fault::Refuse);
        tick_up_to(&one, 7);
        tick_up_to(&other, 5);
        shoot(&other, 3);
        assert_eq!(one.number("@count-photographed strong"), 0);

        hall.proxy.heal();
        for page in [&one, &other] {
            page.reads("@count-arrived strong", 7);
            page.reads("@count-photographed strong", 3);
            hall.all_is_home(page, &[5, 6]);
        }
        assert_eq!(hall.class(&one).tally.conflicts, 0, "both said the same of the fifth");
    }

    fn a_phone_and_a_counsellor_on_one_class_lose_nothing_and_end_on_the_same_counts(engine) {
        let hall = Hall::open();
        let phone = hall.monitor(engine);
        let counsellor = Browser::fresh(engine, phone.screen());
        counsellor.go(&hall.proxy.link(&hall.server.link("counsellor")));
        let _classes = counsellor.text("@class-card");
        counsellor.tap(&format!("@class-card a[href='{}']", phone.path()));
        counsellor.reads("@count-arrived strong", 0);

        for round in 0..3 {
            tick_up_to(&phone, 2 * round + 1);
            counsellor.reads("@count-arrived strong", 2 * round + 1);
            tick_up_to(&counsellor, 2 * round + 2);
            phone.reads("@count-arrived strong", 2 * round + 2);
        }
        hall.proxy.set("/api/", Fault::Refuse);
        tick_up_to(&phone, 8);
        shoot(&counsellor, 1);
        hall.proxy.heal();
        for page in [&phone, &counsellor] {
            page.reads("@count-arrived strong", 8);
            page.reads("@count-photographed strong", 1);
            hall.all_is_home(page, &[4, 5]);
        }
    }
}

fn shoot(page: &Browser, wanted: u32) {
    page.tap("@tab-shots");
    for shot in 1..=wanted {
        page.tap("@next-step");
        page.reads("@count-photographed strong", shot);
    }
}
