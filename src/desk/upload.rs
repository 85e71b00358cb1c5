//! Choosing a file.

use leptos::prelude::*;
use web_sys::{File, HtmlInputElement};

use crate::text::desk as text;

/// A button that opens the browser's own dialog; the same file may be chosen twice.
#[component]
pub(super) fn FileButton(
    accept: &'static str,
    testid: &'static str,
    #[prop(into)] chosen: Callback<File>,
) -> impl IntoView {
    let change = move |event: leptos::ev::Event| {
        let input: HtmlInputElement = event_target(&event);
        let file = input.files().and_then(|files| files.get(0));
        if let Some(file) = file {
            chosen.run(file);
        }
        input.set_value("");
    };
    view! {
        <label class="button file-button">
            {text::choose_file()}
            <input type="file" class="unseen" accept=accept data-testid=testid on:change=change />
        </label>
    }
}
