//! Pictures of every screen and state: `screens FOLDER`. In Chinese by day one picture each, in two sizes; beside it,
//! smaller and side by side, the same in the dark, in the sun, and in English.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a picture that cannot be taken ends the program"
)]

mod album;
mod palette;
mod picture;

use std::path::Path;

use album::Album;
use rollcall_e2e::walk;

fn main() {
    let folder = std::env::args_os()
        .nth(1)
        .expect("the folder for the pictures");
    // First: it goes by while the others are taken.
    let live = walk::day::begin();
    let mut album = Album::new(Path::new(&folder));
    for language in ["zh-CN", "en"] {
        album.turn_to(language);
        walk::phones(&album);
        walk::desk(&album);
    }
    for language in ["zh-CN", "en"] {
        album.turn_to(language);
        walk::day::board(&album, &live);
    }
    album.finish();
}
