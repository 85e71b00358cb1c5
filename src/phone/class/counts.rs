//! The counts, large, each a filter of the list; the same six on every page of the hour.

use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use rollcall_core::marks::Tally;
use rollcall_core::queue::Stage;

use super::view::{ClassView, Filter};
use crate::shared::show::Show;
use crate::text::common as text;
use crate::text::queue;

/// Milliseconds for which the counts are still before they are read out: a sentence, not every figure on its way.
const STILL_MS: u32 = 1_500;

/// The row of counts.
#[component]
pub fn Counts() -> impl IntoView {
    let here = expect_context::<ClassView>();
    let fee = here
        .model
        .with_untracked(|model| Stage::Fees.applies(&model.settings));
    let of = move |count: fn(&Tally) -> u32| Signal::derive(move || here.tally.with(count));
    view! {
        <div class="counts" class:counts-five=!fee role="group" aria-label=queue::filters()>
            <Count filter=Filter::All word=text::expected() id="expected" of=of(|it| it.expected) />
            <Count filter=Filter::Arrived word=text::arrived() id="arrived" of=of(|it| it.arrived) />
            <Count
                filter=Filter::Photographed
                word=text::photographed()
                id="photographed"
                of=of(|it| it.photographed)
            />
            <Count filter=Filter::Missing word=text::missing() id="missing" of=of(Tally::missing) />
            <Count filter=Filter::Absent word=text::absent() id="absent" of=of(|it| it.absent) />
            <Show when=move || fee>
                <Count filter=Filter::Unpaid word=text::unpaid() id="unpaid" of=of(|it| it.unpaid) />
            </Show>
        </div>
        <p class="unseen" role="status" data-testid="counts-said">{said(here)}</p>
    }
}

/// The counts in a sentence, once they stand still. Nothing until they change.
fn said(here: ClassView) -> RwSignal<String> {
    let said = RwSignal::new(String::new());
    let waiting = StoredValue::new_local(None::<Timeout>);
    Effect::new(move |before: Option<Tally>| {
        let now = here.tally.get();
        if before.is_some() {
            let words = queue::counts_are(now.arrived, now.expected, now.photographed);
            // The one that waits is dropped, and says nothing.
            waiting.set_value(Some(Timeout::new(STILL_MS, move || {
                said.try_set(words);
            })));
        }
        now
    });
    said
}

#[component]
fn Count(filter: Filter, word: &'static str, id: &'static str, of: Signal<u32>) -> impl IntoView {
    let here = expect_context::<ClassView>();
    let chosen = move || here.filter.get() == filter;
    let choose = move |_| {
        // A second tap shows everybody again.
        let next = if here.filter.get_untracked() == filter {
            Filter::All
        } else {
            filter
        };
        here.choose(next);
    };
    view! {
        <button
            class="count"
            class:count-chosen=move || chosen()
            aria-pressed=move || chosen().to_string()
            data-testid=format!("count-{id}")
            on:click=choose
        >
            <strong>{move || of.get().to_string()}</strong>
            <span>{word}</span>
        </button>
    }
}
