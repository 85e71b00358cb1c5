//! What was read, in figures, and what is due when.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::bench::bench;
use super::reading::{Deadline, Reading, Spare};
use crate::platform::browser;
use crate::text::desk as text;
use crate::text::{format, mend};

#[derive(Clone, Default, PartialEq)]
struct Counts {
    classes: usize,
    students: u64,
    places: usize,
    place_word: &'static str,
    spare: usize,
    exempt: u32,
}

#[component]
pub(super) fn Figures() -> impl IntoView {
    let bench = bench();
    // On a phone the way to what is to be looked over must not be long.
    let wide = browser::is_wide();
    let counts = bench.part(counts);
    let deadlines = bench.part(|reading| reading.deadlines.clone());
    let spares = bench.part(|reading| reading.spare.clone());
    let figures = move || {
        let it = counts.get();
        let great = [
            (it.classes.to_string(), text::fig_classes()),
            (it.students.to_string(), text::fig_students()),
            (it.places.to_string(), it.place_word),
        ];
        let less = [
            (it.spare, text::fig_spare()),
            (it.exempt as usize, text::fig_exempt()),
        ];
        view! {
            <div class="figures-row">
                {great.into_iter().map(|(number, word)| view! {
                    <p class="figure"><strong>{number}</strong>" "{word}</p>
                }).collect_view()}
                {less.into_iter().filter(|(number, _)| *number > 0).map(|(number, word)| view! {
                    <p class="figure figure-less"><strong>{number}</strong>" "{word}</p>
                }).collect_view()}
            </div>
        }
    };
    view! {
        <section class="card figures" aria-label=text::figures_title()>
            <h2>{text::figures_title()}</h2>
            {figures}
            {move || {
                let due = deadlines.get();
                (!due.is_empty()).then(|| view! {
                    <details class="fact-list" open=wide data-testid="deadlines">
                        <summary>{text::deadlines()}" "{due.len()}</summary>
                        <ul>{due.into_iter().map(|it| view! { <Due it /> }).collect_view()}</ul>
                    </details>
                })
            }}
            {move || {
                let spares = spares.get();
                (!spares.is_empty()).then(|| view! {
                    <details class="fact-list" open=wide data-testid="spares">
                        <summary>{mend::spares()}" "{spares.len()}</summary>
                        <ul>{spares.into_iter().map(|it| view! { <Free it /> }).collect_view()}</ul>
                    </details>
                })
            }}
        </section>
    }
}

#[component]
fn Due(it: Deadline) -> impl IntoView {
    let when = match (it.start, it.date) {
        (Some(start), Some(end)) if start != end => {
            format!("{} – {}", format::day(start), format::day(end))
        }
        (Some(day), None) | (_, Some(day)) => format::day(day),
        (None, None) => text::undecided().to_owned(),
    };
    view! { <li><span class="fact-when">{when}</span><span>{it.what}</span><LineLink line=it.line /></li> }
}

#[component]
fn Free(it: Spare) -> impl IntoView {
    let when = match it.date {
        Some(date) => format::day(date),
        None => mend::day_unknown().to_owned(),
    };
    let place = [it.campus.clone(), it.group.map(format::group)];
    let place: Vec<_> = place.into_iter().flatten().collect();
    let when = format!("{when} {}", times(&it.start, &it.end));
    view! { <li><span class="fact-when">{when}</span><span>{place.join(" · ")}</span><LineLink line=it.line /></li> }
}

/// `08:30–08:50`, what there is of it.
pub(super) fn times(start: &Option<String>, end: &Option<String>) -> String {
    let parts: Vec<_> = [start, end].into_iter().flatten().cloned().collect();
    parts.join("–")
}

/// Leads to a line of the source.
#[component]
pub(super) fn LineLink(line: usize) -> impl IntoView {
    let view = bench().view;
    (line > 0).then(|| {
        view! {
            <button class="link line-link" aria-label=text::line(line) on:click=move |_| view.go_to_line(line)>
                {line}
            </button>
        }
    })
}

fn counts(reading: &Reading) -> Counts {
    let (places, place_word) = places(reading);
    Counts {
        classes: reading.totals.classes,
        students: reading.totals.students,
        places,
        place_word,
        spare: reading.spare.len(),
        exempt: reading.exempt,
    }
}

fn places(reading: &Reading) -> (usize, &'static str) {
    let campuses: BTreeSet<_> = reading
        .entries
        .iter()
        .filter_map(|it| it.campus.as_ref())
        .collect();
    let venues: BTreeSet<_> = reading
        .entries
        .iter()
        .filter_map(|it| it.venue.as_ref())
        .collect();
    let named = reading
        .campuses
        .iter()
        .filter(|it| it.name.is_some())
        .count();
    match (campuses.len(), named) {
        (0, 0) => (venues.len().max(reading.campuses.len()), text::fig_venues()),
        (0, named) => (named, text::fig_campuses()),
        (campuses, _) => (campuses, text::fig_campuses()),
    }
}
