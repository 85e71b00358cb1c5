//! A class that was clicked: its facts, its page, and every way to move it without dragging.

use leptos::prelude::*;
use rollcall_core::desk::ClassRow;
use rollcall_core::event::ClashSeverity;
use rollcall_core::ids::ClassId;
use rollcall_core::time::hour_minute;

use super::by_hand::ByHand;
use super::carry::Target;
use super::clashes::{ClashList, worst};
use super::progress;
use super::scene::{Scene, scene, slot_words};
use crate::shared::sheet::Sheet;
use crate::text::common;
use crate::text::desk as desk_text;
use crate::text::format;
use crate::text::plan as text;

/// The sheet of the class that is open.
#[component]
pub(super) fn ClassSheet() -> impl IntoView {
    let scene = scene();
    move || scene.opened.get().map(|class| view! { <Open class /> })
}

#[component]
fn Open(class: ClassId) -> impl IntoView {
    let scene = scene();
    let desk = scene.desk;
    let close = move |()| scene.opened.set(None);
    let row = Memo::new(move |_| desk.by_id.with(|rows| rows.get(&class).cloned()));
    let facts = move || {
        let row = row.get()?;
        Some(view! {
            <dl class="facts">
                {facts(scene, &row).into_iter().map(|(word, value)| view! {
                    <div class="fact"><dt>{word}</dt><dd>{value}</dd></div>
                }).collect_view()}
            </dl>
        })
    };
    view! {
        <Sheet title=untrack(|| scene.name(class)) close>
            <div data-testid="slot-sheet" class="sheet-part">
                {facts}
                <a class="button" href=format!("/desk/class/{class}")>{text::sheet_class_page()}</a>
            </div>
            {desk.office.then(|| view! { <Moves class /> })}
        </Sheet>
    }
}

fn facts(scene: Scene, row: &ClassRow) -> Vec<(&'static str, String)> {
    let desk = scene.desk;
    let mut facts = Vec::new();
    match scene.slot(row.id) {
        Some(slot) => {
            let when = format!("{} {}", format::day(slot.date), format::times(&slot));
            facts.push((desk_text::slot(), when));
            let gathering = desk.event.with(|event| slot.gathering(&event.settings));
            facts.push((desk_text::gathering(), hour_minute(gathering.time())));
            facts.push((desk_text::place(), format::place(&slot)));
        }
        None => facts.push((desk_text::slot(), desk_text::no_time().to_owned())),
    }
    let unsaid = || desk_text::nothing_yet().to_owned();
    facts.push((
        common::college(),
        row.college.clone().unwrap_or_else(unsaid),
    ));
    facts.push((
        common::counsellor(),
        row.counsellor.clone().unwrap_or_else(unsaid),
    ));
    let settings = desk.event.with(|event| event.settings.clone());
    let stands = progress::of(row, &settings, desk.now.get());
    let shot = text::shot_of(row.tally.photographed, row.tally.expected);
    facts.push((
        common::photographed(),
        format!("{shot} · {}", text::progress(stands)),
    ));
    let heard = row
        .heard_at
        .map_or_else(|| desk_text::never().to_owned(), |at| desk.ago(at));
    facts.push((desk_text::heard(), heard));
    facts
}

#[component]
fn Moves(class: ClassId) -> impl IntoView {
    let scene = scene();
    let moved = Memo::new(move |_| scene.desk.moves.with(|draft| draft.of(class).is_some()));
    let back = move |_| {
        scene.undo(class);
        scene.opened.set(None);
    };
    let was = move || {
        let was = scene.standing.with(|standing| {
            let own = standing.iter().find(|it| it.class == class)?;
            own.slot.as_ref().map(slot_words)
        });
        was.unwrap_or_else(|| text::no_time().to_owned())
    };
    view! {
        <Show when=move || moved.get()>
            <section class="sheet-part">
                <p class="strip strip-warn">
                    <span class="strip-words">{text::moved()}" · "{was}</span>
                    <button class="button button-slim" on:click=back>{text::back_home()}</button>
                </p>
            </section>
        </Show>
        <section class="sheet-part">
            <h3>{text::move_to()}</h3>
            <Places class />
        </section>
        <Swap class />
        <details class="tt-more">
            <summary>{text::move_by_hand()}</summary>
            <ByHand class />
        </details>
    }
}

/// The free places, each with what stands against it.
#[component]
fn Places(class: ClassId) -> impl IntoView {
    let scene = scene();
    let places = move || {
        let place = |slot: rollcall_core::event::Slot| {
            let clashes = scene.clashes(class, &slot);
            let blocked = worst(&clashes) == Some(ClashSeverity::Block);
            let words = slot_words(&slot);
            let put = move |_| land(scene, class, &Target::Place(slot.clone()));
            view! {
                <li>
                    <button class="tt-choice" disabled=blocked on:click=put data-testid="place">
                        <strong>{words}</strong>
                        <ClashList clashes />
                    </button>
                </li>
            }
        };
        scene.free.get().into_iter().map(place).collect_view()
    };
    view! {
        <ul class="tt-choices">{places}</ul>
        <Show when=move || scene.free.with(Vec::is_empty)>
            <p class="muted">{text::carry_none()}</p>
        </Show>
    }
}

/// Puts a class there and closes its sheet.
pub(super) fn land(scene: Scene, class: ClassId, target: &Target) {
    if scene.drop_at(class, target) {
        scene.opened.set(None);
    }
}

/// Another class to change places with.
#[component]
fn Swap(class: ClassId) -> impl IntoView {
    let scene = scene();
    let other = RwSignal::new(None::<ClassId>);
    let options = move || {
        let placed = scene.placed.get();
        let option = |it: &rollcall_core::event::Placed| {
            let slot = it.slot.as_ref().filter(|_| it.class != class)?;
            let words = text::option(&it.name, slot_words(slot));
            Some(view! { <option value=it.class.to_string()>{words}</option> })
        };
        placed.iter().filter_map(option).collect_view()
    };
    let against = move || {
        let other = other.get()?;
        let clashes = scene.swap_clashes(class, other)?;
        let blocked = worst(&clashes) == Some(ClashSeverity::Block);
        let swap = move |_| land(scene, class, &Target::Swap(other));
        Some(view! {
            <ClashList clashes />
            <button class="button button-primary" disabled=blocked on:click=swap data-testid="swap">
                {text::swap_now()}
            </button>
        })
    };
    let choose = move |event| other.set(event_target_value(&event).parse().ok());
    move || {
        scene.slot(class).map(|_| view! {
            <details class="tt-more">
                <summary>{text::move_swap()}</summary>
                <div class="sheet-part">
                    <select class="field" aria-label=text::choose_class() data-testid="swap-with" on:change=choose>
                        <option value="">{text::choose_class()}</option>
                        {options}
                    </select>
                    {against}
                </div>
            </details>
        })
    }
}
