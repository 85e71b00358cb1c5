//! A browser that is killed in the middle of its writes, again and again (I1).

use rollcall_e2e::{Fault, in_each_engine};

use crate::hall::{Hall, in_the_outbox};

/// After how many marks that were seen, each time.
const KILLS: [usize; 5] = [7, 23, 40, 2, 61];

/// Ticks and takes back as fast as the page shows it, and leaves word of every mark once it is shown.
const TAP_AND_TELL: &str = "
    const find = (name) => document.querySelector(`[data-testid=${name}]`);
    const count = () => find('count-arrived').querySelector('strong').textContent;
    const moment = () => new Promise((done) => setTimeout(done, 0));
    (async () => {
        for (let made = 0; ; made += 1) {
            const before = count();
            find(made % 2 ? 'undo' : 'next-step').click();
            while (count() === before) await moment();
            fetch(`/api/seen?${made + 1}`);
        }
    })();";

in_each_engine! {
    fn a_mark_that_was_shown_is_there_after_the_browser_was_killed_in_the_middle_of_writes(engine) {
        let hall = Hall::open();
        let mut page = hall.monitor(engine);
        hall.proxy.set("/", Fault::Refuse);
        let (mut marks, mut arrived) = (0, 0);
        for kill in KILLS {
            hall.proxy.forget_seen();
            page.script(TAP_AND_TELL, &[]);
            page.wait_for("the marks", |_| (hall.proxy.seen().len() >= kill).then_some(()));
            page.kill();
            let shown = hall.proxy.seen().iter().map(|it| it.parse::<u32>().unwrap()).max().unwrap();

            page.open_again();
            page.go(&hall.proxy.url("/"));
            let kept = in_the_outbox(&page);
            let new = kept - marks;
            assert!(new >= shown, "{shown} marks were shown, {new} are there");
            arrived += new % 2;
            page.reads("@count-arrived strong", arrived);
            marks = kept;
        }
        hall.proxy.heal();
        hall.all_is_home(&page, &[marks as usize]);
    }
}
