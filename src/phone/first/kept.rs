//! What this phone keeps, for how long, and what it never has: three lines, on the first day and in the menu.

use leptos::prelude::*;

use super::install::Install;
use crate::client::Client;
use crate::platform::browser;
use crate::platform::install::{self, Way};
use crate::shared::show::Show;
use crate::text::first as text;
use crate::text::phone;

/// Under which name the browser remembers that the card was read.
const READ: &str = "rollcall-kept";

/// The three lines. How long is the event's own; the longest where a phone has several.
#[component]
pub fn KeptLines() -> impl IntoView {
    let days = use_context::<Client>().map_or(30, |client| {
        client.identity.with_untracked(|me| {
            let events = me.as_ref().map(|me| me.events.as_slice());
            let days = events
                .unwrap_or_default()
                .iter()
                .map(|it| it.settings.keep_days);
            days.max().unwrap_or(30)
        })
    });
    view! {
        <ul class="kept">
            <li>{text::kept_what()}</li>
            <li>{text::kept_long(days)}</li>
            <li>{text::kept_never()}</li>
        </ul>
    }
}

/// The same above the class, until somebody has read it.
#[component]
pub fn KeptCard() -> impl IntoView {
    let client = expect_context::<Client>();
    let read = RwSignal::new(browser::remembered(READ).is_some());
    let installing = RwSignal::new(false);
    let shown = move || !read.get() && client.classes.with(|classes| !classes.is_empty());
    let understood = move |_| {
        browser::remember(READ, "read");
        read.set(true);
        browser::focus_on(&[".sync-words"]);
    };
    let may_install = !matches!(install::way(), Way::Installed | Way::Insecure);
    view! {
        <Show when=shown>
            <aside class="card kept-card" aria-label=text::kept_title() data-testid="kept">
                <h2>{text::kept_title()}</h2>
                <KeptLines />
                <div class="actions">
                    <button class="button" data-testid="kept-read" on:click=understood>{phone::understood()}</button>
                    <Show when=move || may_install>
                        <button class="button button-quiet" on:click=move |_| installing.set(true)>
                            {text::install_how()}
                        </button>
                    </Show>
                </div>
            </aside>
        </Show>
        <Show when=move || installing.get()>
            <Install close=move |()| installing.set(false) />
        </Show>
    }
}
