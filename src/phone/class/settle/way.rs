//! What money needs wherever it is ticked: the way it comes or goes, and taking the last tick back.

use leptos::prelude::*;
use rollcall_core::marks::{Mark, Method};

use crate::phone::class::view::ClassView;
use crate::shared::icons::{Glyph, Icon};
use crate::text::common;
use crate::text::phone;

/// WeChat, Alipay or cash.
#[component]
pub fn Ways(
    /// Which.
    method: RwSignal<Method>,
    /// Of what, for who does not see it.
    label: &'static str,
) -> impl IntoView {
    view! {
        <div class="choices ways" role="group" aria-label=label>
            {Method::ALL
                .map(|way| view! {
                    <button
                        class="button choice"
                        class:choice-chosen=move || method.get() == way
                        aria-pressed=move || (method.get() == way).to_string()
                        on:click=move |_| method.set(way)
                    >
                        {common::method(way)}
                    </button>
                }.into_any())
                .collect_view()}
        </div>
    }
}

/// Takes back what was ticked last, if it is of this page: what was done on another is not undone from here.
#[component]
pub fn Undo(
    /// Whether a mark is of this page.
    of: fn(&Mark) -> bool,
) -> impl IntoView {
    let here = expect_context::<ClassView>();
    let nothing = move || {
        !here.client.acts.with(|acts| {
            let last = acts.last().and_then(|act| act.ops.first());
            last.is_some_and(|op| op.class == here.id && of(&op.mark))
        })
    };
    view! {
        <button
            class="button button-quiet"
            disabled=move || nothing()
            data-testid="undo-here"
            on:click=move |_| here.undo()
        >
            <Glyph icon=Icon::UNDO />
            {phone::undo()}
        </button>
    }
}
