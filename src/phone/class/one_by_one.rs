//! One student fills the page: for the pace of one every half minute, and a phone that is held with one hand.

use leptos::prelude::*;
use rollcall_core::event::Student;

use super::row::{Chips, bring_into_sight};
use super::view::ClassView;
use crate::shared::icons::{Glyph, Icon};
use crate::shared::name;
use crate::text::phone;
use crate::text::queue as text;

/// Who is next, large; whoever comes behind, small. The steps are in the dock.
#[component]
pub fn Card() -> impl IntoView {
    let here = expect_context::<ClassView>();
    let card = NodeRef::<leptos::html::Section>::new();
    // Whatever is above it, all of it shows.
    Effect::new(move |_| {
        here.next.track();
        if let Some(card) = card.get() {
            bring_into_sight(&card);
        }
    });
    let body = move || match here.next.get() {
        Some(student) => view! { <Who student /> }.into_any(),
        None => {
            let word = here.stage().map(|stage| super::dock::all_done(stage, here));
            view! { <p class="one-done"><Glyph icon=Icon::TICK />{word}</p> }.into_any()
        }
    };
    let then = move || {
        let behind: Vec<String> = here.line.with(|line| {
            let behind = line.first.iter().skip(1);
            behind
                .map(|it| format!("{}\u{a0}{}", it.order, it.name))
                .collect()
        });
        (!behind.is_empty()).then(|| format!("{} {}", text::one_then(), behind.join(" · ")))
    };
    view! {
        <section class="one" node_ref=card data-testid="one">
            {move || body()}
            <p class="one-then">{move || then()}</p>
        </section>
    }
}

#[component]
fn Who(student: Student) -> impl IntoView {
    let here = expect_context::<ClassView>();
    let id = student.id;
    // Up to here a name is one line on a small phone, in large letters.
    let long = student.name.chars().count() > 4;
    let standing = Memo::new(move |_| here.standing(id));
    let note = move || here.model.with(|model| model.state.note(id).to_owned());
    view! {
        <button class="one-who" on:click=move |_| here.open.set(Some(id))>
            <span class="one-order">{student.order}</span>
            <span class="one-name" class:one-name-long=long data-testid="next-name">{name::name(&student.name)}</span>
            <span class="row-detail">
                <span>{phone::tail(student.number_tail())}</span>
                {move || standing.get().map(|standing| view! { <Chips standing /> }.into_any())}
            </span>
            <span class="one-note">{note}</span>
        </button>
    }
}
