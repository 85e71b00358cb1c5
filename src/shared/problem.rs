//! An error as a card: what happened, what is safe, what to do next.

use leptos::prelude::*;

/// A card that says what is wrong, with whatever helps beneath it.
#[component]
pub fn ProblemCard(
    /// What is wrong, in few words.
    #[prop(into)]
    title: String,
    /// What is safe and what to do next.
    #[prop(into)]
    words: String,
    /// Buttons.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <section class="card problem" role="alert">
            <h2>{title}</h2>
            <p>{words}</p>
            {children.map(|children| view! { <div class="actions">{children()}</div> }.into_any())}
        </section>
    }
}
