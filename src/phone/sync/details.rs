//! Behind the sentence: what waits and how long, what was refused and why, the phone's clock, the rescue file.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::entries::{Entry, entries};
use super::rescue::RescuePart;
use crate::client::{Client, Trouble};
use crate::phone::ticker;
use crate::shared::sheet::Sheet;
use crate::shared::show::Show;
use crate::text::care::reason;
use crate::text::common;
use crate::text::format::ago;
use crate::text::phone as text;

/// The list shows this many; the count says how many there are.
const SHOWN: usize = 100;

/// The sheet.
#[component]
pub fn Details(#[prop(into)] close: Callback<()>) -> impl IntoView {
    let client = expect_context::<Client>();
    let listed = RwSignal::new(Vec::<Entry>::new());
    Effect::new(move |_| {
        // Read anew whenever something was said, sent or refused.
        let _ = client
            .status
            .with(|status| (status.pending, status.refused, status.heard_at));
        spawn_local(async move {
            let (waiting, refused) = client.unsettled().await;
            let waiting = waiting.into_iter().map(|op| (op, None));
            let refused = refused.into_iter().map(|(op, why)| (op, Some(why)));
            listed.set(entries(client, waiting.chain(refused)));
        });
    });
    let some = move |refused: bool| {
        listed.with(|all| {
            let of = all.iter().filter(|it| it.refusal.is_some() == refused);
            of.take(SHOWN).cloned().collect::<Vec<_>>()
        })
    };
    let any = move |refused: bool| {
        listed.with(|all| all.iter().any(|it| it.refusal.is_some() == refused))
    };
    let list = move |refused: bool| {
        let items = some(refused)
            .into_iter()
            .map(|entry| view! { <Line entry /> }.into_any());
        view! { <ul class="unsettled" data-testid="unsettled">{items.collect_view()}</ul> }
            .into_any()
    };
    let trouble = move || client.status.with(|status| why(status.trouble.as_ref()));
    let send = move |_| spawn_local(async move { client.sync_now().await });
    view! {
        <Sheet title=text::sync_title() close>
            <p class="muted" data-testid="sync-why">{move || trouble()}</p>
            <Show when=move || any(false)>
                <section class="sheet-part">
                    <h3>{text::sync_waiting()}</h3>
                    {move || list(false)}
                </section>
            </Show>
            <Show when=move || any(true)>
                <section class="sheet-part">
                    <h3>{text::sync_put_aside()}</h3>
                    <p class="warning">{text::sync_put_aside_hint()}</p>
                    {move || list(true)}
                </section>
            </Show>
            <button class="button button-primary button-wide" data-testid="send" on:click=send>
                {text::sync_now()}
            </button>
            <RescuePart />
        </Sheet>
    }
}

/// What is in the way, what is safe, what happens next.
fn why(trouble: Option<&Trouble>) -> &'static str {
    match trouble {
        None => text::sync_fine_hint(),
        Some(Trouble::NoAnswer) => common::no_answer(),
        Some(Trouble::NotOurs) => common::not_ours(),
        Some(Trouble::NoSession) => text::sync_no_session(),
        Some(Trouble::Refused) => text::sync_server_trouble(),
        Some(Trouble::Storage(_)) => text::sync_not_saved(),
    }
}

#[component]
fn Line(entry: Entry) -> impl IntoView {
    let now = ticker::now();
    let at = entry.op.at;
    view! {
        <li>
            <span>{entry.what}</span>
            <small>{entry.class} " · " {move || ago(now.get().minutes_since(at))}</small>
            {entry.refusal.map(|it| view! { <small class="why">{reason(it)}</small> }.into_any())}
        </li>
    }
}
