//! Opening an invitation by its text: an installed app has no address bar to put it into (P2).

use leptos::html::Input;
use leptos::prelude::*;

use crate::platform::browser;
use crate::shared::show::Show;
use crate::text::first as text;

/// The secret in whatever was pasted: a link, or a message around one.
fn secret_in(words: &str) -> Option<&str> {
    let (before, rest) = words.split_once('#')?;
    if !before.ends_with("join") {
        return secret_in(rest);
    }
    let end = rest
        .find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_'))
        .unwrap_or(rest.len());
    (end > 0).then_some(&rest[..end])
}

/// The field and its button.
#[component]
pub fn PasteLink() -> impl IntoView {
    let field = NodeRef::<Input>::new();
    let wrong = RwSignal::new(false);
    let open = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let words = field
            .get_untracked()
            .map(|field| field.value())
            .unwrap_or_default();
        match secret_in(&words) {
            Some(secret) => browser::go(&format!("/join#{secret}")),
            None => wrong.set(true),
        }
    };
    view! {
        <form class="paste-link" on:submit=open>
            <input
                class="field"
                type="text"
                inputmode="url"
                autocomplete="off"
                autocapitalize="off"
                aria-label=text::link_label()
                placeholder="https://…/join#…"
                data-testid="link"
                node_ref=field
                on:input=move |_| wrong.set(false)
            />
            <button class="button button-primary" data-testid="link-open">{text::link_open()}</button>
            <Show when=move || wrong.get()>
                <p class="warning" role="alert">{text::link_wrong()}</p>
            </Show>
        </form>
    }
}
