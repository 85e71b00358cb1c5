//! A sheet from below (a dialog at desk size): modal, closed by Escape, by its button, by a tap beside it.

use leptos::html::Dialog;
use leptos::prelude::*;

use super::icons::{Glyph, Icon};
use crate::text::common as text;

/// Shows `children` in a modal sheet as long as it is mounted; `close` is called when the user is done.
#[component]
pub fn Sheet(
    /// What the sheet is about.
    #[prop(into)]
    title: String,
    /// Called when the user closes it.
    #[prop(into)]
    close: Callback<()>,
    children: Children,
) -> impl IntoView {
    let dialog = NodeRef::<Dialog>::new();
    Effect::new(move |_| {
        if let Some(dialog) = dialog.get()
            && !dialog.open()
        {
            // A dialog that cannot be modal still shows.
            if dialog.show_modal().is_err() {
                dialog.show();
            }
        }
    });
    let beside = move |event: leptos::ev::MouseEvent| {
        let on_backdrop = dialog.get_untracked().is_some_and(|dialog| {
            event
                .target()
                .is_some_and(|target| target == *AsRef::<web_sys::EventTarget>::as_ref(&dialog))
        });
        if on_backdrop {
            close.run(());
        }
    };
    let label = title.clone();
    view! {
        <dialog class="sheet" node_ref=dialog on:close=move |_| close.run(()) on:click=beside aria-label=label>
            <div class="sheet-body">
                <header class="sheet-head">
                    <h2>{title}</h2>
                    <button class="button button-icon" aria-label=text::close() on:click=move |_| close.run(())>
                        <Glyph icon=Icon::CLOSE />
                    </button>
                </header>
                {children()}
            </div>
        </dialog>
    }
}
