//! What was read, in figures.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::desk::api::Reading;
use crate::desk::state::Read;
use crate::text::desk as text;
use crate::text::format;

#[component]
pub(super) fn Figures(read: Arc<Read>) -> impl IntoView {
    let reading = &read.reading;
    let title = reading
        .title
        .clone()
        .unwrap_or_else(|| text::untitled().to_owned());
    let (places, place_word) = places(reading);
    let counts = [
        (reading.totals.classes.to_string(), text::fig_classes()),
        (reading.totals.students.to_string(), text::fig_students()),
        (places.to_string(), place_word),
    ];
    let fewer = [
        (reading.spare.len(), text::fig_spare()),
        (reading.exempt as usize, text::fig_exempt()),
    ];
    let deadlines = deadlines(reading);
    view! {
        <section class="card figures" data-testid="figures" aria-label=text::figures_title()>
            <h2>{title}</h2>
            <div class="figures-row">
                {counts.into_iter().map(|(number, word)| view! {
                    <p class="figure"><strong>{number}</strong>" "{word}</p>
                }).collect_view()}
                {fewer.into_iter().filter(|(number, _)| *number > 0).map(|(number, word)| view! {
                    <p class="figure figure-less"><strong>{number}</strong>" "{word}</p>
                }).collect_view()}
            </div>
            <dl class="facts">
                {settings(reading).into_iter().map(|(word, value)| {
                    let unsaid = value.is_none();
                    let value = value.unwrap_or_else(|| text::unsaid().to_owned());
                    view! {
                        <div class="fact"><dt>{word}</dt><dd class:unsaid=unsaid>{value}</dd></div>
                    }
                }).collect_view()}
                {(!deadlines.is_empty()).then(|| view! {
                    <div class="fact fact-long">
                        <dt>{text::deadlines()}</dt>
                        {deadlines.into_iter().map(|(when, what)| view! {
                            <dd><span class="fact-when">{when}</span>" "{what}</dd>
                        }).collect_view()}
                    </div>
                })}
            </dl>
        </section>
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

fn settings(reading: &Reading) -> [(&'static str, Option<String>); 4] {
    let settings = &reading.settings;
    let fee = settings.fee_fen.map(|fee| {
        if fee.0 == 0 {
            text::fig_free().to_owned()
        } else {
            text::fig_fee_value(fee)
        }
    });
    let order = settings
        .queue_order
        .map(|order| text::queue_order(order).to_owned());
    let pay = settings
        .pay_when
        .map(|when| text::pay_when(when).to_owned());
    [
        (text::fig_fee(), fee),
        (
            text::fig_lead(),
            settings.lead_minutes.map(text::fig_lead_value),
        ),
        (text::fig_pay(), pay),
        (text::fig_order(), order),
    ]
}

fn deadlines(reading: &Reading) -> Vec<(String, String)> {
    let when = |it: &crate::desk::api::Deadline| match (it.start, it.date) {
        (Some(start), Some(end)) if start != end => {
            format!("{} – {}", format::day(start), format::day(end))
        }
        (Some(day), None) | (_, Some(day)) => format::day(day),
        (None, None) => text::undecided().to_owned(),
    };
    let shown = |it: &crate::desk::api::Deadline| (when(it), it.what.clone());
    reading.deadlines.iter().map(shown).collect()
}
