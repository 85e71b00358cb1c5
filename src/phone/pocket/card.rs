//! One class in its day.

use leptos::prelude::*;
use rollcall_core::event::day::Phase;
use rollcall_core::marks::Tally;
use rollcall_core::money::Fen;
use rollcall_core::time::hour_minute;

use super::plan::{Entry, Open, Pocket, is_done};
use super::{missing_button, phones};
use crate::phone::class::moved::in_words;
use crate::shared::icons::{Glyph, Icon};
use crate::text::{common, format, phone, pocket as text};

/// The class: opens on a tap; what else there is to do beneath it.
pub fn card(here: Pocket, entry: &Entry) -> AnyView {
    let id = entry.id;
    let tally = here.tally(entry);
    let phase = here.phase(entry);
    let times = entry.slot.as_ref().map(format::times);
    let place = entry.slot.as_ref().map(format::place).unwrap_or_default();
    let (gathering, known, before) = entry.model.with(|model| {
        let slot = model.sheet.slot.as_ref();
        let at = slot.map(|slot| hour_minute(slot.gathering(&model.settings).time()));
        let known = !model.sheet.roster.students.is_empty();
        (at, known, here.client.moved_from(model))
    });
    let gathering = gathering.map_or(phone::no_slot().to_owned(), phone::gathers);
    let state = match phase {
        _ if is_done(&tally) => text::finished(),
        Phase::Gathering => text::gathering_now(),
        Phase::Shooting => phone::shooting_now(),
        Phase::Over => text::over(),
        Phase::Leave => text::leave_now(),
        Phase::Ahead => "",
    };
    let class = match phase {
        Phase::Over => "class-card class-over",
        Phase::Gathering | Phase::Shooting => "class-card class-now",
        _ => "class-card",
    };
    let begun = phase >= Phase::Gathering || tally.arrived > 0;
    let block = if begun {
        "card-block"
    } else {
        "card-block card-quiet"
    };
    // Of a class that is over nobody asks where its monitor's phone is.
    let word = (phase != Phase::Over).then(|| phones::line(here, entry));
    view! {
        <article class=class data-testid="class-card">
            <p class="card-time">{times}</p>
            <div class=block>
                <a href=format!("/class/{id}") class="class-link">
                    <div class="card-name">
                        <h3>{entry.name.clone()}</h3>
                        <span>{common::headcount(tally.expected)}</span>
                    </div>
                    <p class="card-when">
                        <span class="card-gather">{gathering}</span>
                        {(!state.is_empty()).then(|| view! { <span class="chip">{state}</span> }.into_any())}
                    </p>
                    {before.map(|before| view! {
                        <p class="card-moved" data-testid="card-moved">
                            <span class="chip chip-warn">{phone::moved()}</span>
                            <s>{in_words(before.as_ref())}</s>
                        </p>
                    }.into_any())}
                    {(!place.is_empty()).then(|| view! {
                        <p class="card-place"><Glyph icon=Icon::PLACE />{place}</p>
                    }.into_any())}
                    {notes(here, entry)}
                    {if begun { counts(&tally) } else { shot(&tally) }}
                    {(!known).then(|| phones::note(false, Icon::INFO, text::no_roster().to_owned()))}
                    {word}
                </a>
                <div class="card-tools">
                    {begun.then(|| missing_button(here, entry, &tally))}
                    <button
                        class="button button-small button-quiet"
                        data-testid="share-public"
                        aria-label=text::more_of(&entry.name)
                        on:click=move |_| here.open.set(Some(Open::Share(id)))
                    >
                        {text::share_and_more()}
                    </button>
                </div>
            </div>
        </article>
    }
    .into_any()
}

/// What stands against the class among the own ones.
pub fn notes(here: Pocket, entry: &Entry) -> Vec<AnyView> {
    let line = |(warn, words)| phones::note(warn, Icon::INFO, words);
    here.notes(entry).into_iter().map(line).collect()
}

/// How far the class is.
pub fn counts(tally: &Tally) -> AnyView {
    let permille = (tally.photographed * 1000 / tally.expected.max(1)).min(1000);
    let width = format!("width:{}.{}%", permille / 10, permille % 10);
    let collected = (tally.collected != Fen::ZERO).then(|| {
        let words = text::collected(common::yuan(tally.collected.short()));
        view! { <span>{words}</span> }.into_any()
    });
    let arrived = format!("{} {}", common::arrived(), tally.arrived);
    view! {
        <div class="meter" aria-hidden="true"><span style=width></span></div>
        <p class="card-counts">
            {shot(tally)}
            <span>{arrived}</span>
            <span>{phone::who_missing(tally.missing())}</span>
            {collected}
        </p>
    }
    .into_any()
}

fn shot(tally: &Tally) -> AnyView {
    view! {
        <span class="count-shot" data-testid="card-shot">
            {phone::shot_of(tally.photographed, tally.expected)}
        </span>
    }
    .into_any()
}
