//! A day that goes by, and its board.

use std::thread::{self, JoinHandle};
use std::time::Duration;

use crate::clock::{look_until, now};
use crate::{Data, Screen, Server};
use rollcall_play::{Day, Pace, play};

use super::Visitor;

/// Classes with a phone: the one after them is silent while others run.
const HEARD: usize = 7;
/// From the start to the first class that is silent.
const LONGEST: Duration = Duration::from_secs(15 * 60);

/// A day that is going by; it ends with its server.
#[derive(Debug)]
pub struct Live {
    server: Server,
    _phones: JoinHandle<()>,
}

/// Lets the day begin.
pub fn begin() -> Live {
    let server = Server::start(Data::Live);
    let day = Day {
        link: server.link("office"),
        pace: Pace::Live,
        seed: 20_260_415,
        classes: Some(HEARD),
    };
    // The end of the pictures is the end of its server, and of the day.
    let phones = thread::spawn(move || drop(play(&day, now, |_| {})));
    Live {
        server,
        _phones: phones,
    }
}

/// The board while classes run, and one is silent.
pub fn board(to: &dyn Visitor, live: &Live) {
    let page = to.open(Screen::Desk);
    page.go(&live.server.link("office"));
    page.wait_for("the classes", |page| page.has("@class-row").then_some(()));
    page.go(&live.server.url("/desk/board"));
    let going = look_until(LONGEST, || {
        (page.has("@silent") && page.has("@lane-running")).then_some(())
    });
    assert!(going.is_some(), "no class is silent while another runs");
    to.see(&page, "desk-board");
    to.see_at(&page, "@lane", "desk-board-lanes");
}
