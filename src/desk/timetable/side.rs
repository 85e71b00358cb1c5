//! Beside the picture: classes without a time, and the free places of all days, to drop on from any day.

use leptos::prelude::*;
use rollcall_core::ids::ClassId;

use super::block::{ClassBlock, Spare};
use super::day::place_key;
use super::scene::scene;
use crate::text::format;
use crate::text::plan as text;

/// Classes without a time.
#[component]
pub(super) fn Tray() -> impl IntoView {
    let scene = scene();
    let waiting = Memo::new(move |_| {
        scene.placed.with(|placed| {
            let waiting = placed.iter().filter(|it| it.slot.is_none());
            waiting.map(|it| it.class).collect::<Vec<ClassId>>()
        })
    });
    view! {
        <Show when=move || !waiting.with(Vec::is_empty)>
            <section class="card tt-tray" data-testid="tray">
                <h2>{text::tray()}</h2>
                {scene.desk.office.then(|| view! { <p class="muted">{text::tray_hint()}</p> })}
                <div class="tt-tray-list">
                    <For each=move || waiting.get() key=|class| *class let(id)>
                        <ClassBlock id at=None style=String::new() />
                    </For>
                </div>
            </section>
        </Show>
    }
}

/// The free places of all days.
#[component]
pub(super) fn Spares() -> impl IntoView {
    let scene = scene();
    let days = move || {
        let free = scene.free.get();
        let days = free.chunk_by(|a, b| a.date == b.date);
        let days = days.filter_map(|slots| {
            let date = slots.first()?.date;
            let slots = slots.iter().map(|slot| {
                let key = place_key(slot);
                view! { <li data-key=key><Spare at=slot.clone() in_list=true /></li> }
            });
            Some(view! {
                <h3>{format::day(date)}</h3>
                <ul class="tt-free-list">{slots.collect_view()}</ul>
            })
        });
        days.collect_view()
    };
    view! {
        <section class="card tt-free">
            <h2>{move || text::spares_title(scene.free.with(Vec::len))}</h2>
            {days}
            <Show when=move || scene.free.with(Vec::is_empty)>
                <p class="muted">{text::spares_none()}</p>
            </Show>
            <details class="tt-how">
                <summary>{text::how_short()}</summary>
                <p class="muted">{text::how_to_move()}</p>
            </details>
        </section>
    }
}
