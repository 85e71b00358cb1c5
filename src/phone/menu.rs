//! What is set on this phone: behind one button, the same in every bar.

use leptos::prelude::*;

use crate::shared::language::LanguageSwitch;

/// The button, and the sheet that it opens.
#[component]
pub fn Menu() -> impl IntoView {
    view! { <LanguageSwitch /> }
}
