//! One student: who, and the three ticks.

use leptos::prelude::*;
use rollcall_core::ids::StudentId;

use super::view::{Preparing, Which};
use crate::shared::icons::{Glyph, Icon};
use crate::text::phone;
use crate::text::ready as text;

/// The row.
#[component]
pub fn Row(id: StudentId) -> impl IntoView {
    let page = expect_context::<Preparing>();
    let ticks = Memo::new(move |_| page.ticks(id));
    let student = move || ticks.with(|ticks| ticks.as_ref().map(|it| it.student.clone()));
    let (name, order, tail) = untrack(student)
        .map(|it| (it.name.clone(), it.order, phone::tail(it.number_tail())))
        .unwrap_or_default();
    let tick = |which: Which, word: &'static str, label: String| {
        let has =
            move || ticks.with(|ticks| ticks.as_ref().is_some_and(|it| it.has[which as usize]));
        view! {
            <button
                class="tick"
                class:tick-on=move || has()
                aria-pressed=move || has().to_string()
                aria-label=label
                data-testid=format!("tick-{}", which.test_id())
                on:click=move |_| page.tap(id, which, untrack(has))
            >
                {move || view! { <Glyph icon=if has() { Icon::RING_TICK } else { Icon::RING } /> }.into_any()}
                <span>{word}</span>
            </button>
        }
        .into_any()
    };
    view! {
        <li class="ready-row" data-testid="ready-row">
            <button class="row-who" on:click=move |_| page.here.open.set(Some(id))>
                <span class="row-order">{order}</span>
                <span class="row-name">{name.clone()}</span>
                <span class="row-detail">{tail}</span>
            </button>
            {tick(Which::Code, text::code(), text::code_of(&name))}
            {tick(Which::Check, text::check(), text::check_of(&name))}
            {page.fees.then(|| tick(Which::Fee, text::fee(), text::fee_of(&name)))}
        </li>
    }
}
