//! What went wrong, in the desk's words: here nothing is saved in the browser.

use leptos::prelude::*;

use crate::client::http;
use crate::shared::problem::ProblemCard;
use crate::text::common;
use crate::text::desk as text;
use rollcall_core::sync::Failure;

/// What happened, what is safe, what to do next.
pub(super) fn sentence(failure: &Failure) -> String {
    match failure {
        Failure::NoAnswer => text::no_answer().to_owned(),
        Failure::NotOurs => text::not_ours().to_owned(),
        Failure::Problem(..) => http::sentence(failure),
    }
}

/// A failure as a card with a way to try again.
#[component]
pub(super) fn Trouble(
    failure: Failure,
    #[prop(into, default = text::problem_title().to_owned())] title: String,
    #[prop(into)] retry: Callback<()>,
) -> impl IntoView {
    view! {
        <ProblemCard title words=sentence(&failure)>
            <button class="button button-primary" on:click=move |_| retry.run(())>
                {common::retry()}
            </button>
        </ProblemCard>
    }
}

/// The place of something that is on its way.
#[component]
pub(super) fn Bones() -> impl IntoView {
    view! {
        <div class="bones" role="status" aria-label=text::loading()>
            <div class="bone bone-wide"></div>
            <div class="bone"></div>
            <div class="bone"></div>
            <div class="bone"></div>
        </div>
    }
}
