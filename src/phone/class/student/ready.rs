//! What the student has done before the day.

use leptos::prelude::*;
use rollcall_core::ids::StudentId;
use rollcall_core::marks::{Attendance, Mark, Register};

use crate::phone::class::view::ClassView;
use crate::shared::icons::{Glyph, Icon};
use crate::text::phone::{code_ready, data_checked, sheet_ready};

/// The two ticks. The sheet stays: mostly both are set.
#[component]
pub fn ReadyPart(id: StudentId) -> impl IntoView {
    let here = expect_context::<ClassView>();
    let tick = move |register: Register, mark: fn(bool) -> Mark, word: &'static str| {
        let is = move || here.model.with(|model| model.state.tick(id, register));
        let icon = move || {
            Icon::of(if is() {
                Attendance::Photographed
            } else {
                Attendance::Expected
            })
        };
        view! {
            <button
                class="button choice"
                class:choice-chosen=move || is()
                role="switch"
                aria-checked=move || is().to_string()
                data-testid=move || format!("tick-{register:?}").to_ascii_lowercase()
                on:click=move |_| here.tick(id, register, mark(!untrack(is)))
            >
                {move || view! { <Glyph icon=icon() /> }.into_any()}
                {word}
            </button>
        }
        .into_any()
    };
    view! {
        <section class="sheet-part">
            <h3>{sheet_ready()}</h3>
            <div class="choices">
                {tick(Register::CodeReady, Mark::CodeReady, code_ready())}
                {tick(Register::DataChecked, Mark::DataChecked, data_checked())}
            </div>
        </section>
    }
}
