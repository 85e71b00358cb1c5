//! Leaving a page in the middle of its writes, and coming back to it. Browsers keep the page that was left, as it
//! was: WebKit with a transaction that will never end, for which every later page would wait (P3).

use rollcall_e2e::{Fault, in_each_engine};
use serde_json::json;

use crate::hall::{Hall, in_the_outbox, tick_up_to};

const TAP_AND_LEAVE: &str = "
    document.querySelector('[data-testid=next-step]').click();
    setTimeout(() => location.assign(arguments[0]), arguments[1]);";

in_each_engine! {
    fn a_page_that_was_left_in_the_middle_of_a_write_keeps_no_later_page_waiting(engine) {
        let hall = Hall::open();
        let page = hall.monitor(engine);
        hall.proxy.set("/api/", Fault::Refuse);
        let mut marks = 0;
        for wait in [0, 2, 5, 10, 20, 1, 3] {
            page.script("window.left = true", &[]);
            page.script(TAP_AND_LEAVE, &[json!("/"), json!(wait)]);
            page.wait_for("another page", |page| {
                (page.script("return window.left ?? false", &[]) == false).then_some(())
            });
            // Its mark was not shown: it may be there or not. What is made now is.
            let there = page.number("@count-arrived strong");
            assert!(there == marks || there == marks + 1, "{marks} marks became {there}");
            tick_up_to(&page, there + 1);
            marks = there + 1;
        }
        // Back: the page of before as it was kept, or made anew.
        page.script("window.left = 'for good'; history.back()", &[]);
        page.wait_for("the page before", |page| {
            (page.script("return window.left ?? ''", &[]) != "for good").then_some(())
        });
        page.reads("@count-arrived strong", marks);
        tick_up_to(&page, marks + 1);
        marks += 1;
        page.go(&hall.proxy.url("/"));
        page.reads("@count-arrived strong", marks);
        // More than were shown, where a page that was come back to has brought its write to an end after all.
        let kept = in_the_outbox(&page);
        assert!(kept >= marks, "{marks} marks were shown, {kept} are there");
        hall.proxy.heal();
        hall.all_is_home(&page, &[kept as usize]);
    }
}
