//! What is not as it should be, said plainly under the sync sentence: one strip at a time, the weightiest first, all of
//! the same height. It never comes or goes while a finger is on the page: the list must not move under a tap.

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use leptos::prelude::*;

use super::UpdateReady;
use super::first::kept::KeptCard;
use crate::client::{Client, Trouble};
use crate::platform::{browser, worker};
use crate::text::first;
use crate::text::phone as text;

/// How long after a tap a strip may come or go, in milliseconds: people tap in a row.
const CALM_MS: u32 = 300;

/// What there is to say, weightiest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Notice {
    /// The storage was gone; so many marks came back (P4).
    Forgotten(u64),
    /// Nothing can be sent: the session is over, or the phone was revoked (P13).
    NoSession,
    /// Inside WeChat (P23).
    Wechat,
    /// Plain http: no service worker.
    Http,
    /// The clock is so many minutes wrong (P18).
    Clock(i64),
    /// A newer version waits (P20).
    Update,
}

fn weightiest(client: Option<Client>, update: Option<UpdateReady>) -> Option<Notice> {
    let (mut forgotten, mut lost, mut clock) = (0, false, None);
    if let Some(client) = client {
        (forgotten, lost) = client.status.with(|status| {
            let lost = status.trouble == Some(Trouble::NoSession);
            (status.forgotten, lost)
        });
        lost &= client.classes.with(|classes| !classes.is_empty());
        clock = client.clock_to_tell();
    }
    if forgotten > 0 {
        Some(Notice::Forgotten(forgotten))
    } else if lost {
        Some(Notice::NoSession)
    } else if browser::is_wechat() {
        Some(Notice::Wechat)
    } else if !browser::is_secure() {
        Some(Notice::Http)
    } else if let Some(minutes) = clock {
        Some(Notice::Clock(minutes))
    } else {
        update
            .is_some_and(|update| update.0.get())
            .then_some(Notice::Update)
    }
}

/// Whether a finger is on the page, or was a moment ago.
fn touched() -> ReadSignal<bool> {
    let (touched, set) = signal(false);
    let Some(window) = web_sys::window() else {
        return touched;
    };
    let waits = StoredValue::new_local(None::<Timeout>);
    let down = EventListener::new(&window, "pointerdown", move |_| {
        waits.try_set_value(None);
        let _ = set.try_set(true);
    });
    let up = move |_: &web_sys::Event| {
        let calm = Timeout::new(CALM_MS, move || {
            let _ = set.try_set(false);
        });
        waits.try_set_value(Some(calm));
    };
    let ends = ["pointerup", "pointercancel"].map(|end| EventListener::new(&window, end, up));
    // They go with the page that this is on.
    StoredValue::new_local((down, ends));
    touched
}

/// Says what does not work here and what to do about it; nothing where all is well. On the first day, what is kept.
#[component]
pub fn Surroundings() -> impl IntoView {
    let update = use_context::<UpdateReady>();
    let client = use_context::<Client>();
    let wanted = Memo::new(move |_| weightiest(client, update));
    let touched = touched();
    let shown = RwSignal::new(wanted.get_untracked());
    Effect::new(move |_| {
        let wanted = wanted.get();
        if !touched.get() && shown.get_untracked() != wanted {
            shown.set(wanted);
        }
    });
    view! {
        {move || shown.get().map(|notice| strip(client, notice))}
        {client.map(|_| view! { <KeptCard /> }.into_any())}
    }
}

fn strip(client: Option<Client>, notice: Notice) -> AnyView {
    let button = |word: &'static str, act: fn(Option<Client>, Notice)| {
        let act = move |_| {
            act(client, notice);
            browser::focus_on(&[".sync-words"]);
        };
        Some(view! { <button class="button button-small" on:click=act>{word}</button> }.into_any())
    };
    let understood = || button(text::understood(), told);
    let (class, test, words, button) = match notice {
        Notice::Forgotten(ops) => (
            "strip strip-warn",
            "told",
            text::forgotten(ops),
            understood(),
        ),
        Notice::Clock(minutes) => (
            "strip strip-warn",
            "told",
            text::clock_wrong(minutes),
            understood(),
        ),
        Notice::NoSession => (
            "strip strip-warn",
            "no-session",
            first::no_session().to_owned(),
            None,
        ),
        Notice::Wechat => (
            "strip strip-warn",
            "in-wechat",
            text::in_wechat().to_owned(),
            None,
        ),
        Notice::Http => (
            "strip strip-warn",
            "plain-http",
            text::plain_http().to_owned(),
            None,
        ),
        Notice::Update => (
            "strip strip-info",
            "update",
            text::update_ready().to_owned(),
            button(text::update_now(), |_, _| worker::update()),
        ),
    };
    view! {
        <div class=class data-testid=test>
            <p role="status">{words}</p>
            {button}
        </div>
    }
    .into_any()
}

/// It was read: not to be said again.
fn told(client: Option<Client>, notice: Notice) {
    let Some(client) = client else { return };
    match notice {
        Notice::Forgotten(_) => client.status.update(|status| status.forgotten = 0),
        Notice::Clock(minutes) => client.clock_was_told(minutes),
        _ => {}
    }
}
