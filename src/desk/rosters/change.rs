//! What a file does to one class: numbers at once, names when they are asked for.

use std::sync::Arc;

use leptos::prelude::*;
use rollcall_core::desk::RosterChange;

use crate::shared::show::Show;
use crate::text::desk as desk_text;
use crate::text::rosters as text;

/// Whether somebody should look before it is brought in.
pub(super) fn wants_a_look(change: &RosterChange) -> bool {
    let differs = change
        .headcount
        .is_some_and(|printed| printed != change.found);
    differs || !change.removed.is_empty() || !change.changed.is_empty()
}

/// A class of a file, to be opened.
#[component]
pub(super) fn ClassChange(change: RosterChange) -> impl IntoView {
    let open = RwSignal::new(false);
    let change = Arc::new(change);
    let names = change.clone();
    let toggled = move |event: leptos::ev::Event| {
        let details: web_sys::Element = event_target(&event);
        open.set(details.has_attribute("open"));
    };
    let other_name = (squeezed(&change.listed_as) != squeezed(&change.name))
        .then(|| text::listed_as(&change.listed_as));
    view! {
        <details class="rc-class" data-testid="roster-class" on:toggle=toggled>
            <summary>
                <span class="rc-name">
                    <strong>{change.name.clone()}</strong>
                    {other_name.map(|words| view! { <span class="muted">{words}</span> })}
                </span>
                <Numbers change=change.clone() />
            </summary>
            <Show when=move || open.get()>
                <Names change=names.clone() />
            </Show>
        </details>
    }
}

fn squeezed(name: &str) -> String {
    name.chars().filter(|c| !c.is_whitespace()).collect()
}

/// What it comes to, in numbers.
#[component]
fn Numbers(change: Arc<RosterChange>) -> impl IntoView {
    let printed = change.headcount.filter(|printed| *printed != change.found);
    let count = |n: usize, words: fn(usize) -> String, class: &'static str| {
        (n > 0).then(|| view! { <span class=class>{words(n)}</span> })
    };
    view! {
        <span class="rc-numbers">
            <span class="rc-found">{text::found(change.found)}</span>
            {printed.map(|n| view! { <span class="chip chip-warn">{text::printed(n)}</span> })}
            {count(change.added.len(), text::plus, "chip chip-paid")}
            {count(change.removed.len(), text::minus, "chip chip-warn")}
            {count(change.changed.len(), text::altered, "chip")}
            {count(change.reordered as usize, text::moved, "chip")}
            {change.is_none().then(|| view! { <span class="chip">{text::unchanged()}</span> })}
        </span>
    }
}

/// The same by name.
#[component]
pub(in crate::desk) fn Names(change: Arc<RosterChange>) -> impl IntoView {
    let person = |name: &str, tail: &str, words: Option<String>| {
        view! {
            <li>
                {name.to_owned()}
                " "
                <span class="rc-tail">{desk_text::tail(tail)}</span>
                {words.map(|words| view! { " " <span class="chip">{words}</span> })}
            </li>
        }
    };
    let added: Vec<_> = change
        .added
        .iter()
        .map(|it| {
            let known = change.adopted.contains(it);
            person(
                &it.name,
                &it.tail,
                known.then(|| text::adopted().to_owned()),
            )
        })
        .collect();
    let removed: Vec<_> = change
        .removed
        .iter()
        .map(|it| {
            person(
                &it.name,
                &it.tail,
                it.marked.then(|| text::has_marks().to_owned()),
            )
        })
        .collect();
    let changed: Vec<_> = change
        .changed
        .iter()
        .map(|it| {
            let exempt = it.exempt.map(|now| {
                if now {
                    text::now_exempt()
                } else {
                    text::not_exempt()
                }
                .to_owned()
            });
            let words: Vec<String> = it
                .was
                .as_ref()
                .map(text::was)
                .into_iter()
                .chain(exempt)
                .collect();
            person(&it.name, &it.tail, Some(words.join(" · ")))
        })
        .collect();
    let aside = change.put_aside();
    let lists = [
        (text::removed_title(), removed),
        (text::changed_title(), changed),
        (text::added_title(), added),
    ];
    view! {
        <div class="rc-names" data-testid="roster-names">
            {lists.into_iter().filter(|(_, people)| !people.is_empty()).map(|(title, people)| view! {
                <div>
                    <h4>{title}</h4>
                    <ul class="rc-people">{people}</ul>
                </div>
            }).collect_view()}
            {(aside > 0).then(|| view! { <p class="muted">{text::aside(aside)}</p> })}
            {(change.reordered > 0).then(|| view! { <p class="muted">{text::moved_words(change.reordered)}</p> })}
        </div>
    }
}
