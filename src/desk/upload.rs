//! Choosing files.

use leptos::prelude::*;
use web_sys::{File, FileList, HtmlInputElement};

use crate::text::desk as text;

/// What holds a table or a text that the server reads; what the bytes hold decides, and not the name.
pub(super) const SHEETS: &str =
    ".xlsx,.xls,.csv,.tsv,.txt,.docx,.html,.htm,.mht,.mhtml,.pdf,text/plain,text/csv,text/html";

/// A button that opens the browser's own dialog; the same file may be chosen twice.
#[component]
pub(super) fn FileButton(
    accept: &'static str,
    testid: &'static str,
    /// Whether several may be chosen at once: each is given on its own.
    #[prop(optional)]
    several: bool,
    /// What the button says.
    #[prop(default = text::choose_file())]
    label: &'static str,
    #[prop(into)] chosen: Callback<File>,
) -> impl IntoView {
    let change = move |event: leptos::ev::Event| {
        let input: HtmlInputElement = event_target(&event);
        each(input.files(), |file| chosen.run(file));
        input.set_value("");
    };
    view! {
        <label class="button file-button">
            {label}
            <input
                type="file"
                class="unseen"
                accept=accept
                multiple=several
                data-testid=testid
                on:change=change
            />
        </label>
    }
}

/// The files of a list, one by one.
pub(super) fn each(list: Option<FileList>, mut take: impl FnMut(File)) {
    let Some(list) = list else { return };
    for at in 0..list.length() {
        if let Some(file) = list.get(at) {
            take(file);
        }
    }
}
