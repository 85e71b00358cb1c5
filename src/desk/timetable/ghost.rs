//! What the pointer carries, painted beside it.

use leptos::prelude::*;

use super::clashes::ClashList;
use super::drag::screen;
use super::scene::scene;
use crate::text::plan as text;

/// The room that the card beside the pointer takes at most, in pixels.
const CARD: (i32, i32) = (300, 190);

/// The class in the pointer's hand, and what stands against where it is.
#[component]
pub(super) fn Ghost() -> impl IntoView {
    let scene = scene();
    let class = Memo::new(move |_| {
        scene
            .carried
            .with(|carried| carried.as_ref().filter(|it| !it.by_keys).map(|it| it.class))
    });
    let style = move || {
        let (x, y) = scene.pointer.get();
        format!("transform:translate({x}px,{y}px)")
    };
    // The card stands on the side where there is room.
    let is_left = move || scene.pointer.get().0 > screen().0 - CARD.0;
    let is_up = move || scene.pointer.get().1 > screen().1 - CARD.1;
    let words = move || {
        let over = scene
            .carried
            .with(|carried| carried.as_ref().and_then(|it| it.over.clone()));
        let Some(over) = over else {
            return view! { <p class="muted">{text::carry_where()}</p> }.into_any();
        };
        let place = scene.place_words(&over);
        let against = scene.against_now();
        view! {
            <p>{place}</p>
            {match against {
                Some(clashes) => view! { <ClashList clashes /> }.into_any(),
                None => view! { <p class="muted">{text::no_swap()}</p> }.into_any(),
            }}
        }
        .into_any()
    };
    move || {
        class.get().map(|class| {
            view! {
                <div class="ghost" style=style aria-hidden="true">
                    <div class="ghost-card" class:is-left=is_left class:is-up=is_up>
                        <strong>{scene.name(class)}</strong>
                        {words}
                    </div>
                </div>
            }
        })
    }
}
