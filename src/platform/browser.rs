//! Small questions to the browser. What a browser lacks is answered as if it were empty.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, Storage, Window};

use crate::text::Language;

const LANGUAGE_KEY: &str = "rollcall-language";

fn window() -> Option<Window> {
    web_sys::window()
}

fn local_storage() -> Option<Storage> {
    window()?.local_storage().ok().flatten()
}

/// The language that was chosen here; Chinese until one is.
#[must_use]
pub fn chosen_language() -> Language {
    let chosen = local_storage().and_then(|storage| storage.get_item(LANGUAGE_KEY).ok().flatten());
    if chosen.as_deref() == Some(Language::English.tag()) {
        Language::English
    } else {
        Language::Chinese
    }
}

/// Remembers a language and shows the page anew in it.
pub fn choose_language(language: Language) {
    if let Some(storage) = local_storage() {
        // Without storage the page stays as it is: nothing to tell.
        let _ = storage.set_item(LANGUAGE_KEY, language.tag());
    }
    reload();
}

/// What this browser remembers under a name, for all its tabs.
#[must_use]
pub fn remembered(name: &str) -> Option<String> {
    local_storage()?.get_item(name).ok().flatten()
}

/// Remembers a text under a name, for all tabs. Without storage nothing is remembered.
pub fn remember(name: &str, text: &str) {
    if let Some(storage) = local_storage() {
        let _ = storage.set_item(name, text);
    }
}

fn tab_storage() -> Option<Storage> {
    window()?.session_storage().ok().flatten()
}

/// What this tab remembers under a name; it goes with the tab.
#[must_use]
pub fn remembered_here(name: &str) -> Option<String> {
    tab_storage()?.get_item(name).ok().flatten()
}

/// Remembers a text in this tab. Without room for it nothing is remembered.
pub fn remember_here(name: &str, text: &str) {
    if let Some(storage) = tab_storage() {
        let _ = storage.set_item(name, text);
    }
}

/// What has the focus.
#[must_use]
pub fn focused() -> Option<web_sys::Element> {
    window()?.document()?.active_element()
}

/// Gives focus to the first of these that is on the page, by selectors; a heading or a page may have it by this alone.
pub fn focus_on(selectors: &[&str]) {
    let Some(document) = window().and_then(|window| window.document()) else {
        return;
    };
    let found = selectors
        .iter()
        .find_map(|it| document.query_selector(it).ok().flatten());
    if let Some(found) = found.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        if found.tab_index() < 0 {
            let _ = found.set_attribute("tabindex", "-1");
        }
        let _ = found.focus();
    }
}

/// Gives an element the focus, if it takes it.
pub fn focus(element: &web_sys::Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus();
    }
}

/// Scrolls the first element at a CSS selector to the top of the page, beneath what stays there.
pub fn scroll_to(spot: &str) {
    let found = window()
        .and_then(|window| window.document())
        .and_then(|document| document.query_selector(spot).ok().flatten());
    if let Some(found) = found {
        found.scroll_into_view();
    }
}

/// Marks the document's language, and takes away the frame that was painted before the app came.
pub fn take_over(language: Language) {
    let Some(document) = window().and_then(|window| window.document()) else {
        return;
    };
    if let Some(root) = document.document_element() {
        let _ = root.set_attribute("lang", language.tag());
    }
    if let Some(frame) = document.get_element_by_id("frame") {
        frame.remove();
    }
}

/// Names the page, for the list of tabs and for who hears it: what it shows, and of which app.
pub fn set_title(shows: &str, app: &str) {
    if let Some(document) = window().and_then(|window| window.document()) {
        if shows.is_empty() {
            document.set_title(app);
        } else {
            document.set_title(&format!("{shows} · {app}"));
        }
    }
}

/// Scrolls to the top of the page.
pub fn to_the_top() {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Loads the page again.
pub fn reload() {
    if let Some(window) = window() {
        let _ = window.location().reload();
    }
}

/// Opens the browser's dialog for printing what the page shows; waits until it is closed.
pub fn print() {
    if let Some(window) = window() {
        // Where printing is forbidden nothing happens, and the page stays as it is.
        let _ = window.print();
    }
}

/// Loads another page of the site in place of this one: the address here may hold a secret, and must not stay
/// in the history.
pub fn replace_page(path: &str) {
    if let Some(window) = window() {
        let _ = window.location().replace(path);
    }
}

/// Loads another page of the site.
pub fn go(path: &str) {
    if let Some(window) = window() {
        let _ = window.location().assign(path);
    }
}

/// The part of the address after `#`, which never leaves the browser.
#[must_use]
pub fn fragment() -> String {
    let hash = window()
        .and_then(|window| window.location().hash().ok())
        .unwrap_or_default();
    hash.trim_start_matches('#').to_owned()
}

/// Where this page comes from, as the beginning of a link.
#[must_use]
pub fn origin() -> String {
    window()
        .and_then(|window| window.location().origin().ok())
        .unwrap_or_default()
}

/// Whether the page may have a service worker: https, or this very machine.
#[must_use]
pub fn is_secure() -> bool {
    window().is_some_and(|window| window.is_secure_context())
}

/// Whether this is WeChat's own web view (P23).
#[must_use]
pub fn is_wechat() -> bool {
    agent_says("MicroMessenger")
}

/// Whether the browser calls itself by a word.
#[must_use]
pub fn agent_says(word: &str) -> bool {
    let agent = window().and_then(|window| window.navigator().user_agent().ok());
    agent.is_some_and(|agent| js_sys::JsString::from(agent).includes(word, 0))
}

/// Whether the page is as wide as a desk's screen now.
#[must_use]
pub fn is_wide() -> bool {
    let width = window().and_then(|window| window.inner_width().ok()?.as_f64());
    width.is_none_or(|width| width > 860.0)
}

/// Width and height of the page's window, in CSS pixels.
#[must_use]
pub fn size() -> (i32, i32) {
    #[allow(
        clippy::cast_possible_truncation,
        reason = "whole pixels, far below 2^31"
    )]
    let whole = |it: wasm_bindgen::JsValue| it.as_f64().map(|it| it as i32);
    let side = |it: Result<wasm_bindgen::JsValue, _>| it.ok().and_then(whole).unwrap_or(0);
    window().map_or((0, 0), |window| {
        (side(window.inner_width()), side(window.inner_height()))
    })
}

/// Whether the page is in sight.
#[must_use]
pub fn is_visible() -> bool {
    window()
        .and_then(|window| window.document())
        .is_none_or(|document| document.visibility_state() == web_sys::VisibilityState::Visible)
}

/// A number between 0 and 1, to spread the phones of a hall over time.
#[must_use]
pub fn jitter() -> f64 {
    js_sys::Math::random()
}

/// 128 random bits that nobody can guess, in hex; none where the browser has no such randomness.
#[must_use]
pub fn token() -> Option<String> {
    let mut bytes = [0; 16];
    let crypto = window()?.crypto().ok()?;
    crypto.get_random_values_with_u8_array(&mut bytes).ok()?;
    let bits = u128::from_le_bytes(bytes);
    Some(format!("{:016x}{:016x}", (bits >> 64) as u64, bits as u64))
}

/// Whether the browser believes that there is a network: a hint, and nothing more.
#[must_use]
pub fn is_online() -> bool {
    window().is_some_and(|window| window.navigator().on_line())
}

/// Offers a text as a file to keep.
pub fn save_file(name: &str, text: &str) {
    let link = window()
        .and_then(|window| window.document())
        .and_then(|document| document.create_element("a").ok())
        .and_then(|link| link.dyn_into::<HtmlElement>().ok());
    if let Some(link) = link {
        let text: String = js_sys::encode_uri_component(text).into();
        let address = format!("data:application/json;charset=utf-8,{text}");
        let _ = link.set_attribute("href", &address);
        let _ = link.set_attribute("download", name);
        link.click();
    }
}

/// The text of a file that somebody chose; none where it cannot be read.
pub async fn file_text(file: &web_sys::File) -> Option<String> {
    let text = wasm_bindgen_futures::JsFuture::from(file.text());
    text.await.ok()?.as_string()
}

/// Puts text on the clipboard; false where the browser does not let us.
pub async fn copy(text: &str) -> bool {
    let Some(window) = window().filter(Window::is_secure_context) else {
        return false;
    };
    let done = window.navigator().clipboard().write_text(text);
    wasm_bindgen_futures::JsFuture::from(done).await.is_ok()
}

/// A short tap under the finger, where there is a motor.
pub fn buzz() {
    if let Some(window) = window() {
        let navigator = window.navigator();
        // WebKit has no such function, and calling one that is not there would end the task that calls.
        if js_sys::Reflect::has(&navigator, &"vibrate".into()).unwrap_or(false) {
            let _ = navigator.vibrate_with_duration(15);
        }
    }
}

/// The browser's own way of passing something on. Asked for by name: calling what is not there would end the task.
fn sharing() -> Option<(js_sys::Function, wasm_bindgen::JsValue)> {
    let navigator = window()?.navigator().into();
    let share = js_sys::Reflect::get(&navigator, &"share".into()).ok()?;
    Some((share.dyn_into().ok()?, navigator))
}

/// Whether the browser can pass a link on.
#[must_use]
pub fn can_share() -> bool {
    sharing().is_some()
}

/// Passes a link on, as far as the browser and the person let us.
pub async fn share(title: &str, url: &str) {
    let what = js_sys::Object::new();
    for (name, value) in [("title", title), ("url", url)] {
        let _ = js_sys::Reflect::set(&what, &name.into(), &value.into());
    }
    let Some((share, navigator)) = sharing() else {
        return;
    };
    if let Ok(asked) = share.call1(&navigator, &what) {
        // Somebody who thinks better of it is no error.
        let _ = wasm_bindgen_futures::JsFuture::from(js_sys::Promise::resolve(&asked)).await;
    }
}
