//! A phone's keyboard lies over the page in some browsers: how much of it is hidden stands in the style, as
//! `--keyboard`, for what belongs at the bottom. Where a browser does not tell, it is 0.

use gloo::events::EventListener;
use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{EventTarget, HtmlElement};

/// Follows the keyboard as long as the page is loaded.
pub fn follow() {
    let Ok(view) = Reflect::get(&js_sys::global(), &"visualViewport".into()) else {
        return;
    };
    if let Ok(target) = view.dyn_into::<EventTarget>() {
        for name in ["resize", "scroll"] {
            let view = target.clone();
            EventListener::new(&target, name, move |_| tell(&view)).forget();
        }
    }
}

fn tell(view: &JsValue) {
    let of = |from: &JsValue, name: &str| {
        let value = Reflect::get(from, &name.into());
        value.ok().and_then(|it| it.as_f64()).unwrap_or(0.0)
    };
    // Of a page that is made larger with two fingers, more is hidden than a keyboard hides.
    let whole = of(view, "scale") <= 1.01;
    let hidden = of(&js_sys::global(), "innerHeight") - of(view, "height") - of(view, "offsetTop");
    #[allow(
        clippy::cast_possible_truncation,
        reason = "whole pixels, far below 2^31"
    )]
    let hidden = if whole { hidden.max(0.0) as i32 } else { 0 };
    let root = web_sys::window()
        .and_then(|window| window.document()?.document_element())
        .and_then(|root| root.dyn_into::<HtmlElement>().ok());
    if let Some(root) = root {
        let style = Reflect::get(&root, &"style".into()).unwrap_or(JsValue::NULL);
        let set = Reflect::get(&style, &"setProperty".into());
        if let Some(set) = set
            .ok()
            .and_then(|it| it.dyn_into::<js_sys::Function>().ok())
        {
            let _ = set.call2(&style, &"--keyboard".into(), &format!("{hidden}px").into());
        }
    }
}
