//! Opening an invitation link. The secret leaves the address bar as soon as it is used.

use gloo::events::EventListener;
use leptos::prelude::*;
use leptos::task::spawn_local;
use rollcall_core::access::{Grant, Role};
use rollcall_core::sync::Failure;

use super::address::Address;
use super::first::link::PasteLink;
use super::first::states::storage_words;
use super::home::home_of;
use crate::client::{Client, JoinError, http};
use crate::phone::menu::Menu;
use crate::platform::browser;
use crate::shared::icons::{Glyph, Icon};
use crate::shared::problem::ProblemCard;
use crate::text::common;
use crate::text::first as text;

/// What did not work, in few words and in more, and whether to try the same link again.
struct Failed {
    title: &'static str,
    words: String,
    again: bool,
}

/// Opens the invitation in the address, then goes to the class.
#[component]
pub fn Join() -> impl IntoView {
    let client = expect_context::<Client>();
    let failed = RwSignal::new_local(None::<Failed>);
    let address = expect_context::<Address>();
    let secret = browser::fragment();
    // A phone that has joined before knows only by the exchange that this invitation is open.
    let before = client.identity.with_untracked(Option::is_some);
    let opened = move || {
        if before {
            client.status.with(|status| status.sending)
        } else {
            client.identity.with(Option::is_some)
        }
    };
    let open = move || {
        let secret = secret.clone();
        failed.set(None);
        if secret.is_empty() {
            failed.set(Some(Failed {
                title: text::failed_cut(),
                words: text::cut().to_owned(),
                again: false,
            }));
            return;
        }
        spawn_local(async move {
            match client.join(secret).await {
                Ok(grant) if grant.role() >= Role::College => browser::replace_page("/desk"),
                Ok(grant) => address.go_instead(&page_of(&grant)),
                Err(error) => failed.set(Some(why(&error))),
            }
        });
    };
    open();
    if let Some(window) = web_sys::window() {
        // Another link, opened in the tab of one that failed: the same page with another secret is not loaded anew.
        let another = EventListener::new(&window, "hashchange", |_| browser::reload());
        StoredValue::new_local(another);
    }
    let again = StoredValue::new_local(open);
    let body = move || {
        let problem = failed.with(|failed| {
            let failed = failed.as_ref()?;
            let (title, words) = (failed.title, failed.words.clone());
            Some(if failed.again {
                view! {
                    <ProblemCard title words>
                        <button
                            class="button button-primary"
                            data-testid="join-again"
                            on:click=move |_| again.with_value(|open| open())
                        >
                            {common::retry()}
                        </button>
                    </ProblemCard>
                    <super::notices::Surroundings />
                }
                .into_any()
            } else {
                view! {
                    <ProblemCard title words />
                    <PasteLink />
                    <super::notices::Surroundings />
                }
                .into_any()
            })
        });
        problem.unwrap_or_else(|| view! { <Steps opened=Signal::derive(opened) /> }.into_any())
    };
    view! {
        <header class="bar">
            <h1 class="bar-title">{common::app_name()}</h1>
            <Menu />
        </header>
        <main class="page">{move || body()}</main>
    }
}

/// What is happening: two steps, the one under way in words for who does not see it.
#[component]
fn Steps(opened: Signal<bool>) -> impl IntoView {
    let now = move || {
        if opened.get() {
            text::fetching()
        } else {
            text::opening()
        }
    };
    let done = move || {
        if opened.get() {
            Icon::RING_TICK
        } else {
            Icon::RING
        }
    };
    view! {
        <section class="card joining">
            <p class="joining-now" role="status">{move || now()}</p>
            <p class="joining-step" class:joining-done=move || opened.get()>
                {move || view! { <Glyph icon=done() /> }.into_any()}
                {text::step_open()}
            </p>
            <p class="joining-step"><Glyph icon=Icon::RING />{text::step_fetch()}</p>
            <p class="muted">{text::join_slow()}</p>
        </section>
        <div class="bone bone-wide" aria-hidden="true"></div>
        <div class="bone" aria-hidden="true"></div>
        <div class="bone" aria-hidden="true"></div>
    }
}

fn page_of(grant: &Grant) -> String {
    home_of(std::slice::from_ref(grant)).unwrap_or_else(|| "/".to_owned())
}

fn why(error: &JoinError) -> Failed {
    let (title, words, again) = match error {
        JoinError::Server(Failure::NoAnswer) => {
            (text::failed_network(), text::no_network().to_owned(), true)
        }
        JoinError::Server(Failure::NotOurs) => {
            (text::failed_login(), text::no_login().to_owned(), true)
        }
        JoinError::Server(failure @ Failure::Problem(_, problem)) => {
            let (title, again) = match problem.code.as_str() {
                "link-used-up" => (text::failed_used(), false),
                "link-expired" => (text::failed_expired(), false),
                "link-revoked" => (text::failed_revoked(), false),
                "link-unknown" => (text::failed_unknown(), false),
                "server-error" => (text::failed_server(), true),
                _ => (text::failed(), true),
            };
            (title, http::sentence(failure), again)
        }
        JoinError::Store(cause) => {
            let (title, words) = storage_words(cause);
            (title, format!("{words} ({cause})"), true)
        }
    };
    Failed {
        title,
        words,
        again,
    }
}
