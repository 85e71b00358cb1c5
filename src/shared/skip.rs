//! The first stop of a keyboard: past the head of the page.

use leptos::prelude::*;

use crate::platform::browser;
use crate::text::common as text;

/// Leads to the queue, or to the main part of whatever page there is. Seen while it has focus.
#[component]
pub fn SkipLink() -> impl IntoView {
    let skip = move |event: leptos::ev::MouseEvent| {
        // The part of the address after # is where invitations have their secret.
        event.prevent_default();
        browser::focus_on(&["main .queue button", "main"]);
    };
    view! { <a class="button skip" href="#content" data-testid="skip-to-main" on:click=skip>{text::skip()}</a> }
}
