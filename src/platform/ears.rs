//! The moments at which it is worth trying to send (P14).

use gloo::events::EventListener;

/// Calls `wake` whenever the network may be back or the page is seen again. `online` is a hint only: whether
/// there is a network shows in an answer that is ours (P24).
pub fn on_wake(wake: impl Fn() + Clone + 'static) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let online = wake.clone();
    EventListener::new(&window, "online", move |_| online()).forget();
    let shown = wake.clone();
    EventListener::new(&window, "pageshow", move |_| shown()).forget();
    if let Some(document) = window.document() {
        EventListener::new(&document, "visibilitychange", move |_| {
            if super::browser::is_visible() {
                wake();
            }
        })
        .forget();
    }
}

/// Calls `back` when a page that the browser had put aside as it was is shown again: it heard nothing meanwhile.
pub fn on_return(back: impl Fn() + 'static) {
    let Some(window) = web_sys::window() else {
        return;
    };
    EventListener::new(&window, "pageshow", move |event| {
        let kept = js_sys::Reflect::get(event, &"persisted".into());
        if kept.is_ok_and(|kept| kept.is_truthy()) {
            back();
        }
    })
    .forget();
}
