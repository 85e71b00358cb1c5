//! One student in the queue: who, where they stand, and the one step of this stage.

use leptos::html::Li;
use leptos::prelude::*;
use rollcall_core::event::Student;
use rollcall_core::marks::Attendance;
use rollcall_core::queue::Stage;

use super::view::{ClassView, Standing};
use crate::shared::icons::{Glyph, Icon};
use crate::text::common;
use crate::text::phone as text;

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
        if is_next.get()
            && let Some(row) = row.get()
        {
            bring_into_sight(&row);
        }
    });
    let step = move || {
        let (stage, standing) = (here.stage()?, standing.get()?);
        Some(view! { <Step id stage standing /> }.into_any())
    };
    view! {
        <li class="row" class:row-next=move || is_next.get() node_ref=row data-testid="row">
            <button class="row-who" on:click=move |_| here.open.set(Some(id))>
                <span class="row-order">{student.order}</span>
                <span class="row-name">{student.name.clone()}</span>
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
fn bring_into_sight(row: &web_sys::Element) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    row.scroll_into_view_with_scroll_into_view_options(&options);
}

/// What the step's column does not say already.
#[component]
fn Chips(standing: Standing) -> impl IntoView {
    let here = expect_context::<ClassView>();
    let fees = here.stage() == Some(Stage::Fees);
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
    let conflict = standing
        .conflict
        .then(|| ("chip chip-warn", text::to_confirm()));
    let doubtful = standing
        .doubtful
        .then(|| ("chip chip-warn", text::paid_twice()));
    [money, place, conflict, doubtful]
        .into_iter()
        .flatten()
        .map(|(class, word)| view! { <span class=class>{word}</span> }.into_any())
        .collect_view()
}

/// The button of this stage, or what has been done.
#[component]
fn Step(id: rollcall_core::ids::StudentId, stage: Stage, standing: Standing) -> impl IntoView {
    let here = expect_context::<ClassView>();
    // Untracked: `standing` says when to ask again. Followed, every tap would build every row's button anew.
    let waits = here.model.with_untracked(|model| {
        model
            .student(id)
            .is_some_and(|student| stage.waits_for(&student, &model.state))
    });
    if waits {
        let ready = stage != Stage::Shots || standing.attendance == Attendance::Arrived;
        return view! {
            <button
                class="button step"
                class:step-ready=ready
                data-testid="step"
                on:click=move |_| here.step(stage, id)
            >
                {step_word(stage, &here)}
            </button>
        }
        .into_any();
    }
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
    .into_any()
}
