//! Inviting the one below: a link and its QR picture, shown this once.

use leptos::prelude::*;
use leptos::task::spawn_local;
use rollcall_core::access::Grant;
use rollcall_core::desk::{Invitation, InviteRequest};

use crate::client::http;
use crate::platform::browser;
use crate::shared::sheet::Sheet;
use crate::text::common as text;
use crate::text::format;

/// How long an invitation works.
const DAYS: u16 = 14;

/// Asks for an invitation to `grant` and shows it in a sheet.
#[component]
pub fn InviteSheet(
    /// What is given.
    grant: Grant,
    /// To whom, in words.
    #[prop(into)]
    who: String,
    /// The event's offset from UTC in minutes.
    offset: i16,
    /// Called when the user is done.
    #[prop(into)]
    close: Callback<()>,
) -> impl IntoView {
    let answer = RwSignal::new(None::<Result<Invitation, String>>);
    let request = InviteRequest {
        grant,
        // Uncounted: an iPhone's home screen has a storage of its own, and opens the link once more (P2).
        uses: None,
        days: DAYS,
    };
    spawn_local(async move {
        let result = http::post::<Invitation>("/api/invitations", &request).await;
        answer.set(Some(result.map_err(|failure| http::sentence(&failure))));
    });
    let body = move || match answer.get() {
        None => view! { <div class="bone bone-square"></div> }.into_any(),
        Some(Err(sentence)) => view! { <p class="warning" role="alert">{sentence}</p> }.into_any(),
        Some(Ok(invitation)) => view! { <Shown invitation offset /> }.into_any(),
    };
    view! {
        <Sheet title=text::invite_title(who) close>
            <div class="invite">{move || body()}</div>
        </Sheet>
    }
}

#[component]
fn Shown(invitation: Invitation, offset: i16) -> impl IntoView {
    let copied = RwSignal::new(false);
    let url = invitation.url.clone();
    let copy = move |_| {
        let url = url.clone();
        spawn_local(async move { copied.set(browser::copy(&url).await) });
    };
    let until = format::day_and_time(invitation.expires_at.to_local(offset));
    view! {
        <div class="qr" inner_html=invitation.qr></div>
        <p>{text::invite_hint()}</p>
        <input class="field" readonly=true aria-label=crate::text::desk::invite_link() prop:value=invitation.url />
        <div class="actions">
            <button class="button button-primary" on:click=copy>
                {move || if copied.get() { text::copied() } else { text::copy() }}
            </button>
        </div>
        <p class="muted">{text::invite_until(until)}</p>
    }
}
