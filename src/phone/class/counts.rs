//! The counts, large, each a filter of the list.

use leptos::prelude::*;
use rollcall_core::marks::Tally;
use rollcall_core::money::Fen;
use rollcall_core::queue::Stage;

use super::view::{ClassView, Filter, Tab};
use crate::shared::show::Show;
use crate::text::common as text;

/// The row of counts.
#[component]
pub fn Counts() -> impl IntoView {
    let here = expect_context::<ClassView>();
    let fee = here
        .model
        .with_untracked(|model| model.settings.fee > Fen::ZERO);
    let fees = move || fee && here.tab.get() == Tab::Stage(Stage::Fees);
    view! {
        <div class="counts" role="group">
            <Count filter=Filter::All word=text::expected() id="expected" of=|tally| tally.expected />
            <Count filter=Filter::Missing word=text::missing() id="missing" of=|tally| tally.missing() />
            <Count filter=Filter::Arrived word=text::arrived() id="arrived" of=|tally| tally.arrived />
            <Count
                filter=Filter::Photographed
                word=text::photographed()
                id="photographed"
                of=|tally| tally.photographed
            />
            <Show when=move || !fees()>
                <Count filter=Filter::Absent word=text::absent() id="absent" of=|tally| tally.absent />
            </Show>
            <Show when=fees>
                <Count
                    filter=Filter::Unpaid
                    word=text::unpaid()
                    id="unpaid"
                    of=|tally| tally.expected.saturating_sub(tally.paid)
                />
            </Show>
        </div>
    }
}

#[component]
fn Count(
    filter: Filter,
    word: &'static str,
    id: &'static str,
    of: fn(&Tally) -> u32,
) -> impl IntoView {
    let here = expect_context::<ClassView>();
    let chosen = move || here.filter.get() == filter;
    let choose = move |_| {
        // A second tap shows everybody again.
        let next = if here.filter.get_untracked() == filter {
            Filter::All
        } else {
            filter
        };
        here.filter.set(next);
    };
    view! {
        <button
            class="count"
            class:count-chosen=move || chosen()
            aria-pressed=move || chosen().to_string()
            data-testid=format!("count-{id}")
            on:click=choose
        >
            <strong>{move || here.tally.with(of).to_string()}</strong>
            <span>{word}</span>
        </button>
    }
}
