//! Whatever becomes of requests and answers: a mark that was shown as saved arrives, once (I2, I3, I11).

use std::time::Duration;

use rollcall_e2e::{Browser, Engine, Fault, in_each_engine};

use crate::hall::{ALL_SENT, Hall, tick_up_to, waiting};

const SYNC: &str = "/api/sync";
/// A phone may wait for an answer that will never come, for a while.
const UNTIL_GIVEN_UP: Duration = Duration::from_secs(90);

in_each_engine! {
    fn marks_made_while_every_connection_is_refused_arrive_once(engine) {
        let (hall, page) = marks_meet("/", Fault::Refuse, engine);
        hall.proxy.wait_for_requests(SYNC, 2);
        assert_eq!(hall.class(&page).tally.arrived, 2);
        waiting(&page, 7);
        hall.proxy.heal();
        hall.all_is_home(&page, &[9]);
    }

    // The request of the black hole is never answered, also not when the next one would be.
    fn marks_made_while_nothing_ever_answers_arrive_once(engine) {
        let (hall, page) = marks_meet(SYNC, Fault::BlackHole, engine);
        hall.proxy.wait_for_requests(SYNC, 1);
        assert_eq!(hall.class(&page).tally.arrived, 2);
        waiting(&page, 7);
        hall.proxy.heal();
        page.reads_within(UNTIL_GIVEN_UP, "@sync .sync-words", ALL_SENT);
        hall.all_is_home(&page, &[9]);
    }

    fn marks_made_on_a_slow_network_arrive_once(engine) {
        let (hall, page) = marks_meet("/", Fault::Delay(Duration::from_millis(1500)), engine);
        hall.all_is_home(&page, &[9]);
    }

    // Committed, and the phone cannot know: it offers the same marks until it hears so (I7).
    fn marks_whose_answer_is_lost_arrive_once(engine) {
        let (hall, page) = marks_meet(SYNC, Fault::DropAnswer, engine);
        committed_and_unheard(&hall, &page);
        hall.proxy.heal();
        hall.all_is_home(&page, &[9]);
    }

    fn marks_whose_answer_is_cut_in_the_middle_arrive_once(engine) {
        let (hall, page) = marks_meet(SYNC, Fault::CutAnswer, engine);
        committed_and_unheard(&hall, &page);
        hall.proxy.heal();
        hall.all_is_home(&page, &[9]);
    }
}

/// Two marks on a good network, then the fault, and seven more with an undoing among them.
fn marks_meet(path: &'static str, fault: Fault, engine: Engine) -> (Hall, Browser) {
    let hall = Hall::open();
    let page = hall.monitor(engine);
    tick_up_to(&page, 2);
    page.reads("@sync .sync-words", ALL_SENT);
    hall.proxy.set(path, fault);
    tick_up_to(&page, 7);
    page.tap("@undo");
    page.reads("@count-arrived strong", 6);
    tick_up_to(&page, 7);
    (hall, page)
}

fn committed_and_unheard(hall: &Hall, page: &Browser) {
    page.wait_for("the server to have all marks", |page| {
        (hall.class(page).tally.arrived == 7).then_some(())
    });
    hall.proxy.wait_for_requests(SYNC, 3);
    waiting(page, 7);
}
