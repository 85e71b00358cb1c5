//! The pasted text survives a reload, such as another language: it stays in this tab and goes with it.

use leptos::prelude::*;
use web_sys::Storage;

const KEY: &str = "rollcall-notice-draft";

fn storage() -> Option<Storage> {
    web_sys::window()?.session_storage().ok().flatten()
}

/// The text of this tab, kept from now on.
pub(super) fn kept() -> RwSignal<String> {
    let before = storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
    let draft = RwSignal::new(before.unwrap_or_default());
    Effect::new(move |_| {
        draft.with(|text| {
            if let Some(storage) = storage() {
                // Without room for it the text is on the page all the same.
                let _ = storage.set_item(KEY, text);
            }
        });
    });
    draft
}
