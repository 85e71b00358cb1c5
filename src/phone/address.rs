//! Which page is shown: the address bar, followed and set. Four paths do not need a router that could do four
//! hundred: that one came to a sixth of the bundle.

use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use rollcall_core::ids::ClassId;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, MouseEvent, Window};

/// A page of the phone's bundle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// Straight on to where the holder wants to be; also for a path that names no page.
    Home,
    /// Opening an invitation.
    Join,
    /// The counsellor's classes.
    Classes,
    /// A class; none for an id that is none.
    Class(Option<ClassId>),
}

impl Page {
    /// The page of a path, if it names one.
    fn at(path: &str) -> Option<Self> {
        let path = path.trim_matches('/');
        match path.split_once('/') {
            None if path.is_empty() => Some(Self::Home),
            None if path == "join" => Some(Self::Join),
            None if path == "classes" => Some(Self::Classes),
            Some(("class", id)) if !id.contains('/') => Some(Self::Class(id.parse().ok())),
            _ => None,
        }
    }

    fn of(window: &Window) -> Self {
        let path = window.location().pathname().unwrap_or_default();
        Self::at(&path).unwrap_or(Self::Home)
    }
}

/// The page that the address bar names.
#[derive(Clone, Copy)]
pub struct Address(RwSignal<Page>);

impl Address {
    /// Follows the address bar as long as the page lives, and the links of the app without loading it anew.
    #[must_use]
    pub fn follow() -> Self {
        let Some(window) = web_sys::window() else {
            return Self(RwSignal::new(Page::Home));
        };
        let here = Self(RwSignal::new(Page::of(&window)));
        EventListener::new(&window, "popstate", move |_| here.read()).forget();
        let active = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&window, "click", active, move |event| {
            if let Some(path) = link_of_ours(event) {
                event.prevent_default();
                here.go(&path);
            }
        })
        .forget();
        here
    }

    /// The page; whoever asks in an effect follows it.
    #[must_use]
    pub fn page(self) -> Page {
        self.0.get()
    }

    /// Goes to a page of the app.
    pub fn go(self, path: &str) {
        if let Some(window) = web_sys::window() {
            if window.location().pathname().is_ok_and(|here| here != path)
                && let Ok(history) = window.history()
            {
                let _ = history.push_state_with_url(&JsValue::NULL, "", Some(path));
            }
            self.read();
            window.scroll_to_with_x_and_y(0.0, 0.0);
        }
    }

    /// Goes to a page of the app in place of this one: “back” does not lead here.
    pub fn go_instead(self, path: &str) {
        if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
            let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(path));
        }
        self.read();
    }

    fn read(self) {
        if let Some(window) = web_sys::window() {
            let page = Page::of(&window);
            if self.0.get_untracked() != page {
                self.0.set(page);
            }
        }
    }
}

/// The path of a link within this bundle that was plainly clicked: anything else is the browser's affair.
fn link_of_ours(event: &Event) -> Option<String> {
    let click = event.dyn_ref::<MouseEvent>()?;
    let plain = click.button() == 0
        && !(click.meta_key() || click.alt_key() || click.ctrl_key() || click.shift_key());
    if !plain || event.default_prevented() {
        return None;
    }
    let clicked = event.target()?.dyn_into::<Element>().ok()?;
    let link = clicked.closest("a[href]").ok()??;
    let path = link.get_attribute("href")?;
    (path.starts_with('/') && Page::at(&path).is_some()).then_some(path)
}
