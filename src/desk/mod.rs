//! The desk's bundle: the office reads and publishes notices, brings rosters in, sees every class come in, and
//! looks after the phones.

mod after;
mod api;
mod board;
mod care;
mod changes;
mod class;
mod classes;
mod draft;
mod events;
mod invite;
mod live;
mod no_classes;
mod notice;
mod rosters;
mod shell;
mod state;
mod strip;
mod timetable;
mod trouble;
mod upload;

use leptos::mount::mount_to_body;
use leptos::prelude::*;

use crate::platform::{browser, panic};
use crate::text;

/// Starts the bundle.
pub fn start() {
    panic::paint_panics();
    text::set_language(browser::chosen_language());
    browser::take_over(text::language());
    mount_to_body(|| view! { <shell::Shell /> });
}
