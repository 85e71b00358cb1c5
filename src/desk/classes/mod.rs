//! All classes in the order of time, with what has come in of each.

pub(super) mod filters;
pub(super) mod row;
mod table;
mod totals;

use leptos::prelude::*;

use super::changes::Changes;
use super::no_classes::NoClasses;
use super::state::desk;
use super::trouble::{Bones, Trouble, sentence};
use crate::shared::icons::{Glyph, Icon};
use crate::text::common;
use crate::text::desk as text;

/// Totals, filters, table.
#[component]
pub(super) fn ClassesPage() -> impl IntoView {
    let desk = desk();
    let state = Memo::new(move |_| desk.rows.with(|rows| rows.as_ref().map(Vec::is_empty)));
    let body = move || {
        match state.get() {
        Some(false) => view! {
            <totals::Totals />
            <filters::Filters />
            <table::Table />
        }
        .into_any(),
        Some(true) => view! { <NoClasses title=text::classes_empty_title() office=text::classes_empty() others=text::classes_empty_plain() /> }.into_any(),
        None => match desk.failure.get() {
            Some(failure) => {
                view! { <Trouble failure retry=move |()| desk.load_rows() /> }.into_any()
            }
            None => view! { <Bones /> }.into_any(),
        },
    }
    };
    let stale = move || {
        let failure = desk.failure.get().filter(|_| state.get().is_some())?;
        Some(view! {
            <p class="strip strip-warn" role="alert">
                <span>{text::stale_rows()}" "{sentence(&failure)}</span>
                <button class="button button-slim" on:click=move |_| desk.load_rows()>
                    {common::retry()}
                </button>
            </p>
        })
    };
    view! {
        <main class="desk-page">
            <h1 class="unseen">{text::classes_title()}</h1>
            <Published />
            <Changes />
            {stale}
            {body}
        </main>
    }
}

/// What publishing did, until it is closed.
#[component]
fn Published() -> impl IntoView {
    let desk = desk();
    move || {
        desk.published.get().map(|it| {
            view! {
                <p class="strip strip-good" role="status" data-testid="published">
                    <Glyph icon=Icon::TICK />
                    <span class="strip-words">
                        <strong>{text::published(it.classes, it.students)}</strong>
                        " "
                        {text::published_changes(it.added, it.changed, it.withdrawn)}
                    </span>
                    <button
                        class="button button-icon"
                        aria-label=common::close()
                        on:click=move |_| desk.published.set(None)
                    >
                        <Glyph icon=Icon::CLOSE />
                    </button>
                </p>
            }
        })
    }
}
