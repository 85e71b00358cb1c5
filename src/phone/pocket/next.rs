//! The class that is next: where, and when to leave for it.

use leptos::prelude::*;
use rollcall_core::event::day::{self, Phase};
use rollcall_core::time::{Millis, hour_minute};

use super::plan::{Pocket, WAYS, day_of};
use super::{card, missing_button, phones};
use crate::shared::icons::{Glyph, Icon};
use crate::text::{common, format, phone, pocket as text};

/// The class, its place, the time to leave; or that everything is done.
pub fn hero(here: Pocket) -> AnyView {
    let Some(entry) = here.next() else {
        return done(here, None);
    };
    let Some(slot) = &entry.slot else {
        return done(here, None);
    };
    let now = here.now.get();
    let today = here.today();
    let had_some = here
        .plan
        .with(|plan| plan.iter().any(|it| day_of(it) == Some(today)));
    if slot.date > today && had_some {
        let day = format::day_seen_from(slot.date, today);
        return done(here, Some(text::next_on(day, &entry.name)));
    }
    let way = here.way.get();
    let [gathering, start, _] = entry.instants;
    let clock = |at: Millis| hour_minute(at.to_local(entry.offset).time());
    let leave = day::leave_at(gathering, way);
    let tally = here.tally(&entry);
    let phase = here.phase(&entry);
    let (tone, first, second) = match phase {
        Phase::Ahead => (
            "leave",
            text::leave_at(clock(leave)),
            format::ahead(now.minutes_until(leave)),
        ),
        Phase::Leave => (
            "leave leave-now",
            text::leave_now().to_owned(),
            text::until_gathering(
                clock(gathering),
                format::ahead(now.minutes_until(gathering)),
            ),
        ),
        Phase::Gathering => (
            "leave leave-here",
            text::gathering_now().to_owned(),
            text::until_start(clock(start), format::ahead(now.minutes_until(start))),
        ),
        Phase::Shooting | Phase::Over => (
            "leave leave-here",
            phone::shooting_now().to_owned(),
            phone::shot_of(tally.photographed, tally.expected),
        ),
    };
    let options = WAYS
        .into_iter()
        .map(|minutes| {
            view! {
                <option value=minutes.to_string() selected=minutes == way>{text::minutes(minutes)}</option>
            }
            .into_any()
        })
        .collect_view();
    let choose = move |event| {
        if let Ok(minutes) = event_target_value(&event).parse() {
            here.set_way(minutes);
        }
    };
    let may_compare = here.at_once().0.len() > 1;
    let begun = phase >= Phase::Gathering;
    view! {
        <section class="hero" data-testid="next-class">
            <p class="hero-label">
                <span>{text::next_class()}</span>
                <span>{format::day_seen_from(slot.date, today)}</span>
            </p>
            <div class="card-name">
                <h2>{entry.name.clone()}</h2>
                <span>{common::headcount(tally.expected)}</span>
            </div>
            <p class="card-place"><Glyph icon=Icon::PLACE />{format::place(slot)}</p>
            <p class=tone data-testid="leave-at">
                <strong>{first}</strong>
                <span>{second}</span>
            </p>
            <div class="hero-plan">
                <p>
                    <span>{phone::gathers(clock(gathering))}</span>
                    <span>{text::shots(format::times(slot))}</span>
                </p>
                <label class="way">
                    {text::way()}
                    <select data-testid="way" on:change=choose>{options}</select>
                </label>
            </div>
            {card::notes(here, &entry)}
            {begun.then(|| card::counts(&tally))}
            {phones::line(here, &entry)}
            <div class="hero-actions">
                <a class="button button-primary" href=format!("/class/{}", entry.id) data-testid="next-open">
                    {text::open_class()}
                </a>
                {begun.then(|| missing_button(here, &entry, &tally))}
                {may_compare.then(|| view! {
                    <button class="button" data-testid="beside" aria-pressed="false" on:click=move |_| here.beside.set(true)>
                        {text::side_by_side()}
                    </button>
                }.into_any())}
            </div>
        </section>
    }
    .into_any()
}

/// Nothing is left today, or at all.
fn done(here: Pocket, next: Option<String>) -> AnyView {
    let planned = here
        .plan
        .with(|plan| plan.iter().any(|it| it.slot.is_some()));
    let (title, words) = match next {
        Some(words) => (text::done_today(), words),
        None if planned => (text::done_all(), text::nothing_ahead().to_owned()),
        None => (phone::no_slot(), text::none_planned().to_owned()),
    };
    view! {
        <section class="hero" data-testid="next-class">
            <h2>{title}</h2>
            <p class="muted">{words}</p>
        </section>
    }
    .into_any()
}
