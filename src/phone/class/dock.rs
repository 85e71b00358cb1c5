//! Under the thumb: what was said and undo, who is next, and the pages of the hour.

use leptos::html::Button;
use leptos::prelude::*;
use rollcall_core::queue::Stage;

use super::acts::described;
use super::keys;
use super::row::step_word;
use super::several::Chosen;
use super::view::{ClassView, Tab};
use crate::shared::icons::{Glyph, Icon};
use crate::shared::show::Show;
use crate::text::phone as text;
use crate::text::queue;

/// The dock at the bottom.
#[component]
pub fn Dock() -> impl IntoView {
    let here = expect_context::<ClassView>();
    let next = move || {
        here.stage().map(|stage| {
            if here.several.get() {
                view! { <Chosen stage /> }.into_any()
            } else {
                view! { <Next stage /> }.into_any()
            }
        })
    };
    let fee = here
        .model
        .with_untracked(|model| Stage::Fees.applies(&model.settings));
    view! {
        <footer class="dock">
            <Said />
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

/// What was said last; a tap shows the acts before it. Beside it, taking back.
#[component]
fn Said() -> impl IntoView {
    let here = expect_context::<ClassView>();
    let nothing = move || !here.has_acts();
    let words = move || {
        let said = here.said.get();
        if !said.is_empty() {
            return said;
        }
        // What undo would take back is said, whichever page of the hour it was done on.
        here.client
            .acts
            .with(|acts| {
                let last = acts.iter().rfind(|act| act.is_of(here.id));
                let (what, when) = last.and_then(|act| described(here, act))?;
                Some(format!("{when} {what}"))
            })
            .unwrap_or_else(|| queue::acts().to_owned())
    };
    view! {
        <div class="said-row">
            <button
                class="said"
                data-testid="acts-open"
                disabled=nothing
                aria-haspopup="dialog"
                on:click=move |_| here.show_acts.set(true)
            >
                <span>{move || words()}</span>
            </button>
            // Inside the button nobody would hear it.
            <p class="unseen" role="status">{move || here.said.get()}</p>
            <button
                class="button button-quiet undo"
                class:undo-none=nothing
                aria-disabled=move || nothing().then_some("true")
                data-testid="undo"
                on:click=move |_| here.undo()
            >
                <Glyph icon=Icon::UNDO />
                {text::undo()}
            </button>
        </div>
    }
}

/// The word for a stage that waits for nobody any more. Fees are not asked of the absent, who count as unpaid.
#[must_use]
pub fn all_done(stage: Stage, here: ClassView) -> &'static str {
    match stage {
        Stage::RollCall => text::all_done_roll_call(),
        Stage::Shots => text::all_done_shots(),
        Stage::Fees if here.tally.with(|tally| tally.unpaid > 0) => text::all_done_but_absent(),
        Stage::Fees => text::all_done_fees(),
    }
}

#[component]
fn Next(stage: Stage) -> impl IntoView {
    let here = expect_context::<ClassView>();
    // Remembered: the buttons stay, and with them the focus, while one student follows the other.
    let somebody = Memo::new(move |_| here.next.with(Option::is_some));
    let body = move || {
        if somebody.get() {
            view! { <InLine stage /> }.into_any()
        } else {
            view! { <p class="next-done"><Glyph icon=Icon::TICK />{all_done(stage, here)}</p> }
                .into_any()
        }
    };
    view! {
        <div class="next" class:next-large=move || here.one_by_one.get()>{move || body()}</div>
    }
}

#[component]
fn InLine(stage: Stage) -> impl IntoView {
    let here = expect_context::<ClassView>();
    let next = here.next;
    let id = move || next.with_untracked(|next| next.as_ref().map(|it| it.id));
    let order = move || next.with(|next| next.as_ref().map(|it| it.order));
    let name = move || next.with(|next| next.as_ref().map(|it| it.name.clone()));
    let step = move |event| {
        if here.hand.takes(&event)
            && let Some(id) = id()
        {
            here.step(stage, id);
        }
    };
    let skip = move |event| {
        if here.hand.takes(&event) {
            here.skip();
        }
    };
    let word = step_word(stage, &here);
    let label = {
        let word = word.clone();
        move || queue::step_of(&word, name().unwrap_or_default())
    };
    let button = NodeRef::<Button>::new();
    on_cleanup(move || keys::hand_on(button.get_untracked().as_deref().map(AsRef::as_ref)));
    let who = move || {
        (!here.one_by_one.get()).then(|| {
            view! {
                <button class="next-who" on:click=move |_| here.open.set(id())>
                    <span class="next-label">{text::next_up()} " " {order}</span>
                    <span class="next-name" data-testid="next-name">{name}</span>
                </button>
            }
            .into_any()
        })
    };
    view! {
        {move || who()}
        <button
            class="button next-skip"
            data-testid="skip"
            aria-disabled=move || here.hand.held()
            on:click=skip
        >
            {text::skip()}
        </button>
        <button
            class="button button-primary next-step"
            data-testid="next-step"
            aria-disabled=move || here.hand.held()
            aria-label=label
            node_ref=button
            on:click=step
        >
            {word}
        </button>
    }
}

#[component]
fn TabButton(tab: Tab, icon: Icon, word: &'static str) -> impl IntoView {
    let here = expect_context::<ClassView>();
    let chosen = move || here.tab.get() == tab;
    view! {
        <button
            class="tab"
            class:tab-chosen=move || chosen()
            aria-current=move || chosen().then_some("page")
            data-testid=tab.name()
            on:click=move |_| here.turn_to(tab)
        >
            <Glyph icon />
            <span>{word}</span>
        </button>
    }
}
