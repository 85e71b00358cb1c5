//! Installing, explained for this very browser (P1, P2, P23). Nothing needs it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::client::Client;
use crate::phone::paste::Paste;
use crate::platform::browser;
use crate::platform::install::{self, Way};
use crate::shared::sheet::Sheet;
use crate::shared::show::Show;
use crate::text::first as text;
use crate::text::phone;

/// Changes whenever the browser offers to install, or has done it.
#[derive(Clone, Copy)]
pub struct Offers(pub RwSignal<u32>);

/// What to do in this browser, a line a step.
fn steps(way: Way) -> &'static str {
    match way {
        Way::Installed => text::installed(),
        Way::Wechat => text::steps_wechat(),
        Way::Insecure => text::steps_http(),
        Way::Ask => text::steps_prompt(),
        Way::Ios => text::steps_ios(),
        Way::Mac => text::steps_mac(),
        Way::FirefoxAndroid => text::steps_firefox(),
        Way::Android => text::steps_android(),
        Way::Desktop => text::steps_desktop(),
        Way::Other => text::steps_other(),
    }
}

/// The sheet. Marks that wait are sent first: an app with a storage of its own would not see them (P2).
#[component]
pub fn Install(#[prop(into)] close: Callback<()>) -> impl IntoView {
    let client = expect_context::<Client>();
    let offers = use_context::<Offers>();
    let way = Memo::new(move |_| {
        if let Some(Offers(offers)) = offers {
            offers.track();
        }
        install::way()
    });
    let pending = move || client.status.with(|status| status.pending);
    let unsent = move || way.get() != Way::Installed && pending() > 0;
    let own = move || matches!(way.get(), Way::Ios | Way::Mac);
    let send = move |_| spawn_local(async move { client.sync_now().await });
    let ask = move |_| {
        install::ask();
        if let Some(Offers(offers)) = offers {
            // An offer is good for one question.
            offers.update(|offers| *offers += 1);
        }
    };
    let list = move || {
        let lines: Vec<_> = steps(way.get()).split('\n').collect();
        if let [only] = lines.as_slice() {
            return view! { <p>{*only}</p> }.into_any();
        }
        let lines = lines
            .into_iter()
            .map(|line| view! { <li>{line}</li> }.into_any());
        view! { <ol class="steps">{lines.collect_view()}</ol> }.into_any()
    };
    view! {
        <Sheet title=text::install_title() close>
            <p class="muted">{text::install_why()}</p>
            <Show when=unsent>
                <div class="warning install-unsent" data-testid="install-unsent">
                    <p>{move || text::install_unsent(pending())}</p>
                    <button class="button button-primary" on:click=send>{phone::sync_now()}</button>
                </div>
            </Show>
            <div data-testid="install-steps">{move || list()}</div>
            <Show when=move || way.get() == Way::Ask>
                <button
                    class="button button-wide"
                    class:button-primary=move || pending() == 0
                    data-testid="install-now"
                    on:click=ask
                >
                    {text::install_now()}
                </button>
            </Show>
            <Show when=own>
                <OwnLink />
                <p class="muted">{text::seven_days()}</p>
            </Show>
        </Sheet>
    }
}

/// The invitation that this phone opened, for an app that does not see this storage.
#[component]
fn OwnLink() -> impl IntoView {
    let client = expect_context::<Client>();
    let link = RwSignal::new(None::<String>);
    spawn_local(async move {
        let secret = client.invitation().await;
        link.try_set(Some(secret.map_or(String::new(), |it| {
            format!("{}/join#{it}", browser::origin())
        })));
    });
    let words = Memo::new(move |_| link.get().unwrap_or_default());
    let body = move || {
        let link = link.get()?;
        Some(if link.is_empty() {
            view! { <p>{text::no_own_link()}</p> }.into_any()
        } else {
            view! {
                <Paste label=text::own_link() words rows="2" test="own-link" />
                <p class="muted">{text::own_link_hint()}</p>
            }
            .into_any()
        })
    };
    view! {
        <section class="sheet-part">
            <h3>{text::own_link()}</h3>
            <p>{text::own_storage()}</p>
            {move || body()}
        </section>
    }
}
