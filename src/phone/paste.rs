//! A text to take elsewhere: read first, then copied by a button, or by hand where the clipboard is not ours.

use leptos::html::Textarea;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::platform::browser;
use crate::text::common;
use crate::text::first as text;

/// The text in a field that can be selected, and a button that copies it.
#[component]
pub fn Paste(
    /// What it is, for who does not see it.
    label: &'static str,
    /// The text.
    words: Memo<String>,
    /// How many lines the field shows.
    rows: &'static str,
    /// The field's test id; the button's is the same with `-copy`.
    test: &'static str,
    /// Copying is what one came for.
    #[prop(optional)]
    first: bool,
) -> impl IntoView {
    let field = NodeRef::<Textarea>::new();
    let copied = RwSignal::new(None::<bool>);
    Effect::new(move |_| {
        // What was copied is not what stands here now.
        words.track();
        copied.set(None);
    });
    let copy = move |_| {
        spawn_local(async move {
            let done = browser::copy(&words.get_untracked()).await;
            if !done && let Some(field) = field.get_untracked() {
                let _ = field.focus();
                field.select();
            }
            copied.try_set(Some(done));
        });
    };
    let said = move || match copied.get() {
        None => "",
        Some(true) => common::copied(),
        Some(false) => text::copy_by_hand(),
    };
    view! {
        <div class="paste">
            <textarea
                class="field"
                readonly=true
                rows=rows
                aria-label=label
                data-testid=test
                node_ref=field
                prop:value=move || words.get()
            ></textarea>
            <div class="paste-do">
                <button
                    class="button"
                    class:button-primary=first
                    data-testid=format!("{test}-copy")
                    on:click=copy
                >
                    {common::copy()}
                </button>
                <span class="muted" role="status">{move || said()}</span>
            </div>
        </div>
    }
}
