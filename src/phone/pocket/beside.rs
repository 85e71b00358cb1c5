//! Several classes on one screen, while they queue side by side: how far each is, who is next, who is missing.

use leptos::prelude::*;
use rollcall_core::queue::Stage;

use super::plan::{Entry, Pocket};
use super::{card, missing_button, phones};
use crate::text::{format, phone, pocket as text};

/// One panel a class. On wish there is a way back to the next class alone.
pub fn panels(here: Pocket, entries: Vec<Entry>, wished: bool) -> AnyView {
    let panels = entries
        .iter()
        .map(|entry| panel(here, entry))
        .collect_view();
    view! {
        <section class="beside" data-testid="side-by-side">
            <header class="beside-head">
                <h2>{if wished { text::side_by_side() } else { text::at_once() }}</h2>
                {wished.then(|| view! {
                    <button
                        class="button button-small button-quiet"
                        data-testid="beside"
                        aria-pressed="true"
                        on:click=move |_| here.beside.set(false)
                    >
                        {text::one_by_one()}
                    </button>
                }.into_any())}
            </header>
            <div class="panels">{panels}</div>
        </section>
    }
    .into_any()
}

fn panel(here: Pocket, entry: &Entry) -> AnyView {
    let tally = here.tally(entry);
    let when = entry.slot.as_ref().map(|slot| {
        let queue = slot.group.map(|group| format::group(group.0));
        format!("{} {}", format::times(slot), queue.unwrap_or_default())
    });
    let next = entry.model.with(|model| {
        let queue = model.queue();
        let next = Stage::Shots.next(&queue, &model.state)?;
        Some(text::next_student(
            &next.name,
            phone::tail(next.number_tail()),
        ))
    });
    let next = next.unwrap_or_else(|| text::nobody_waits().to_owned());
    view! {
        <article class="panel" data-testid="panel">
            <a class="panel-link" href=format!("/class/{}", entry.id)>
                <div class="card-name">
                    <h3>{entry.name.clone()}</h3>
                    <span>{when}</span>
                </div>
                {card::counts(&tally)}
                <p class="panel-next">{next}</p>
                {phones::line(here, entry)}
            </a>
            {missing_button(here, entry, &tally)}
        </article>
    }
    .into_any()
}
