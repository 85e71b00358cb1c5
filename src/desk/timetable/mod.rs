//! The timetable as a picture of the days; classes are moved here.
//!
//! * `scene`: what all parts share: the timetable as published, the draft over it, what is in the hand.
//! * `day`, `picture`, `block`: a day, its lanes, and what stands in them; `tabs`: all days.
//! * `drag` with its `ghost`, `carry`, `sheet`, `by_hand`: the ways to move a class: pointer, keyboard, a list, a time of one's own.
//! * `bar`: the draft and its publication.

mod api;
mod bar;
mod block;
mod by_hand;
mod carry;
mod clashes;
mod day;
mod drag;
mod ghost;
mod picture;
pub(in crate::desk) mod progress;
mod scene;
mod sheet;
mod side;
mod tabs;

pub(in crate::desk) use day::iso;

use leptos::prelude::*;

use super::changes::Changes;
use super::classes::filters::Filters;
use super::no_classes::NoClasses;
use super::state::desk;
use super::trouble::{Bones, Trouble};
use crate::shared::icons::{Glyph, Icon};
use crate::text::common;
use crate::text::plan as text;

/// The timetable as a picture of the days; classes are moved here.
#[component]
pub(super) fn TimetablePage() -> impl IntoView {
    let desk = desk();
    let scene = scene::set();
    drag::Drag::start(scene);
    // Nothing, no class at all, or classes.
    let state = Memo::new(move |_| desk.rows.with(|rows| rows.as_ref().map(Vec::is_empty)));
    let body = move || {
        match state.get() {
        Some(false) => view! { <Days /> }.into_any(),
        Some(true) => view! { <NoClasses title=text::empty_title() office=text::empty_office() others=text::empty_plain() /> }.into_any(),
        None => match desk.failure.get() {
            Some(failure) => {
                view! { <Trouble failure retry=move |()| desk.load_rows() /> }.into_any()
            }
            None => view! { <Bones /> }.into_any(),
        },
    }
    };
    view! {
        <main class="desk-page timetable" class:is-carrying=move || scene.carried.with(Option::is_some)>
            <h1 class="unseen">{text::nav_timetable()}</h1>
            <Changes />
            <Notices />
            {body}
            <p class="unseen" role="status" aria-live="polite">{scene.said}</p>
            <carry::CarryBar />
            <ghost::Ghost />
            <sheet::ClassSheet />
        </main>
    }
}

#[component]
fn Days() -> impl IntoView {
    let scene = scene::scene();
    let desk = scene.desk;
    let matching = move || {
        desk.filter.is_on().then(|| {
            let n = desk.rows.with(|rows| {
                let rows = rows.iter().flatten();
                rows.filter(|row| desk.filter.lets_through(row)).count()
            });
            view! { <p class="muted" role="status">{text::dimmed(n)}</p> }
        })
    };
    view! {
        <tabs::Tabs />
        <div class="tt-tools">
            <Filters />
            <picture::ToNow />
        </div>
        {matching}
        <div class="tt-beside" class:is-alone=!desk.office>
            <picture::Picture />
            <aside class="tt-side">
                <side::Tray />
                {desk.office.then(|| view! { <side::Spares /> })}
            </aside>
        </div>
        <Show when=move || scene.days.with(Vec::is_empty)>
            <p class="empty">{text::no_days()}</p>
        </Show>
        {desk.office.then(|| view! { <bar::MoveBar /> })}
    }
}

/// What became of the last publication, and why something did not land.
#[component]
fn Notices() -> impl IntoView {
    let scene = scene::scene();
    let strip = |class: &'static str,
                 role: &'static str,
                 words: String,
                 signal: RwSignal<Option<String>>| {
        view! {
            <p class=class role=role data-testid="moves-said">
                <span class="strip-words">{words}</span>
                <button class="button button-icon" aria-label=common::close() on:click=move |_| signal.set(None)>
                    <Glyph icon=Icon::CLOSE />
                </button>
            </p>
        }
    };
    let (done, refused) = (scene.done, scene.refused);
    view! {
        <div class="tt-notices">
            {move || done.get().map(|words| strip("strip strip-good", "status", words, done))}
            {move || refused.get().map(|words| strip("strip strip-warn", "alert", words, refused))}
        </div>
    }
}
