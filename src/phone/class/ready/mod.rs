//! 准备: who is ready for the day, before it.

use leptos::prelude::*;

/// The page of the days before.
#[component]
pub fn Ready() -> impl IntoView {
    view! { <section class="ready" data-testid="ready"></section> }
}
