//! The service worker: registered where there can be one; a new version waits for the user's word (P20).

use gloo::events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerState};

/// Registers the worker and calls `ready` when a newer version of the app is waiting.
pub fn register(ready: impl Fn() + Clone + 'static) {
    let Some(container) = container() else { return };
    let had_controller = container.controller().is_some();
    spawn_local(async move {
        let Ok(value) = JsFuture::from(container.register("/sw.js")).await else {
            return;
        };
        let Ok(registration) = value.dyn_into::<ServiceWorkerRegistration>() else {
            return;
        };
        // The very first worker is not an update.
        if registration.waiting().is_some() && had_controller {
            ready();
        }
        let found = registration.clone();
        EventListener::new(&registration, "updatefound", move |_| {
            let Some(coming) = found.installing() else {
                return;
            };
            let (worker, ready) = (coming.clone(), ready.clone());
            EventListener::new(&coming, "statechange", move |_| {
                let replaces = container_has_controller();
                if worker.state() == ServiceWorkerState::Installed && replaces {
                    ready();
                }
            })
            .forget();
        })
        .forget();
    });
}

/// Lets the waiting version take over, and loads the page once it has.
pub fn update() {
    let Some(container) = container() else {
        return super::browser::reload();
    };
    EventListener::once(&container, "controllerchange", |_| super::browser::reload()).forget();
    spawn_local(async move {
        let Ok(value) = JsFuture::from(container.get_registration()).await else {
            return;
        };
        let waiting = value
            .dyn_into::<ServiceWorkerRegistration>()
            .ok()
            .and_then(|it| it.waiting());
        match waiting {
            Some(worker) => {
                let _ = worker.post_message(&JsValue::from_str("take-over"));
            }
            None => super::browser::reload(),
        }
    });
}

/// Asks the worker to send what waits as soon as there is a network, even when the app is closed by then (P22). Where
/// the browser cannot do that, the next opening of the app sends it.
pub fn send_later() {
    if let Some(worker) = container().and_then(|container| container.controller()) {
        let _ = worker.post_message(&JsValue::from_str("send-later"));
    }
}

fn container() -> Option<ServiceWorkerContainer> {
    if !super::browser::is_secure() {
        return None;
    }
    let navigator = web_sys::window()?.navigator();
    // Absent in some web views although the context is secure (P23).
    js_sys::Reflect::get(&navigator, &"serviceWorker".into())
        .ok()?
        .dyn_into::<ServiceWorkerContainer>()
        .ok()
}

fn container_has_controller() -> bool {
    container().is_some_and(|container| container.controller().is_some())
}
