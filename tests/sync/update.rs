//! A new version of the app while marks wait: people say when, and no mark minds (P20).

use rollcall_e2e::{Fault, in_each_engine};

use crate::hall::{Hall, tick_up_to, waiting};

in_each_engine! {
    fn a_new_version_of_the_app_takes_over_while_marks_wait_and_loses_none(engine) {
        let hall = Hall::open();
        let page = hall.monitor(engine);
        let [first, second] = page.open_tab();
        page.go(&hall.proxy.url("/"));
        page.reads("@count-arrived strong", 0);
        hall.proxy.set("/api/", Fault::Refuse);
        tick_up_to(&page, 3);
        waiting(&page, 3);

        hall.proxy.new_build("next");
        let look = "return navigator.serviceWorker.ready.then((it) => it.update()).then(() => true)";
        page.script(look, &[]);
        page.says(".strip-info", "有新版本");
        // Nobody has said so: the open page stays what it is, and goes on.
        tick_up_to(&page, 5);
        assert!(!page.has("html[data-build]"), "the page changed under the hand");

        page.tap(".strip-info button");
        page.reads("html[data-build=next] @count-arrived strong", 5);
        waiting(&page, 5);
        tick_up_to(&page, 6);

        // The other tab is still of the build before, and still good.
        page.look_at(&first);
        assert!(!page.has("html[data-build]"), "the other tab changed as well");
        page.reads("@count-arrived strong", 6);
        tick_up_to(&page, 7);
        page.look_at(&second);
        page.reads("@count-arrived strong", 7);

        hall.proxy.heal();
        hall.all_is_home(&page, &[7]);
    }
}
