//! One student in the queue: who, where they stand, and the one step of this stage.

use leptos::ev::MouseEvent;
use leptos::html::{Button, Li};
use leptos::prelude::*;
use rollcall_core::event::Student;
use rollcall_core::marks::Attendance;
use rollcall_core::queue::Stage;

use super::keys;
use super::view::{ClassView, Standing};
use crate::shared::icons::{Glyph, Icon};
use crate::shared::name;
use crate::text::common;
use crate::text::phone as text;
use crate::text::queue;

/// The word on the button that takes a student a step on.
#[must_use]
pub fn step_word(stage: Stage, here: &ClassView) -> String {
    match stage {
        Stage::RollCall => text::step_arrived().to_owned(),
        Stage::Shots => text::step_photographed().to_owned(),
        Stage::Fees => here
            .model
            .with_untracked(|model| text::step_received(common::yuan(model.settings.fee.short()))),
    }
}

/// The row.
#[component]
pub fn Row(student: Student) -> impl IntoView {
    let here = expect_context::<ClassView>();
    let id = student.id;
    let standing = Memo::new(move |_| here.standing(id));
    let tail = text::tail(student.number_tail());
    let is_next = Memo::new(move |_| {
        here.next
            .with(|next| next.as_ref().is_some_and(|it| it.id == id))
    });
    let row = NodeRef::<Li>::new();
    Effect::new(move |_| {
        // Who looks for somebody, or ticks several, looks elsewhere.
        let elsewhere =
            here.query.with_untracked(|typed| !typed.is_empty()) || here.several.get_untracked();
        if is_next.get()
            && !elsewhere
            && let Some(row) = row.get()
        {
            bring_into_sight(&row);
        }
    });
    let name = student.name.clone();
    let step = move || {
        let (stage, standing) = (here.stage()?, standing.get()?);
        if !here.several.get() && here.waits(stage, id) {
            let who = name.clone();
            return Some(view! { <Step id who stage standing /> }.into_any());
        }
        Some(view! { <Done stage standing /> }.into_any())
    };
    let ticked = move || here.is_ticked(id);
    let tap = move |_| match untrack(|| here.stage().zip(here.is_ticked(id))) {
        Some((stage, _)) => here.tick_one(stage, id),
        None => here.open.set(Some(id)),
    };
    // Untracked but for where the student stands: see `Step`.
    let cannot = move || {
        let _ = standing.get();
        let (Some(stage), Some(_)) = (here.stage(), ticked()) else {
            return None;
        };
        (!here.waits(stage, id)).then_some("true")
    };
    view! {
        <li class="row" class:row-next=move || is_next.get() node_ref=row data-testid="row">
            <button
                class="row-who"
                role=move || ticked().map(|_| "checkbox")
                aria-checked=move || ticked().map(|is| is.to_string())
                aria-disabled=cannot
                on:click=tap
            >
                <span class="row-order">{student.order}</span>
                <span class="row-name">{name::name(&student.name)}</span>
                <span class="row-detail">
                    <span>{tail}</span>
                    {move || standing.get().map(|standing| view! { <Chips standing /> }.into_any())}
                </span>
            </button>
            {move || step()}
        </li>
    }
}

/// Scrolls the list no further than it must: who is next stays between the counts and the dock.
pub fn bring_into_sight(row: &web_sys::Element) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    row.scroll_into_view_with_scroll_into_view_options(&options);
}

/// What the step's column does not say already.
#[component]
pub fn Chips(standing: Standing) -> impl IntoView {
    let here = expect_context::<ClassView>();
    let fees = untrack(|| here.stage()) == Some(Stage::Fees);
    let applies = here
        .model
        .with_untracked(|model| Stage::Fees.applies(&model.settings));
    let money = (!fees && applies && standing.attendance != Attendance::Exempt).then(|| {
        if standing.paid {
            ("chip chip-paid", common::paid())
        } else {
            ("chip", common::unpaid())
        }
    });
    let place = fees.then(|| ("chip", common::attendance(standing.attendance)));
    let shot = standing.shot.map(|shot| {
        let words = queue::shot_number(shot);
        view! { <span class="chip" data-testid="shot-number">{words}</span> }.into_any()
    });
    let noted = standing.noted.then(|| ("chip", queue::noted()));
    let walk_in = standing
        .walk_in
        .then(|| ("chip chip-warn", queue::not_listed()));
    let conflict = standing
        .conflict
        .then(|| ("chip chip-warn", text::to_confirm()));
    let doubtful = standing
        .doubtful
        .then(|| ("chip chip-warn", text::paid_twice()));
    let words = [money, place, conflict, doubtful, walk_in, noted];
    words
        .into_iter()
        .flatten()
        .map(|(class, word)| view! { <span class=class>{word}</span> }.into_any())
        .chain(shot)
        .collect_view()
}

/// The button of this stage.
#[component]
fn Step(
    id: rollcall_core::ids::StudentId,
    who: String,
    stage: Stage,
    standing: Standing,
) -> impl IntoView {
    let here = expect_context::<ClassView>();
    let ready = stage != Stage::Shots || standing.attendance == Attendance::Arrived;
    let word = step_word(stage, &here);
    let label = queue::step_of(&word, who);
    let button = NodeRef::<Button>::new();
    on_cleanup(move || {
        // A student for whom the stage waits no more takes the button along; the focus goes to the next one.
        if !here.waits(stage, id) {
            keys::hand_on(button.get_untracked().as_deref().map(AsRef::as_ref));
        }
    });
    let step = move |event: MouseEvent| {
        if here.hand.takes(&event) {
            here.step(stage, id);
        }
    };
    view! {
        <button
            class="button step"
            class:step-ready=ready
            data-testid="step"
            aria-disabled=move || here.hand.held()
            aria-label=label
            node_ref=button
            on:click=step
        >
            {word}
        </button>
    }
}

/// What has been done, or where somebody stands.
#[component]
fn Done(stage: Stage, standing: Standing) -> impl IntoView {
    let (icon, class, word) = if stage == Stage::Fees && standing.paid {
        (Icon::TICK, "state state-paid", common::paid())
    } else {
        let class = match standing.attendance {
            Attendance::Expected => "state",
            Attendance::Arrived => "state state-arrived",
            Attendance::Photographed => "state state-photographed",
            Attendance::Absent(_) => "state state-absent",
            Attendance::Exempt => "state state-exempt",
        };
        (
            Icon::of(standing.attendance),
            class,
            common::attendance(standing.attendance),
        )
    };
    view! {
        <span class=class data-testid="state">
            <Glyph icon />
            {word}
        </span>
    }
}
