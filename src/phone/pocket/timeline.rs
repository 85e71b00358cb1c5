//! The days with their classes: hours down a line, what is free between them, where now is.

use chrono::NaiveDate;
use leptos::prelude::*;
use rollcall_core::event::day;
use rollcall_core::table::in_order;
use rollcall_core::time::hour_minute;

use super::card::card;
use super::plan::{Entry, Pocket, day_of};
use crate::text::{common, format, phone, pocket as text};

/// What is free for less than this many minutes is no gap.
const GAP: i64 = 5;

/// Today and the days to come, then the days past, then what has no time.
#[component]
pub fn Timeline(here: Pocket) -> impl IntoView {
    let today = Memo::new(move |_| here.today());
    let days = Memo::new(move |_| days(here.plan.get(), today.get()));
    let shown = move || {
        let today = today.get();
        let days = days.get();
        let opened = opened(&days, today);
        days.into_iter()
            .map(|(date, entries)| day_view(here, date, entries, today, date == opened))
            .collect_view()
    };
    view! { <div class="days" data-testid="timeline">{move || shown()}</div> }
}

type Day = (Option<NaiveDate>, Vec<Entry>);

fn days(plan: Vec<Entry>, today: NaiveDate) -> Vec<Day> {
    let mut days: Vec<Day> = Vec::new();
    for entry in plan {
        let date = day_of(&entry);
        match days.last_mut() {
            Some((day, entries)) if *day == date => entries.push(entry),
            _ => days.push((date, vec![entry])),
        }
    }
    in_order(days, |(date, _)| match date {
        Some(date) if *date >= today => 0,
        Some(_) => 1,
        None => 2,
    })
}

/// The day that is open from the start: today or the next one with classes; without any the last that was.
fn opened(days: &[Day], today: NaiveDate) -> Option<NaiveDate> {
    let first = days.first().and_then(|(date, _)| *date);
    first
        .filter(|date| *date >= today)
        .or_else(|| days.iter().filter_map(|(date, _)| *date).next_back())
}

fn day_view(
    here: Pocket,
    date: Option<NaiveDate>,
    entries: Vec<Entry>,
    today: NaiveDate,
    open: bool,
) -> AnyView {
    let heading = match date {
        Some(date) => format::day_seen_from(date, today),
        None => phone::no_time_yet().to_owned(),
    };
    let classes = common::classes_count(entries.len());
    let first = entries.first().and_then(|it| it.slot.as_ref());
    let last = entries.iter().filter_map(|it| it.slot.as_ref());
    let last = last.map(|slot| slot.end).max();
    let sum = match (first, last) {
        (Some(first), Some(last)) => {
            text::of_day(classes, hour_minute(first.start), hour_minute(last))
        }
        _ => classes,
    };
    let is_today = date == Some(today);
    let offset = entries.first().map_or(480, |it| it.offset);
    let starts: Vec<_> = entries.iter().map(|it| it.instants[1]).collect();
    // Before which class now is.
    let place = Memo::new(move |_| {
        let now = here.now.get();
        is_today.then(|| starts.iter().filter(|start| **start <= now).count())
    });
    let now = move |at: usize| {
        (place.get() == Some(at)).then(|| {
            let now = here.now.get().to_local(offset).time();
            view! { <p class="line-now">{text::now_is(hour_minute(now))}</p> }.into_any()
        })
    };
    let count = entries.len();
    let mut free_from: Option<&Entry> = None;
    let mut items = Vec::with_capacity(count);
    for (at, entry) in entries.iter().enumerate() {
        let gap = free_from.and_then(|before| gap_words(before, entry));
        let later = |before: &&Entry| before.instants[2] >= entry.instants[2];
        free_from = free_from.filter(later).or(Some(entry));
        let entry = entry.clone();
        items.push(
            view! {
                <li>
                    {gap.map(|words| view! { <p class="line-gap">{words}</p> }.into_any())}
                    {move || now(at)}
                    {move || card(here, &entry)}
                </li>
            }
            .into_any(),
        );
    }
    view! {
        <details class="day" open=open data-testid="day">
            <summary>
                <h2>{heading}</h2>
                <span>{sum}</span>
            </summary>
            <ol class="line">
                {items}
                <li>{move || now(count)}</li>
            </ol>
        </details>
    }
    .into_any()
}

/// What is free between two classes of a day.
fn gap_words(before: &Entry, own: &Entry) -> Option<String> {
    let minutes = day::gap(before.slot.as_ref()?, own.slot.as_ref()?);
    match minutes {
        ..GAP => None,
        GAP..60 => Some(text::gap(minutes)),
        _ => Some(text::gap_hours(minutes / 60, minutes % 60)),
    }
}
