//! Rosters of many classes at once.

use leptos::prelude::*;

use crate::text::rosters as text;

/// Rosters of many classes at once.
#[component]
pub(super) fn RostersPage() -> impl IntoView {
    view! {
        <main class="desk-page">
            <h1 class="unseen">{text::title()}</h1>
        </main>
    }
}
