//! One sentence, always on screen: what is saved here and what is sent.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::ticker;
use crate::client::{Client, SyncStatus, Trouble};
use crate::platform::browser;
use crate::text::common;
use crate::text::format::ago;
use crate::text::phone as text;

/// The sentence and its colour; `minutes` since the last answer.
fn sentence(status: &SyncStatus, minutes: Option<i64>) -> (&'static str, String) {
    let n = status.pending;
    if status.not_saved.is_some() {
        return ("sync sync-alarm", text::sync_not_saved().to_owned());
    }
    if n > 0 {
        return match status.trouble {
            Some(Trouble::NoSession) => ("sync sync-warn", text::sync_paused(n)),
            None if status.sending => ("sync sync-busy", text::sync_sending(n)),
            _ => ("sync sync-wait", text::sync_pending(n)),
        };
    }
    if status.refused > 0 {
        return ("sync sync-warn", text::sync_refused(status.refused));
    }
    match minutes {
        Some(0) if status.trouble.is_none() => {
            ("sync sync-fine", text::sync_saved_all().to_owned())
        }
        Some(minutes) => ("sync sync-fine", text::sync_saved_all_ago(ago(minutes))),
        // Nothing heard since this page was opened: the outbox is empty, and that is what is known.
        None if status.trouble.is_some() => ("sync sync-fine", text::sync_saved_all().to_owned()),
        None => ("sync sync-busy", text::sync_first().to_owned()),
    }
}

/// The bar; a tap tries to send now, or reloads where nothing can be saved any more.
#[component]
pub fn SyncBar() -> impl IntoView {
    let client = expect_context::<Client>();
    let now = ticker::now();
    let shown = move || {
        client.status.with(|status| {
            let minutes = status.heard_at.map(|at| now.get().minutes_since(at));
            sentence(status, minutes)
        })
    };
    let alarmed = move || client.status.with(|status| status.not_saved.is_some());
    let something_to_do = move || {
        client.status.with(|status| {
            status.not_saved.is_some() || status.pending > 0 || status.trouble.is_some()
        })
    };
    let act = move |_| {
        if client
            .status
            .with_untracked(|status| status.not_saved.is_some())
        {
            browser::reload();
        } else {
            spawn_local(async move { client.sync_now().await });
        }
    };
    view! {
        <div class=move || shown().0 data-testid="sync">
            <span class="sync-dot" aria-hidden="true"></span>
            <span class="sync-words" role="status">{move || shown().1}</span>
            <Show when=something_to_do>
                <button class="button button-small" on:click=act>
                    {move || if alarmed() { common::reload() } else { text::sync_now() }}
                </button>
            </Show>
        </div>
    }
}
