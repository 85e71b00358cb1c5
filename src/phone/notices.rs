//! What the surroundings cannot do, said plainly: plain http, WeChat's own browser, a new version waiting.

use leptos::prelude::*;

use super::UpdateReady;
use crate::platform::{browser, worker};
use crate::shared::show::Show;
use crate::text::phone as text;

/// Says what does not work here and what to do about it; nothing where all is well.
#[component]
pub fn Surroundings() -> impl IntoView {
    let update = use_context::<UpdateReady>();
    let waiting = move || update.is_some_and(|update| update.0.get());
    let limit = if browser::is_wechat() {
        Some(text::in_wechat())
    } else if browser::is_secure() {
        None
    } else {
        Some(text::plain_http())
    };
    view! {
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
