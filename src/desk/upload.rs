//! Choosing files, or dropping one onto the page.

use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, File, FileList, HtmlInputElement};

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
    #[prop(optional)] slim: bool,
    #[prop(into)] chosen: Callback<File>,
) -> impl IntoView {
    let change = move |event: leptos::ev::Event| {
        let input: HtmlInputElement = event_target(&event);
        each(input.files(), |file| chosen.run(file));
        input.set_value("");
    };
    view! {
        <label class="button file-button" class:button-slim=slim>
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

/// Takes a file that is dropped anywhere on the page, as long as it is mounted, and says so while one hovers.
#[component]
pub(super) fn DropZone(words: &'static str, #[prop(into)] chosen: Callback<File>) -> impl IntoView {
    let hovers = RwSignal::new(false);
    let has_file = |event: &DragEvent| {
        let types = event.data_transfer().map(|it| it.types());
        types.is_some_and(|types| types.includes(&"Files".into(), 0))
    };
    let listen = move |name: &'static str, then: fn(&DragEvent, RwSignal<bool>, Callback<File>)| {
        let window = web_sys::window()?;
        // A browser opens what is dropped on it unless it is told not to.
        let options = EventListenerOptions::enable_prevent_default();
        Some(EventListener::new_with_options(
            &window,
            name,
            options,
            move |event| {
                if let Some(event) = event.dyn_ref::<DragEvent>().filter(|it| has_file(it)) {
                    event.prevent_default();
                    then(event, hovers, chosen);
                }
            },
        ))
    };
    let listeners = [
        listen("dragover", |_, hovers, _| hovers.set(true)),
        listen("dragleave", |event, hovers, _| {
            // Only where it leaves the window, and not one element for another.
            if event.related_target().is_none() {
                hovers.set(false);
            }
        }),
        listen("drop", |event, hovers, chosen| {
            hovers.set(false);
            let files = event.data_transfer().and_then(|it| it.files());
            if let Some(file) = files.and_then(|files| files.get(0)) {
                chosen.run(file);
            }
        }),
    ];
    let kept = StoredValue::new_local(listeners);
    on_cleanup(move || kept.dispose());
    view! {
        <Show when=move || hovers.get()>
            <div class="drop-zone" role="status"><p>{words}</p></div>
        </Show>
    }
}
