//! Which classes are looked at.

use std::collections::BTreeSet;

use leptos::prelude::*;
use rollcall_core::access::Grant;
use rollcall_core::desk::ClassRow;

use crate::desk::state::{Filter, desk};
use crate::text::{desk as text, rosters};

impl Filter {
    /// Whether anything is left out.
    pub(in crate::desk) fn is_on(self) -> bool {
        self.campus.with(Option::is_some)
            || self.college.with(Option::is_some)
            || self.no_roster.get()
            || self.words.with(|words| !words.trim().is_empty())
    }

    /// Whether a class is looked at. Spaces do not count: timetables print “23 软工 10 班” and “23软工10班”.
    pub(in crate::desk) fn lets_through(self, row: &ClassRow) -> bool {
        let campus = row.slot.as_ref().and_then(|slot| slot.campus.as_ref());
        let same = |wanted: &Option<String>, own: Option<&String>| {
            wanted.is_none() || wanted.as_ref() == own
        };
        self.campus.with(|wanted| same(wanted, campus))
            && self
                .college
                .with(|wanted| same(wanted, row.college.as_ref()))
            && (!self.no_roster.get() || row.roster == 0)
            && self.words.with(|words| {
                let words = squeezed(words);
                let found = |own: &str| squeezed(own).contains(&words);
                found(&row.name) || row.counsellor.as_deref().is_some_and(found)
            })
    }

    fn clear(self) {
        self.campus.set(None);
        self.college.set(None);
        self.no_roster.set(false);
        self.words.set(String::new());
    }
}

fn squeezed(words: &str) -> String {
    let kept = words.chars().filter(|c| !c.is_whitespace());
    kept.flat_map(char::to_lowercase).collect()
}

#[component]
pub(in crate::desk) fn Filters() -> impl IntoView {
    let desk = desk();
    let filter = desk.filter;
    let named = move |name: fn(&ClassRow) -> Option<String>| {
        Memo::new(move |_| {
            desk.rows.with(|rows| {
                rows.iter()
                    .flatten()
                    .filter_map(name)
                    .collect::<BTreeSet<String>>()
            })
        })
    };
    let campuses = named(|row| row.slot.as_ref()?.campus.clone());
    let colleges = named(|row| row.college.clone());
    let invite = move |_| {
        let Some(college) = filter.college.get_untracked() else {
            return;
        };
        let event = desk.event.with_untracked(|event| event.id);
        let who = college.clone();
        desk.inviting
            .set(Some((Grant::College { event, college }, who)));
    };
    view! {
        <search class="filters" aria-label=text::filter_label()>
            <input
                type="search"
                class="field filter-words"
                placeholder=text::search()
                aria-label=text::search()
                data-testid="filter-words"
                prop:value=filter.words
                on:input=move |event| filter.words.set(event_target_value(&event))
            />
            <Choice all=text::all_campuses() options=campuses chosen=filter.campus />
            <Choice all=text::all_colleges() options=colleges chosen=filter.college />
            <label class="check">
                <input type="checkbox" prop:checked=filter.no_roster
                    on:change=move |event| filter.no_roster.set(event_target_checked(&event)) />
                {text::only_no_roster()}
            </label>
            <Show when=move || filter.is_on()>
                <button class="button button-quiet button-slim" on:click=move |_| filter.clear()>
                    {text::clear_filter()}
                </button>
            </Show>
            // Who answers for a college sees its classes, hands in for it, and invites its counsellors.
            <Show when=move || desk.office && filter.college.with(Option::is_some)>
                <button class="button button-slim" data-testid="invite-college" on:click=invite>
                    {text::invite_college()}
                </button>
            </Show>
            {desk.looks_after.then(|| view! {
                <a class="button button-slim filters-end" data-testid="to-rosters" href="/desk/rosters">
                    {rosters::title()}
                </a>
            })}
        </search>
    }
}

#[component]
fn Choice(
    all: &'static str,
    options: Memo<BTreeSet<String>>,
    chosen: RwSignal<Option<String>>,
) -> impl IntoView {
    let change = move |event: leptos::ev::Event| {
        let value = event_target_value(&event);
        chosen.set((!value.is_empty()).then_some(value));
    };
    let each = move || {
        let option = |name: String| {
            let value = name.clone();
            let own = name.clone();
            let selected = move || chosen.with(|chosen| chosen.as_ref() == Some(&own));
            view! { <option value=value selected=selected>{name}</option> }
        };
        options.get().into_iter().map(option).collect_view()
    };
    view! {
        <Show when=move || options.with(|options| options.len() > 1)>
            <select
                class="field filter-choice"
                aria-label=all
                prop:value=move || chosen.get().unwrap_or_default()
                on:change=change
            >
                <option value="">{all}</option>
                {each}
            </select>
        </Show>
    }
}
