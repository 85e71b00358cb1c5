//! The whole screen, for a projector; where the browser can.

use gloo::events::EventListener;
use leptos::html::Main;
use leptos::prelude::*;

use crate::shared::icons::{Glyph, Icon};
use crate::text::board as text;

/// Fills the screen with the page, and gives it back.
#[component]
pub(super) fn WholeScreen(page: NodeRef<Main>) -> impl IntoView {
    let full = RwSignal::new(false);
    let look = move || {
        let _ = full.try_set(document().fullscreen_element().is_some());
    };
    let heard = StoredValue::new_local(EventListener::new(
        &document(),
        "fullscreenchange",
        move |_| look(),
    ));
    on_cleanup(move || {
        heard.dispose();
        if document().fullscreen_element().is_some() {
            document().exit_fullscreen();
        }
    });
    let turn = move |_| {
        if full.get_untracked() {
            document().exit_fullscreen();
        } else if let Some(page) = page.get_untracked() {
            // Where the browser does not let us, the page stays as it is.
            let _ = page.request_fullscreen();
        }
    };
    document().fullscreen_enabled().then(|| {
        view! {
            <button class="button button-slim" data-testid="whole-screen" on:click=turn>
                <Glyph icon=Icon::WHOLE />
                {move || if full.get() { text::leave_screen() } else { text::whole_screen() }}
            </button>
        }
    })
}
