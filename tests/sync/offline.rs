//! Starting with nothing there to start from: no server, no network, a browser that was killed.

use rollcall_e2e::in_each_engine;

use crate::hall::{ALL_SENT, Hall, tick_up_to, waiting};

in_each_engine! {
    fn a_cold_start_with_no_server_opens_the_class_with_its_marks(engine) {
        let mut hall = Hall::open();
        let mut page = hall.monitor(engine);
        tick_up_to(&page, 4);
        page.reads("@sync .sync-words", ALL_SENT);
        let (path, names) = (page.path(), page.texts("@row"));
        hall.server.stop();
        tick_up_to(&page, 7);

        page.kill();
        page.open_again();
        for start in ["/", &path] {
            page.go(&hall.proxy.url(start));
            page.reads("@count-arrived strong", 7);
            assert_eq!(page.path(), path);
            assert_eq!(page.texts("@row").len(), names.len());
            waiting(&page, 3);
        }
        tick_up_to(&page, 8);
        hall.server.start_again();
        hall.all_is_home(&page, &[8]);
    }
}
