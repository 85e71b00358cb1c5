//! Two tabs of one browser are one device (P9).

use rollcall_e2e::{Fault, in_each_engine};

use crate::hall::{ALL_SENT, Hall, tick_up_to, waiting};

in_each_engine! {
    fn two_tabs_see_what_each_ticked_and_count_on_from_one_another(engine) {
        let hall = Hall::open();
        let page = hall.monitor(engine);
        let [first, second] = page.open_tab();
        page.go(&hall.proxy.url("/"));
        page.reads("@count-arrived strong", 0);
        let taps_in_turns = |upto: u32| {
            let now = page.number("@count-arrived strong");
            for arrived in now + 1..=upto {
                page.look_at(if arrived % 2 == 0 { &first } else { &second });
                page.reads("@count-arrived strong", arrived - 1);
                tick_up_to(&page, arrived);
            }
        };
        taps_in_turns(4);
        page.reads("@sync .sync-words", ALL_SENT);

        hall.proxy.set("/api/", Fault::Refuse);
        taps_in_turns(9);
        for tab in [&first, &second] {
            page.look_at(tab);
            page.reads("@count-arrived strong", 9);
            waiting(&page, 5);
        }
        hall.proxy.heal();
        for tab in [&first, &second] {
            page.look_at(tab);
            hall.all_is_home(&page, &[9]);
        }
    }
}
