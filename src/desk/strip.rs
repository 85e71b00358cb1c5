//! A strip that can be pushed aside on a phone: the one of it that is chosen stays in sight.

use leptos::html::Nav;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Brings what `chosen` names into the middle of its strip once it is painted, and whenever what `follow` reads has
/// changed. The page itself stays where it is: somebody may be reading further down.
pub(super) fn keep_in_sight(
    strip: NodeRef<Nav>,
    chosen: &'static str,
    follow: impl Fn() + 'static,
) {
    Effect::new(move |_| {
        follow();
        if let Some(strip) = strip.get() {
            request_animation_frame(move || show(&strip, chosen));
        }
    });
}

fn show(strip: &HtmlElement, chosen: &str) {
    let found = strip.query_selector(chosen).ok().flatten();
    if let Some(found) = found.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        let middle = found.offset_left() + found.offset_width() / 2;
        strip.set_scroll_left(middle - strip.offset_left() - strip.client_width() / 2);
    }
}
