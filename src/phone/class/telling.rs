//! Saying several things at once, and telling it in words of one's own.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::view::ClassView;
use crate::client::Saying;
use crate::platform::browser;

/// Says all of it as one act; the line under the list tells `words` when it is kept.
pub fn say_so(here: ClassView, sayings: Vec<Saying>, words: String) {
    spawn_local(async move {
        if here.client.say_all(here.id, sayings).await.is_some() {
            browser::buzz();
            here.said.set(words);
        }
    });
}
