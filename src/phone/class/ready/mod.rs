//! 准备: who is ready for the day, before it: code saved, data checked, fee in. Three ticks a student, one tap each.

mod notice;
mod remind;
mod row;
mod several;
mod view;

use leptos::prelude::*;

use super::settle::Ways;
use super::view::ClassView;
use crate::shared::icons::{Glyph, Icon};
use crate::shared::show::Show;
use crate::text::ready as text;
use view::{Preparing, Which};

/// The page of the days before.
#[component]
pub fn Ready() -> impl IntoView {
    let page = Preparing::new(expect_context::<ClassView>());
    provide_context(page);
    let remind = RwSignal::new(false);
    let several = RwSignal::new(false);
    let all_ready = move || {
        page.counts
            .with(|counts| counts.all > 0 && counts.of[3] == counts.all)
    };
    view! {
        <section class="ready" data-testid="ready">
            <div class="counts ready-counts" class:ready-fees=page.fees role="group" aria-label=text::filters()>
                {page.filters().map(|which| view! { <Count which /> }.into_any()).collect_view()}
            </div>
            <notice::Notice />
            <Show when=all_ready>
                <p class="ready-all" role="status"><Glyph icon=Icon::TICK />{text::all_ready()}</p>
            </Show>
            <div class="ready-tools">
                <button class="button" data-testid="remind" on:click=move |_| remind.set(true)>{text::remind()}</button>
                <button class="button" data-testid="several" on:click=move |_| several.set(true)>{text::several()}</button>
            </div>
            <Show when=move || page.fees>
                <Ways method=page.here.method label=text::paid_by() />
            </Show>
            <ol class="queue ready-list">
                <For each=move || page.shown() key=|id| *id let:id>
                    <row::Row id />
                </For>
            </ol>
            <Show when=move || page.shown().is_empty()>
                <p class="empty">{text::nobody()}</p>
            </Show>
        </section>
        <Show when=move || remind.get()>
            <remind::Remind close=move |()| remind.set(false) />
        </Show>
        <Show when=move || several.get()>
            <several::Several close=move |()| several.set(false) />
        </Show>
    }
}

/// How many lack something, and a filter for them. A second tap shows everybody again.
#[component]
fn Count(which: Which) -> impl IntoView {
    let page = expect_context::<Preparing>();
    let chosen = move || page.filter() == Some(which);
    view! {
        <button
            class="count"
            class:count-chosen=move || chosen()
            aria-pressed=move || chosen().to_string()
            data-testid=which.test_id()
            on:click=move |_| page.choose(which)
        >
            <strong>{move || page.counts.with(|counts| counts.of[which as usize])}</strong>
            <span>{which.word()}</span>
        </button>
    }
}
