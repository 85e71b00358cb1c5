//! A class, or a free place, where it stands in its lane.

use leptos::prelude::*;
use rollcall_core::desk::{Progress, is_same_place};
use rollcall_core::event::Slot;
use rollcall_core::ids::ClassId;
use rollcall_core::time::hour_minute;

use super::carry::Target;
use super::clashes::Verdict;
use super::day::{Block, iso, place_key};
use super::drag::drag;
use super::progress;
use super::scene::{Scene, scene, slot_words};
use crate::desk::classes::row::share;
use crate::shared::icons::Glyph;
use crate::text::format;
use crate::text::plan as text;

/// One block.
#[component]
pub(super) fn BlockView(block: Block) -> impl IntoView {
    let style = block.style();
    match block.class {
        Some(id) => view! { <ClassBlock id at=Some(block.slot) style /> }.into_any(),
        None => view! { <Spare at=block.slot style /> }.into_any(),
    }
}

/// What a class shows: headcount, photographed, expected, counsellor.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Face {
    name: String,
    heads: u32,
    counsellor: Option<String>,
    shot: u32,
    expected: u32,
    progress: Progress,
    dim: bool,
}

fn face(scene: Scene, id: ClassId) -> Memo<Face> {
    let desk = scene.desk;
    Memo::new(move |_| {
        let now = desk.now.get();
        let face = |settings: &_| {
            desk.by_id.with(|rows| {
                let row = rows.get(&id)?;
                Some(Face {
                    name: row.name.clone(),
                    heads: if row.roster > 0 {
                        row.roster
                    } else {
                        row.headcount.unwrap_or(0)
                    },
                    counsellor: row.counsellor.clone(),
                    shot: row.tally.photographed,
                    expected: row.tally.expected,
                    progress: progress::of(row, settings, now),
                    dim: desk.filter.is_on() && !desk.filter.lets_through(row),
                })
            })
        };
        desk.event
            .with(|event| face(&event.settings))
            .unwrap_or_default()
    })
}

/// A class; in a lane by `style`, and without one in the tray.
#[component]
pub(super) fn ClassBlock(id: ClassId, at: Option<Slot>, style: String) -> impl IntoView {
    let scene = scene();
    let slot = at;
    let drag = drag();
    let desk = scene.desk;
    let face = face(scene, id);
    let moved = Memo::new(move |_| desk.moves.with(|draft| draft.of(id).is_some()));
    let said = {
        let slot = slot.clone();
        move || face.with(|face| unseen(face, slot.as_ref()))
    };
    let date = slot.as_ref().map(|slot| iso(slot.date));
    let start = slot.as_ref().map(|slot| hour_minute(slot.start));
    let group = slot
        .as_ref()
        .and_then(|slot| slot.group)
        .map(|group| group.0.to_string());
    let open = move |_| {
        if !drag.was_dragged() {
            scene.opened.set(Some(id));
        }
    };
    let key = move |event: leptos::ev::KeyboardEvent| {
        let picks = matches!(event.key().as_str(), "Enter" | "m" | "M");
        if desk.office && picks && !event.ctrl_key() && !event.meta_key() {
            event.prevent_default();
            scene.pick_up(id);
        }
    };
    let press = move |event: leptos::ev::PointerEvent| {
        if desk.office {
            drag.press(id, &event);
        }
    };
    let glyph = move || {
        progress::icon(face.with(|face| face.progress)).map(|icon| view! { <Glyph icon /> })
    };
    view! {
        <button
            type="button"
            class="tt-block"
            class:is-movable=desk.office
            class:is-dim=move || face.with(|face| face.dim)
            class:is-moved=moved
            class:is-held=move || scene.in_hand() == Some(id)
            class:is-target=move || scene.is_over(&Target::Swap(id))
            style=style
            id=format!("slot-{id}")
            data-testid="slot"
            data-state=move || progress::class(face.with(|face| face.progress))
            data-class=id.to_string()
            data-date=date
            data-start=start
            data-group=group
            data-drop=id.to_string()
            on:pointerdown=press
            on:click=open
            on:keydown=key
        >
            <span class="tt-fill" style=move || face.with(|it| share(it.shot, it.expected))></span>
            <span class="tt-name">{move || face.with(|it| it.name.clone())}</span>
            <span class="unseen">{said}</span>
            <span class="tt-state">
                {glyph}
                {move || face.with(|it| (it.shot > 0).then(|| text::shot_of(it.shot, it.expected)))}
            </span>
            <span class="tt-facts">
                {move || face.with(|it| text::heads(it.heads))}
                {move || face.with(|it| it.counsellor.clone()).map(|name| view! { <span class="tt-who">{name}</span> })}
                {move || face.with(|it| worth_saying(it.progress)).map(|word| view! { <span class="tt-word">{word}</span> })}
                <Show when=move || moved.get()><span class="tt-word tt-moved">{text::moved()}</span></Show>
            </span>
        </button>
    }
}

/// Of classes that wait or are done the shape is enough.
fn worth_saying(progress: Progress) -> Option<&'static str> {
    let quiet = matches!(progress, Progress::Waiting | Progress::Finished);
    (!quiet).then(|| text::progress(progress))
}

/// What the eye has from the place and the shape of a block, for who hears it between the name and the rest.
fn unseen(face: &Face, slot: Option<&Slot>) -> String {
    let parts = [
        slot.map_or_else(|| text::no_time().to_owned(), slot_words),
        text::aria_shot(face.shot),
        text::progress(face.progress).to_owned(),
    ];
    format!("{0}{1}{0}", text::comma(), parts.join(text::comma()))
}

/// A free place: in the hand of somebody it says whether the class fits.
#[component]
pub(super) fn Spare(
    at: Slot,
    #[prop(optional)] style: String,
    #[prop(optional)] in_list: bool,
) -> impl IntoView {
    let scene = scene();
    let slot = at;
    let target = Target::Place(slot.clone());
    let label = text::aria_spare(
        format!("{} {}", format::day(slot.date), format::times(&slot)),
        format::place(&slot),
    );
    let freed = {
        let slot = slot.clone();
        Memo::new(move |_| {
            scene.desk.plan.with(|plan| {
                let spares = plan.as_ref().map(|plan| &plan.spares);
                spares.is_some_and(|spares| !spares.iter().any(|it| is_same_place(it, &slot)))
            })
        })
    };
    let in_hand = Memo::new(move |_| scene.in_hand());
    let verdict = {
        let slot = slot.clone();
        Memo::new(move |_| in_hand.get().map(|class| scene.clashes(class, &slot)))
    };
    let word = move || {
        if freed.get() {
            text::freed()
        } else {
            text::spare()
        }
    };
    let words = if in_list {
        let place = format::place(&slot);
        view! {
            <span class="tt-name">{format::times(&slot)}</span>
            <span class="tt-facts">{place}</span>
        }
        .into_any()
    } else {
        view! { <span class="tt-name">{word}</span> }.into_any()
    };
    view! {
        <div
            class="tt-spare"
            class:is-target=move || scene.is_over(&target)
            class:in-list=in_list
            style=style
            data-testid="spare"
            data-date=iso(slot.date)
            data-start=hour_minute(slot.start)
            data-group=slot.group.map(|group| group.0.to_string())
            data-drop=place_key(&slot)
            role="note"
            aria-label=label
        >
            {words}
            {move || verdict.get().map(|clashes| view! { <Verdict clashes /> })}
        </div>
    }
}
