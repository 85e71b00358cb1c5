//! The rescue file: out of a phone that cannot send. The counsellor or the office takes it in at the desk.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::client::Client;
use crate::platform::browser;
use crate::shared::show::Show;
use crate::text::phone as text;

/// For everybody who has something that is on this phone alone.
#[component]
pub fn RescuePart() -> impl IntoView {
    let client = expect_context::<Client>();
    let unsent = move || {
        client
            .status
            .with(|status| status.pending > 0 || status.refused > 0)
    };
    let out = move |_| {
        spawn_local(async move {
            // A storage that does not answer has painted its own alarm.
            if let Some(file) = client.rescue().await {
                browser::save_file("rollcall-rescue.json", &file);
            }
        });
    };
    view! {
        <Show when=unsent>
            <section class="sheet-part">
                <button class="button" data-testid="rescue-out" on:click=out>{text::rescue_out()}</button>
                <small class="muted">{text::rescue_out_hint()}</small>
            </section>
        </Show>
    }
}
