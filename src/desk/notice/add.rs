//! A class that was not read is added by hand.

use std::collections::BTreeMap;

use leptos::prelude::*;
use rollcall_core::desk::{Field, Mend};

use super::bench::{Bench, bench};
use super::edit::name;
use super::reading::Entry;
use crate::shared::sheet::Sheet;
use crate::text::common;
use crate::text::mend as text;

/// What is asked for, in the order in which one fills it in.
const ASKED: [Field; 10] = [
    Field::Class,
    Field::Headcount,
    Field::Group,
    Field::Start,
    Field::End,
    Field::Date,
    Field::Campus,
    Field::Venue,
    Field::College,
    Field::Counsellor,
];

/// What the next class most likely shares with the one that is looked at.
const SHARED: [Field; 5] = [
    Field::Date,
    Field::Campus,
    Field::Venue,
    Field::Start,
    Field::End,
];

/// Without these there is no place in the timetable.
const NEEDED: [Field; 3] = [Field::Class, Field::Date, Field::Start];

#[component]
pub(super) fn AddButton(
    #[prop(optional)] great: bool,
    /// The line that the class stands in; otherwise the one that is looked at.
    #[prop(optional)]
    line: Option<usize>,
) -> impl IntoView {
    let bench = bench();
    let open = RwSignal::new(false);
    let click = move |event: leptos::ev::MouseEvent| {
        event.stop_propagation();
        if line.is_some() {
            bench.view.entry.set(None);
            bench.view.line.set(line);
        }
        open.set(true);
    };
    let sheet = move || {
        open.get()
            .then(|| view! { <AddSheet close=move |()| open.set(false) /> })
    };
    view! {
        <button
            class="button"
            class:button-slim=!great
            class:button-primary=great
            data-testid="entry-add"
            on:click=click
        >
            {text::add()}
        </button>
        {sheet}
    }
}

/// The line that is looked at, if no class came from it: the new one stands there.
fn source(bench: Bench) -> Option<(usize, String)> {
    let line = bench.view.line.get_untracked()?;
    bench.read.with_untracked(|read| {
        let read = read.as_ref()?;
        let gave = read.reading.entries.iter().any(|it| it.line == line);
        let words = read.text.split('\n').nth(line.checked_sub(1)?)?.trim();
        (!gave && !words.is_empty()).then(|| (line, words.to_owned()))
    })
}

fn begin(bench: Bench) -> BTreeMap<Field, String> {
    let chosen = bench.view.entry.get_untracked();
    bench.read.with_untracked(|read| {
        let entries = read
            .as_ref()
            .map(|read| read.reading.entries.as_slice())
            .unwrap_or_default();
        let like: Option<&Entry> = chosen
            .and_then(|at| entries.iter().find(|it| it.at() == at))
            .or_else(|| entries.last());
        let shared = like.map(|entry| SHARED.map(|field| (field, entry.cell(field))));
        shared.into_iter().flatten().collect()
    })
}

#[component]
fn AddSheet(#[prop(into)] close: Callback<()>) -> impl IntoView {
    let bench = bench();
    let source = StoredValue::new(source(bench));
    let fields = RwSignal::new(begin(bench));
    let added = RwSignal::new(None::<String>);
    let filled = move |field: Field| {
        fields.with(|fields| {
            fields
                .get(&field)
                .is_some_and(|words| !words.trim().is_empty())
        })
    };
    let ready = move || NEEDED.into_iter().all(filled);
    let add = move || {
        if !ready() {
            return false;
        }
        let mut said = fields.get_untracked();
        said.retain(|_, words| !words.trim().is_empty());
        let line = source.with_value(|source| source.as_ref().map(|(line, _)| *line));
        added.set(said.get(&Field::Class).cloned());
        bench.mend(Mend::Add { line, fields: said });
        // The next one comes from elsewhere.
        source.set_value(None);
        fields.update(|fields| {
            fields.remove(&Field::Class);
            fields.remove(&Field::Headcount);
        });
        true
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if add() {
            close.run(());
        }
    };
    let from = source.with_value(|source| {
        source.clone().map(|(line, words)| {
            view! {
                <p class="add-source"><span class="muted">{text::add_line(line)}</span>" "{words}</p>
            }
        })
    });
    let field = move |field: Field| {
        let words = move || fields.with(|fields| fields.get(&field).cloned().unwrap_or_default());
        let write = move |event: leptos::ev::Event| {
            fields.update(|fields| {
                fields.insert(field, event_target_value(&event));
            });
        };
        view! {
            <label class="setting" class:setting-wide={matches!(field, Field::Class | Field::Venue)}>
                <span>{text::field(field)}</span>
                <input
                    class="field"
                    data-testid=format!("add-{}", name(field))
                    autocomplete="off"
                    prop:value=words
                    on:input=write
                />
            </label>
        }
    };
    view! {
        <Sheet title=text::add_title() close>
            <form class="add-form" on:submit=submit>
                {from}
                <div class="add-fields">{ASKED.map(field).collect_view()}</div>
                <p class="muted" role="status">
                    {move || match added.get() {
                        Some(name) => text::added_one(name),
                        None => text::add_needs().to_owned(),
                    }}
                </p>
                <div class="actions">
                    <button class="button button-primary" data-testid="add-confirm" disabled=move || !ready()>
                        {text::add_one()}
                    </button>
                    <button type="button" class="button" data-testid="add-next" disabled=move || !ready()
                        on:click=move |_| { add(); }>
                        {text::add_next()}
                    </button>
                    <button type="button" class="button button-quiet" on:click=move |_| close.run(())>
                        {common::cancel()}
                    </button>
                </div>
            </form>
        </Sheet>
    }
}
