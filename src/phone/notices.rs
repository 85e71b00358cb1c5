//! What the surroundings cannot do, said plainly: plain http, WeChat's own browser, a new version waiting,
//! an erased storage, a wrong clock.

use leptos::prelude::*;

use super::UpdateReady;
use crate::client::Client;
use crate::platform::{browser, worker};
use crate::shared::show::Show;
use crate::text::phone as text;

/// Something to be told once.
fn said(words: String, close: impl Fn(leptos::ev::MouseEvent) + 'static) -> AnyView {
    view! {
        <p class="strip strip-warn" role="status" data-testid="told">
            <span>{words}</span>
            <button class="button button-small" on:click=close>{text::understood()}</button>
        </p>
    }
    .into_any()
}

/// Says what does not work here and what to do about it; nothing where all is well.
#[component]
pub fn Surroundings() -> impl IntoView {
    let update = use_context::<UpdateReady>();
    let client = use_context::<Client>();
    let waiting = move || update.is_some_and(|update| update.0.get());
    let limit = if browser::is_wechat() {
        Some(text::in_wechat())
    } else if browser::is_secure() {
        None
    } else {
        Some(text::plain_http())
    };
    let forgotten = move || {
        client.and_then(|client| {
            let ops = client.status.with(|status| status.forgotten);
            let close = move |_| client.status.update(|status| status.forgotten = 0);
            (ops > 0).then(|| said(text::forgotten(ops), close))
        })
    };
    let clock = move || {
        client.and_then(|client| {
            let minutes = client.clock_to_tell()?;
            let close = move |_| client.clock_was_told(minutes);
            Some(said(text::clock_wrong(minutes), close))
        })
    };
    view! {
        {move || forgotten()}
        {move || clock()}
        {limit.map(|words| view! { <p class="strip strip-warn" role="note">{words}</p> }.into_any())}
        <Show when=waiting>
            <p class="strip strip-info" role="status">
                <span>{text::update_ready()}</span>
                <button class="button button-small" on:click=move |_| worker::update()>
                    {text::update_now()}
                </button>
            </p>
        </Show>
    }
}
