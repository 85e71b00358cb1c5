//! The queue, in order.

use leptos::prelude::*;

use super::keys;
use super::row::Row;
use super::view::ClassView;
use crate::shared::show::Show;
use crate::text::phone as text;
use crate::text::queue::search_nobody;

/// Everybody whom the search finds or the filter lets through.
#[component]
pub fn Queue() -> impl IntoView {
    let here = expect_context::<ClassView>();
    let shown = here.shown;
    let nobody = move || {
        let typed = here.query.get();
        if typed.is_empty() {
            text::nobody_here().to_owned()
        } else {
            search_nobody(typed.trim())
        }
    };
    // Room beneath the hits lets the first of them come up to the search; where there are none, what is said stays in sight.
    let found = move || here.query.with(|typed| !typed.is_empty()) && !shown.with(Vec::is_empty);
    view! {
        <ol
            class="queue"
            class:queue-found=found
            data-testid="queue"
            on:keydown=move |event| keys::up_and_down(&event)
        >
            <For each=move || shown.get() key=|student| (student.id, student.name.clone()) let:student>
                <Row student />
            </For>
        </ol>
        <Show when=move || shown.with(Vec::is_empty)>
            <p class="empty" role="status">{move || nobody()}</p>
        </Show>
        <super::walk_in::WalkInButton />
    }
}
