//! One sentence, always on screen: what is saved here and what is sent. A tap on it shows the rest.

use leptos::prelude::*;
use leptos::task::spawn_local;
use rollcall_core::time::Millis;

use super::details::Details;
use crate::client::{Client, SyncStatus, Trouble};
use crate::phone::ticker;
use crate::platform::browser;
use crate::shared::show::Show;
use crate::text::common;
use crate::text::format::ago;
use crate::text::phone as text;

/// Marks that wait longer than this, in minutes, while there is a network, are an alarm (P14).
const ALARM_AFTER: i64 = 30;

/// The sentence and its colour.
fn sentence(status: &SyncStatus, now: Millis) -> (&'static str, String) {
    let n = status.pending;
    if status.not_saved.is_some() {
        return ("sync sync-alarm", text::sync_not_saved().to_owned());
    }
    if n > 0 {
        let waited = status.oldest.map_or(0, |at| now.minutes_since(at));
        if waited >= ALARM_AFTER && browser::is_online() {
            return ("sync sync-alarm", text::sync_stuck(n, ago(waited)));
        }
        return match status.trouble {
            Some(Trouble::NoSession) => ("sync sync-warn", text::sync_paused(n)),
            None if status.sending => ("sync sync-busy", text::sync_sending(n)),
            _ => ("sync sync-wait", text::sync_pending(n)),
        };
    }
    if status.refused > 0 {
        return ("sync sync-warn", text::sync_refused(status.refused));
    }
    match status.heard_at.map(|at| now.minutes_since(at)) {
        Some(0) if status.trouble.is_none() => {
            ("sync sync-fine", text::sync_saved_all().to_owned())
        }
        Some(minutes) => ("sync sync-fine", text::sync_saved_all_ago(ago(minutes))),
        // Nothing heard since this page was opened: the outbox is empty, and that is what is known.
        None if status.trouble.is_some() => ("sync sync-fine", text::sync_saved_all().to_owned()),
        None => ("sync sync-busy", text::sync_first().to_owned()),
    }
}

/// What is worth interrupting somebody's ears for: a change of these, and not every number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Sent, or about to be.
    Fine,
    /// Waiting for a minute and more.
    Waiting,
    /// Something is to be done: sign in, look at what was refused.
    Aside,
    /// Nothing leaves this phone, or nothing stays on it.
    Alarm,
}

fn kind(status: &SyncStatus, now: Millis) -> Kind {
    let waited = status.oldest.map_or(0, |at| now.minutes_since(at));
    match (status.pending, &status.trouble) {
        _ if status.not_saved.is_some() => Kind::Alarm,
        (1.., _) if waited >= ALARM_AFTER => Kind::Alarm,
        (1.., Some(Trouble::NoSession)) => Kind::Aside,
        (1.., _) if waited > 0 => Kind::Waiting,
        (0, _) if status.refused > 0 => Kind::Aside,
        _ => Kind::Fine,
    }
}

/// The bar: the sentence opens the details; the button tries to send now, or reloads where nothing can be saved.
#[component]
pub fn SyncBar() -> impl IntoView {
    let client = expect_context::<Client>();
    let now = ticker::now();
    let open = RwSignal::new(false);
    let shown = move || client.status.with(|status| sentence(status, now.get()));
    let alarmed = move || client.status.with(|status| status.not_saved.is_some());
    let something_to_do = move || {
        client.status.with(|status| {
            status.not_saved.is_some() || status.pending > 0 || status.trouble.is_some()
        })
    };
    let heard = Memo::new(move |before: Option<&(Kind, String)>| {
        let kind = client.status.with(|status| kind(status, now.get()));
        match before {
            Some(before) if before.0 == kind => before.clone(),
            // All is well, as expected: a page that opens says something of its own.
            None if kind == Kind::Fine => (kind, String::new()),
            _ => (kind, untrack(shown).1),
        }
    });
    let act = move |_| {
        if untrack(alarmed) {
            browser::reload();
        } else {
            spawn_local(async move { client.sync_now().await });
        }
    };
    view! {
        <div class=move || shown().0 data-testid="sync">
            <span class="sync-dot" aria-hidden="true"></span>
            <button class="sync-words" data-testid="sync-open" on:click=move |_| open.set(true)>
                {move || shown().1}
            </button>
            <Show when=something_to_do>
                <button class="button button-small" data-testid="sync-now" on:click=act>
                    {move || if alarmed() { common::reload() } else { text::sync_now() }}
                </button>
            </Show>
        </div>
        <span class="unseen" role="status" data-testid="sync-said">{move || heard.get().1}</span>
        <Show when=move || open.get()>
            <Details close=move |()| open.set(false) />
        </Show>
    }
}
