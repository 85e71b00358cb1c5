//! A hotel's login page that answers everything with 200 (P24).

use rollcall_e2e::{Fault, in_each_engine};

use crate::hall::{ALL_SENT, Hall, tick_up_to, waiting};

in_each_engine! {
    fn behind_a_captive_portal_nothing_is_called_sent_and_nothing_is_lost(engine) {
        let hall = Hall::open();
        let page = hall.monitor(engine);
        tick_up_to(&page, 2);
        page.reads("@sync .sync-words", ALL_SENT);

        hall.proxy.set("/", Fault::Portal);
        tick_up_to(&page, 5);
        waiting(&page, 3);
        page.watch_for("@sync .sync-words", ALL_SENT);
        hall.proxy.wait_for_requests("/api/sync", 3);
        waiting(&page, 3);
        assert!(page.not_seen(), "it was called sent");
        assert_eq!(hall.marks(&hall.class(&page)), [2]);

        // The app and not the login page, and the worker with its files is still that of the app.
        page.go(&hall.proxy.url("/"));
        page.reads("@count-arrived strong", 5);
        page.watch_for("@sync .sync-words", ALL_SENT);
        waiting(&page, 3);
        tick_up_to(&page, 6);
        hall.proxy.wait_for_requests("/api/sync", 5);
        assert!(page.not_seen(), "it was called sent");

        hall.proxy.heal();
        hall.all_is_home(&page, &[6]);
        hall.proxy.set("/", Fault::Refuse);
        page.go(&hall.proxy.url("/"));
        page.reads("@count-arrived strong", 6);
    }
}
