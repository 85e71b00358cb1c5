//! Afterwards: lists to hand in, make-up, settlement, checklist, close and delete.

use leptos::prelude::*;

use crate::text::after as text;

/// Afterwards: lists to hand in, make-up, settlement, checklist, close and delete.
#[component]
pub(super) fn AfterPage() -> impl IntoView {
    view! {
        <main class="desk-page">
            <h1 class="unseen">{text::nav_after()}</h1>
        </main>
    }
}
