//! Pictures of every screen: `screens FOLDER`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a picture that cannot be taken ends the program"
)]

mod album;
mod desk;
mod phone;

use std::path::Path;

use album::Album;
use rollcall_e2e::{Data, Screen, Server};

fn main() {
    let folder = std::env::args_os()
        .nth(1)
        .expect("the folder for the pictures");
    let mut server = Server::start(Data::Demo);
    for screen in [Screen::Phone, Screen::Desk] {
        let album = Album::new(Path::new(&folder), screen);
        phone::nobody_yet(&album, &server);
        phone::monitor(&album, &mut server);
        phone::counsellor(&album, &server);
        desk::office(&album, &server);
    }
    // Last: it leaves marks behind.
    phone::questions(&Album::new(Path::new(&folder), Screen::Phone), &mut server);
}
