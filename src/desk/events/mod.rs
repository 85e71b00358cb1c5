//! Events: choosing one, making one, its settings.

use leptos::prelude::*;

use crate::text::events as text;

/// Events: choosing one, making one, its settings.
#[component]
pub(super) fn EventsPage() -> impl IntoView {
    view! {
        <main class="desk-page">
            <h1 class="unseen">{text::title()}</h1>
        </main>
    }
}
