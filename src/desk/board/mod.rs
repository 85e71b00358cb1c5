//! The live board: how the day goes, against the plan.
//!
//! * `watch`: the numbers, asked for again while somebody looks.
//! * `totals`, `chart` with its `curves`, `lane`, `silent`: what is shown of them.
//! * `screen`: the whole screen, for a projector.

mod api;
mod chart;
mod curves;
mod lane;
mod screen;
mod silent;
mod totals;
mod watch;

use leptos::html::Main;
use leptos::prelude::*;
use rollcall_core::desk::Board;
use rollcall_core::sync::Failure;
use rollcall_core::time::hour_minute;

use super::no_classes::NoClasses;
use super::state::desk;
use super::strip::keep_in_sight;
use super::trouble::{Bones, Trouble, sentence};
use crate::shared::icons::{Glyph, Icon};
use crate::text::board as text;
use crate::text::{common, format};
use watch::Watch;

/// The live board: how the day goes, against the plan.
#[component]
pub(super) fn BoardPage() -> impl IntoView {
    let desk = desk();
    let watch = Watch::start(desk);
    let page = NodeRef::<Main>::new();
    // Nothing, no class with a time, or classes.
    let state = Memo::new(move |_| {
        watch
            .board
            .with(|board| board.as_ref().map(|board| board.lanes.is_empty()))
    });
    let body = move || {
        match state.get() {
        Some(false) => view! { <Shown page /> }.into_any(),
        Some(true) => view! { <NoClasses title=text::empty_title() office=text::empty_office() others=text::empty_plain() /> }.into_any(),
        None => match watch.failure.get() {
            Some(failure) => view! { <Trouble failure retry=move |()| watch.ask() /> }.into_any(),
            None => view! { <Bones /> }.into_any(),
        },
    }
    };
    view! {
        <main class="desk-page live-board" node_ref=page>
            <h1 class="unseen">{text::nav_board()}</h1>
            <Stale />
            {body}
        </main>
    }
}

#[component]
fn Shown(page: NodeRef<Main>) -> impl IntoView {
    let watch = watch::watch();
    let as_of = move || text::as_of(hour_minute(watch.clock(watch.now())));
    view! {
        <Banner />
        <totals::Totals />
        <div class="board-tools">
            <Days />
            <p class="muted board-as-of">{as_of}</p>
            <screen::WholeScreen page />
        </div>
        <div class="board-main">
            <div class="board-side">
                <silent::SilentList />
                <chart::Chart />
            </div>
            <lane::Lanes />
        </div>
    }
}

/// Which day is looked at.
#[component]
fn Days() -> impl IntoView {
    let watch = watch::watch();
    let each = move || {
        let today = watch.now().to_local(watch.desk.offset()).date();
        let button = |day| {
            let pressed = move || (watch.day.get() == Some(day)).to_string();
            view! {
                <button
                    class="board-day"
                    data-testid="board-day"
                    aria-pressed=pressed
                    on:click=move |_| watch.chosen.set(Some(day))
                >
                    {format::day_seen_from(day, today)}
                </button>
            }
        };
        watch.days.get().into_iter().map(button).collect_view()
    };
    let strip = NodeRef::new();
    keep_in_sight(strip, "[aria-pressed=true]", move || watch.day.track());
    view! { <nav class="board-days" node_ref=strip aria-label=text::days_label()>{each}</nav> }
}

/// Before the first class, and after the last.
#[component]
fn Banner() -> impl IntoView {
    let watch = watch::watch();
    let words = Memo::new(move |_| {
        watch
            .board
            .with(|board| board.as_ref().and_then(|board| banner(watch, board)))
    });
    move || {
        words.get().map(|(kind, title, words)| {
            let icon = if kind == "done" { Icon::TICK } else { Icon::CLOCK };
            view! {
                <section class="card board-banner" data-kind=kind data-testid="board-banner" role="status">
                    <Glyph icon />
                    <div>
                        <h2>{title}</h2>
                        <p>{words}</p>
                    </div>
                </section>
            }
        })
    }
}

fn banner(watch: Watch, board: &Board) -> Option<(&'static str, &'static str, String)> {
    let totals = board.totals;
    if totals.classes > 0 && totals.finished == totals.classes {
        let words = text::all_done_words(totals.photographed, totals.absent);
        return Some(("done", text::all_done(), words));
    }
    let classes = board.lanes.iter().flat_map(|lane| &lane.classes);
    let first = classes.map(|class| class.start).min()?;
    (board.now < first && totals.photographed == 0).then(|| {
        let day = format::day(first.to_local(watch.desk.offset()).date());
        let ahead = format::ahead(board.now.minutes_until(first));
        let what = text::before_what(totals.classes, totals.expected, watch.days.with(Vec::len));
        let words = text::before(day, hour_minute(watch.clock(first)), ahead);
        (
            "before",
            text::before_title(),
            text::before_all(words, what),
        )
    })
}

/// The last question failed: since when the numbers are old.
#[component]
fn Stale() -> impl IntoView {
    let watch = watch::watch();
    move || {
        let failure = watch.failure.get()?;
        let at = watch
            .board
            .with(|board| board.as_ref().map(|board| board.now))?;
        let why = match &failure {
            Failure::Problem(..) => sentence(&failure),
            Failure::NoAnswer | Failure::NotOurs => text::stale_why().to_owned(),
        };
        let words = text::stale(hour_minute(watch.clock(at)), watch.desk.ago(at));
        Some(view! {
            <p class="strip strip-warn" role="alert" data-testid="board-stale">
                <span class="strip-words"><strong>{words}</strong>" "{why}</span>
                <button class="button button-slim" on:click=move |_| watch.ask()>{common::retry()}</button>
            </p>
        })
    }
}
