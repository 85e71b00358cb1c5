//! The phone's bundle: joining, the class page, the counsellor's classes.

#![allow(
    clippy::redundant_closure,
    reason = "a closure written in a view is erased; a named one makes a type, and code, of its own"
)]

mod address;
mod class;
mod first;
mod home;
mod join;
mod menu;
mod notices;
mod paste;
mod pocket;
mod sync;
mod ticker;

use leptos::mount::mount_to_body;
use leptos::prelude::*;
use rollcall_device::StoreError;
use wasm_bindgen_futures::spawn_local;

use address::{Address, Page};

use crate::client::Client;
use crate::platform::{browser, install, panic, worker};
use crate::shared::problem::ProblemCard;
use crate::shared::skip::SkipLink;
use crate::text::{self, phone};

/// Whether a newer version of the app waits for the user's word.
#[derive(Clone, Copy)]
pub(crate) struct UpdateReady(pub RwSignal<bool>);

/// Starts the bundle: opens what is on the phone, then shows it. The network comes later.
pub fn start() {
    panic::paint_panics();
    text::set_language(browser::chosen_language());
    // Leptos' own executor is there only once something is mounted.
    spawn_local(async {
        let opened = Client::open().await;
        browser::take_over(text::language());
        mount_to_body(move || match opened {
            Ok(client) => view! { <App client /> }.into_any(),
            Err(error) => view! { <NoStorage error /> }.into_any(),
        });
    });
}

#[component]
fn App(client: Client) -> impl IntoView {
    let update = UpdateReady(RwSignal::new(false));
    provide_context(client);
    provide_context(update);
    provide_context(ticker::ticking());
    let offers = first::install::Offers(RwSignal::new(0));
    provide_context(offers);
    install::listen(move || offers.0.update(|offers| *offers += 1));
    client.start();
    worker::register(move || update.0.set(true));
    let address = Address::follow();
    provide_context(address);
    name_pages(client, address);
    let page = move || match address.page() {
        Page::Home => view! { <home::Home /> }.into_any(),
        Page::Join => view! { <join::Join /> }.into_any(),
        Page::Classes => view! { <pocket::Classes /> }.into_any(),
        Page::Class(id) => view! { <class::ClassPage id /> }.into_any(),
    };
    view! {
        <SkipLink />
        {page}
    }
}

/// Keeps the document's title to what is shown, and brings focus to the heading of a page that was gone to.
fn name_pages(client: Client, address: Address) {
    let shows = Memo::new(move |_| match address.page() {
        Page::Home | Page::Join => String::new(),
        Page::Classes => phone::my_classes().to_owned(),
        Page::Class(id) => {
            let model = id.and_then(|id| client.class(id));
            model.map_or_else(String::new, |model| {
                model.with(|model| model.sheet.name.clone())
            })
        }
    });
    Effect::new(move |_| shows.with(|shows| browser::set_title(shows, text::common::app_name())));
    Effect::new(move |before: Option<Page>| {
        let page = address.page();
        if before.is_some_and(|before| before != page) {
            request_animation_frame(|| browser::focus_on(&["h1", "main"]));
        }
        page
    });
}

/// The browser cannot keep data (P8): said before anything can be ticked.
#[component]
fn NoStorage(error: StoreError) -> impl IntoView {
    let (title, words) = first::states::storage_words(&error);
    view! {
        <header class="bar">
            <h1 class="bar-title">{text::common::app_name()}</h1>
        </header>
        <main class="page">
            <ProblemCard title words>
                <button class="button button-primary" on:click=move |_| browser::reload()>
                    {text::common::retry()}
                </button>
            </ProblemCard>
            <p class="muted">{error.to_string()}</p>
        </main>
    }
}
