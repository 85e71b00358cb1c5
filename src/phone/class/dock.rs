//! Under the thumb: who is next, undo, and the pages of the hour.

use leptos::prelude::*;
use rollcall_core::event::Student;
use rollcall_core::queue::Stage;

use super::row::step_word;
use super::view::{ClassView, Tab};
use crate::shared::icons::{Glyph, Icon};
use crate::shared::show::Show;
use crate::text::phone as text;

/// The dock at the bottom.
#[component]
pub fn Dock() -> impl IntoView {
    let here = expect_context::<ClassView>();
    let next = move || {
        here.stage()
            .map(|stage| view! { <Next stage /> }.into_any())
    };
    let fee = here
        .model
        .with_untracked(|model| Stage::Fees.applies(&model.settings));
    view! {
        <footer class="dock">
            <p class="said" role="status">{move || here.said.get()}</p>
            {move || next()}
            <nav class="tabs">
                <TabButton tab=Tab::Ready icon=Icon::TICK word=text::tab_ready() />
                <TabButton tab=Tab::Stage(Stage::RollCall) icon=Icon::HAND word=text::tab_roll_call() />
                <TabButton tab=Tab::Stage(Stage::Shots) icon=Icon::CAMERA word=text::tab_shots() />
                <Show when=move || fee>
                    <TabButton tab=Tab::Stage(Stage::Fees) icon=Icon::YUAN word=text::tab_fees() />
                </Show>
                <TabButton tab=Tab::Settle icon=Icon::SUM word=text::tab_settle() />
            </nav>
        </footer>
    }
}

#[component]
fn Next(stage: Stage) -> impl IntoView {
    let here = expect_context::<ClassView>();
    let next = here.next;
    let nothing_to_undo = move || here.client.acts.with(Vec::is_empty);
    let skip = move |_| {
        if let Some(student) = next.get_untracked() {
            here.skipped.update(|skipped| {
                // Passed over a second time: everybody was, so begin again behind them.
                if !skipped.insert(student.id, ()) {
                    skipped.clear();
                    skipped.insert(student.id, ());
                }
            });
        }
    };
    let body = move || match next.get() {
        Some(student) => view! { <InLine student stage skip /> }.into_any(),
        None => {
            let word = match stage {
                Stage::RollCall => text::all_done_roll_call(),
                Stage::Shots => text::all_done_shots(),
                Stage::Fees => text::all_done_fees(),
            };
            view! { <p class="next-done"><Glyph icon=Icon::TICK />{word}</p> }.into_any()
        }
    };
    view! {
        <div class="next">
            <button
                class="button button-icon undo"
                aria-label=text::undo()
                title=text::undo()
                disabled=move || nothing_to_undo()
                data-testid="undo"
                on:click=move |_| here.undo()
            >
                <Glyph icon=Icon::UNDO />
            </button>
            {move || body()}
        </div>
    }
}

#[component]
fn InLine(
    student: Student,
    stage: Stage,
    skip: impl Fn(leptos::ev::MouseEvent) + 'static,
) -> impl IntoView {
    let here = expect_context::<ClassView>();
    let id = student.id;
    view! {
        <button class="next-who" on:click=move |_| here.open.set(Some(id))>
            <span class="next-label">{text::next_up()} " " {student.order}</span>
            <span class="next-name" data-testid="next-name">{student.name.clone()}</span>
        </button>
        <button class="button button-quiet next-skip" data-testid="skip" on:click=skip>{text::skip()}</button>
        <button
            class="button button-primary next-step"
            data-testid="next-step"
            on:click=move |_| here.step(stage, id)
        >
            {step_word(stage, &here)}
        </button>
    }
}

#[component]
fn TabButton(tab: Tab, icon: Icon, word: &'static str) -> impl IntoView {
    let here = expect_context::<ClassView>();
    let chosen = move || here.tab.get() == tab;
    let id = match tab {
        Tab::Ready => "tab-ready",
        Tab::Stage(Stage::RollCall) => "tab-roll-call",
        Tab::Stage(Stage::Shots) => "tab-shots",
        Tab::Stage(Stage::Fees) => "tab-fees",
        Tab::Settle => "tab-settle",
    };
    view! {
        <button
            class="tab"
            class:tab-chosen=move || chosen()
            aria-current=move || chosen().then_some("page")
            data-testid=id
            on:click=move |_| here.turn_to(tab)
        >
            <Glyph icon />
            <span>{word}</span>
        </button>
    }
}
