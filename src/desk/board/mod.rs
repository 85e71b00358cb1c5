//! The live board: how the day goes, against the plan.

use leptos::prelude::*;

use crate::text::board as text;

/// The live board: how the day goes, against the plan.
#[component]
pub(super) fn BoardPage() -> impl IntoView {
    view! {
        <main class="desk-page">
            <h1 class="unseen">{text::nav_board()}</h1>
        </main>
    }
}
