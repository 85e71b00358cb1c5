//! Where the keyboard goes when what had it is taken away.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Gives the focus to the first element of a selector, if there is one.
pub fn give_to(selector: &str) {
    let found = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.query_selector(selector).ok().flatten())
        .and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(element) = found {
        let _ = element.focus();
    }
}
