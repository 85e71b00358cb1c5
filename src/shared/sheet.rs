//! A sheet from below (a dialog at desk size): modal, closed by Escape, by its button, by a tap beside it, and on
//! a phone by going back. Focus comes to its heading, and returns to where it was.

use std::cell::RefCell;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use leptos::html::Dialog;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, HtmlDialogElement, HtmlElement};

use super::icons::{Glyph, Icon};
use crate::platform::browser;
use crate::text::common as text;

/// The second half of a double tap comes within this, in milliseconds: it was meant for what opened the sheet.
const SECOND_TAP: u32 = 350;

/// What an open sheet must give back.
struct Opened {
    /// The name of its entry in the browser's history.
    entry: f64,
    opener: Option<HtmlElement>,
    _back: Option<EventListener>,
}

thread_local! {
    /// The uppermost last.
    static OPEN: RefCell<Vec<Opened>> = const { RefCell::new(Vec::new()) };
}

/// Shows `children` in a modal sheet as long as it is mounted; `close` is called when the user is done.
#[component]
pub fn Sheet(
    /// What the sheet is about.
    #[prop(into)]
    title: String,
    /// Called when the user closes it.
    #[prop(into)]
    close: Callback<()>,
    children: Children,
) -> impl IntoView {
    let dialog = NodeRef::<Dialog>::new();
    let entry = browser::jitter();
    let fresh = RwSignal::new(true);
    Timeout::new(SECOND_TAP, move || {
        let _ = fresh.try_set(false);
    })
    .forget();
    Effect::new(move |_| {
        if let Some(dialog) = dialog.get()
            && !dialog.open()
        {
            open(&dialog, entry, close);
        }
    });
    on_cleanup(move || closed(entry));
    let beside = move |event: leptos::ev::MouseEvent| {
        let on_backdrop = dialog.get_untracked().is_some_and(|dialog| {
            event
                .target()
                .is_some_and(|target| target == *AsRef::<web_sys::EventTarget>::as_ref(&dialog))
        });
        if on_backdrop {
            close.run(());
        }
    };
    let second_tap = move |event: leptos::ev::TouchEvent| {
        if fresh.get_untracked() {
            event.prevent_default();
        }
    };
    let label = title.clone();
    view! {
        <dialog
            class="sheet"
            node_ref=dialog
            aria-label=label
            aria-busy=move || fresh.get().then_some("true")
            on:close=move |_| close.run(())
            on:click=beside
            on:touchend=second_tap
        >
            <div class="sheet-body">
                <div class="sheet-head">
                    <h2 tabindex="-1">{title}</h2>
                    <button class="button button-icon" aria-label=text::close() on:click=move |_| close.run(())>
                        <Glyph icon=Icon::CLOSE />
                    </button>
                </div>
                {children()}
            </div>
        </dialog>
    }
}

fn open(dialog: &HtmlDialogElement, entry: f64, close: Callback<()>) {
    let opener = focused();
    // A dialog that cannot be modal still shows.
    if dialog.show_modal().is_err() {
        dialog.show();
    }
    let first = |what| dialog.query_selector(what).ok().flatten();
    if let Some(first) = first("[autofocus]").or_else(|| first("h2"))
        && let Ok(first) = first.dyn_into::<HtmlElement>()
    {
        let _ = first.focus();
    }
    mark_root(true);
    OPEN.with_borrow_mut(|open| {
        open.push(Opened {
            entry,
            opener,
            _back: close_by_going_back(entry, close),
        });
    });
}

/// Gives the sheet an entry of its own in the history, so that going back leads to the page beneath it.
fn close_by_going_back(entry: f64, close: Callback<()>) -> Option<EventListener> {
    let window = web_sys::window()?;
    // The desk's router keeps the history itself.
    if window.location().pathname().ok()?.starts_with("/desk") {
        return None;
    }
    let history = window.history().ok()?;
    // Coming back, the page stays where it is: it may have moved on to the next student meanwhile.
    let _ = js_sys::Reflect::set(&history, &"scrollRestoration".into(), &"manual".into());
    history.push_state(&JsValue::from_f64(entry), "").ok()?;
    Some(EventListener::new(&window, "popstate", move |_| {
        if !is_at(entry) {
            close.run(());
        }
    }))
}

/// Whether the history stands at a sheet's entry.
fn is_at(entry: f64) -> bool {
    let state = web_sys::window().and_then(|window| window.history().ok()?.state().ok());
    state.and_then(|state| state.as_f64()) == Some(entry)
}

/// After the sheet is gone: what is beneath can have focus again only then.
fn closed(entry: f64) {
    let Some(gone) = OPEN.with_borrow_mut(|open| {
        let at = open.iter().position(|it| it.entry == entry)?;
        let gone = open.remove(at);
        // What stood on it goes back to where it came from.
        if let Some(above) = open.get_mut(at) {
            above.opener.clone_from(&gone.opener);
        }
        Some(gone)
    }) else {
        return;
    };
    request_animation_frame(move || {
        if OPEN.with_borrow(Vec::is_empty) {
            mark_root(false);
        }
        if is_at(entry)
            && let Some(history) = web_sys::window().and_then(|window| window.history().ok())
        {
            let _ = history.back();
        }
        if focused().is_none() {
            let opener = gone.opener.as_ref().filter(|it| it.is_connected());
            match opener {
                Some(opener) => drop(opener.focus()),
                None => browser::focus_on(&["dialog[open] h2", "main"]),
            }
        }
    });
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// What has focus; the page as a whole does not count.
fn focused() -> Option<HtmlElement> {
    let focused = document()?.active_element()?.dyn_into::<HtmlElement>();
    focused.ok().filter(|it| it.tag_name() != "BODY")
}

/// For the styles: whether a sheet stands on the page.
fn mark_root(open: bool) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        let _ = if open {
            root.set_attribute("data-sheet", "")
        } else {
            root.remove_attribute("data-sheet")
        };
    }
}
