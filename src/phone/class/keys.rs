//! The page without a touch: keys that go somewhere, and a focus that is never lost.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::view::ClassView;
use crate::platform::browser;

/// Hears `/` for the search, Ctrl+Z for taking back, and keeps a held Enter from going through the class.
pub fn listen(here: ClassView) {
    let heard = window_event_listener(leptos::ev::keydown, move |event| {
        let key = event.key();
        let at: Option<Element> = event.target().and_then(|it| it.dyn_into().ok());
        let is = |kind: &str| {
            at.as_ref()
                .is_some_and(|it| it.matches(kind).unwrap_or(false))
        };
        let writes = is("input, textarea, select");
        let command = event.ctrl_key() || event.meta_key();
        let ours = if event.repeat() && key == "Enter" {
            is("button")
        } else if writes || is("dialog *") {
            false
        } else if key == "/" && !command {
            browser::focus_on(&[SEARCH]);
            true
        } else if command && key.eq_ignore_ascii_case("z") && !event.shift_key() {
            here.undo();
            true
        } else {
            false
        };
        if ours {
            event.prevent_default();
        }
    });
    on_cleanup(move || heard.remove());
}

/// The search's field.
pub const SEARCH: &str = ".find-field";

/// Up and down go from a row to the next one that has such a button too.
pub fn up_and_down(event: &KeyboardEvent) {
    let down = match event.key().as_str() {
        "ArrowDown" => true,
        "ArrowUp" => false,
        _ => return,
    };
    let Some(at) = browser::focused() else { return };
    let kind = if at.class_list().contains("step") {
        ".step"
    } else {
        ".row-who"
    };
    if let Some(other) = beside(&at, kind, down) {
        browser::focus(&other);
        event.prevent_default();
    }
}

/// The button of a kind in the nearest row beneath or above.
fn beside(at: &Element, kind: &str, down: bool) -> Option<Element> {
    let mut row = at.closest("li").ok().flatten()?;
    loop {
        row = if down {
            row.next_element_sibling()
        } else {
            row.previous_element_sibling()
        }?;
        if let Ok(Some(found)) = row.query_selector(kind) {
            return Some(found);
        }
    }
}

/// A step's button is about to leave the page. If it has the focus, the next row's gets it, else the one above, else
/// what is under the thumb.
pub fn hand_on(leaving: Option<&Element>) {
    let Some(leaving) = leaving.filter(|it| browser::focused().as_ref() == Some(it)) else {
        return;
    };
    let near = beside(leaving, ".step", true).or_else(|| beside(leaving, ".step", false));
    match near {
        Some(near) => browser::focus(&near),
        None if leaving.class_list().contains("next-step") => browser::focus_on(&[".tab-chosen"]),
        None => browser::focus_on(&[".next-step", ".tab-chosen"]),
    }
}
