//! Pictures of every screen: `screens FOLDER`, and `screens FOLDER dark` for a device that wants it dark.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a picture that cannot be taken ends the program"
)]

mod after;
mod album;
mod before;
mod day;
mod lists;
mod notice;
mod phone;
mod plan;
mod small;

use std::path::Path;

use album::{Album, Both};
use rollcall_core::access::Grant;
use rollcall_core::desk::InviteRequest;
use rollcall_e2e::{Data, Screen, Server, Witness};

fn main() {
    let mut args = std::env::args_os().skip(1);
    let folder = args.next().expect("the folder for the pictures");
    let folder = Path::new(&folder);
    let dark = args.next().is_some_and(|word| word == "dark");
    let both = Both::new(folder, dark);
    // First: it goes by while the others are taken.
    let live = day::begin();

    let server = Server::start(Data::Empty);
    let link = for_many(&server);
    notice::from_paste_to_published(&both, &server, &link);
    let page = both.browser();
    page.go(&link);
    let _rows = page.text("@class-row");
    lists::rosters(&both, &page, &server);
    plan::classes(&both, &page, &server);
    plan::timetable(&both, &page, &server, &link);
    before::events(&both, &page, &server);
    before::board(&both, &page, &server);

    let mut server = Server::start(Data::Demo);
    for screen in [Screen::Phone, Screen::Desk] {
        let album = Album::new(folder, screen, dark);
        phone::nobody_yet(&album, &server);
        phone::monitor(&album, &mut server);
        phone::counsellor(&album, &server);
    }
    // Last: they leave marks behind.
    let album = Album::new(folder, Screen::Phone, dark);
    phone::moved(&album, &both, &server);
    phone::questions(&album, &mut server);
    phone::closed(&album, &both, &server);

    small::boards(&both);
    after::everything(&both);
    day::board(&both, live);
}

/// A link for as many browsers as there are pictures; that of the server's first start is for a few.
fn for_many(server: &Server) -> String {
    let office = Witness::join(&server.link("office"));
    let request = InviteRequest {
        grant: Grant::Office {
            event: office.event,
        },
        uses: None,
        days: 1,
    };
    office.invite(&request).url
}
