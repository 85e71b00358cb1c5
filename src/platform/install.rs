//! How this very browser puts a page on the home screen (P1, P2, P23), and whether it has promised to keep data.

use std::cell::RefCell;

use gloo::events::{EventListener, EventListenerOptions};
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::browser;

thread_local! {
    /// The browser's offer to ask the person; good for one question.
    static OFFER: RefCell<Option<JsValue>> = const { RefCell::new(None) };
}

/// How one installs here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// It is installed: this is the app on the home screen.
    Installed,
    /// Not inside WeChat (P23).
    Wechat,
    /// Not over plain http.
    Insecure,
    /// By a question that the browser lets us ask.
    Ask,
    /// iPhone and iPad: the share button. The app gets a storage of its own (P2).
    Ios,
    /// Safari on a Mac: the Dock, with a storage of its own too.
    Mac,
    /// Firefox on Android: its menu.
    FirefoxAndroid,
    /// Another browser on Android: its menu.
    Android,
    /// Chromium at a desk: the icon in the address bar.
    Desktop,
    /// Somewhere in the browser's menu, or nowhere.
    Other,
}

/// How one installs in this browser, now.
#[must_use]
pub fn way() -> Way {
    let Some(window) = web_sys::window() else {
        return Way::Other;
    };
    let navigator = window.navigator();
    let is = browser::agent_says;
    // An iPad says that it is a Mac; a Mac has no screen to touch.
    let touch = Reflect::get(&navigator, &"maxTouchPoints".into());
    let touch = touch.ok().and_then(|it| it.as_f64()).unwrap_or(0.0) > 1.0;
    if stands_alone(&window) {
        Way::Installed
    } else if browser::is_wechat() {
        Way::Wechat
    } else if !browser::is_secure() {
        Way::Insecure
    } else if is("iPhone") || is("iPad") || is("iPod") || (is("Macintosh") && touch) {
        Way::Ios
    } else if OFFER.with_borrow(Option::is_some) {
        Way::Ask
    } else if is("Android") {
        if is("Firefox") {
            Way::FirefoxAndroid
        } else {
            Way::Android
        }
    } else if is("Chrome") {
        Way::Desktop
    } else if is("Macintosh") && is("Safari") {
        Way::Mac
    } else {
        Way::Other
    }
}

/// Whether the page runs as an app. Asked piece by piece: a call of what is not there would end the task.
fn stands_alone(window: &JsValue) -> bool {
    let get = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).unwrap_or_default();
    if get(&get(window, "navigator"), "standalone").is_truthy() {
        return true;
    }
    let Ok(media) = get(window, "matchMedia").dyn_into::<Function>() else {
        return false;
    };
    let asked = media.call1(window, &"(display-mode: standalone)".into());
    asked.is_ok_and(|it| get(&it, "matches").is_truthy())
}

/// Keeps the browser's offer to install, and calls `changed` when it comes or is taken. From the first moment: it is
/// made once, soon after the page is there.
pub fn listen(changed: impl Fn() + Clone + 'static) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let ours = EventListenerOptions::enable_prevent_default();
    let offered = changed.clone();
    EventListener::new_with_options(&window, "beforeinstallprompt", ours, move |event| {
        // The browser's own banner would cover the dock in the middle of the queue.
        event.prevent_default();
        OFFER.set(Some(JsValue::from(event)));
        offered();
    })
    .forget();
    EventListener::new(&window, "appinstalled", move |_| {
        OFFER.set(None);
        changed();
    })
    .forget();
}

/// Lets the browser ask the person.
pub fn ask() {
    let Some(offer) = OFFER.take() else { return };
    let ask = Reflect::get(&offer, &"prompt".into()).and_then(JsCast::dyn_into::<Function>);
    if let Ok(ask) = ask {
        let _ = ask.call0(&offer);
    }
}

/// Whether the browser has promised to keep what is stored here when space runs short; none where it does not say.
pub async fn is_kept() -> Option<bool> {
    let navigator = JsValue::from(web_sys::window()?.navigator());
    let storage = Reflect::get(&navigator, &"storage".into()).ok()?;
    let ask = Reflect::get(&storage, &"persisted".into()).ok()?;
    let answer: Promise = ask
        .dyn_into::<Function>()
        .ok()?
        .call0(&storage)
        .ok()?
        .into();
    Some(JsFuture::from(answer).await.ok()?.is_truthy())
}
