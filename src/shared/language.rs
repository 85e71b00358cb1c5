//! The switch between Chinese and English.

use leptos::prelude::*;

use crate::platform::browser;
use crate::text;

/// A button that names the other language in that language.
#[component]
pub fn LanguageSwitch() -> impl IntoView {
    let other = text::language().other();
    view! {
        <button
            class="button button-quiet"
            lang=other.tag()
            on:click=move |_| browser::choose_language(other)
        >
            {text::common::switch_language()}
        </button>
    }
}
