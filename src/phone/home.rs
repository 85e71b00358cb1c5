//! The first page: straight on to the class, or to the classes, or what to do without any.

use leptos::prelude::*;
use rollcall_core::access::{Grant, Role};

use super::address::Address;
use super::first::kept::KeptLines;
use super::first::link::PasteLink;
use crate::client::Client;
use crate::phone::menu::Menu;
use crate::shared::show::Show;
use crate::text::common;
use crate::text::first as text;

/// Where somebody with these grants wants to be.
#[must_use]
pub fn home_of(grants: &[Grant]) -> Option<String> {
    match grants {
        [] => None,
        [Grant::Monitor { class, .. }] => Some(format!("/class/{class}")),
        grants if grants.iter().all(|grant| grant.role() >= Role::College) => None,
        _ => Some("/classes".to_owned()),
    }
}

/// Goes on to where the device's holder wants to be; greets whoever has no class yet.
#[component]
pub fn Home() -> impl IntoView {
    let client = expect_context::<Client>();
    let home = client.identity.with_untracked(|identity| {
        identity
            .as_ref()
            .and_then(|identity| home_of(&identity.grants))
    });
    match home {
        Some(path) => {
            expect_context::<Address>().go_instead(&path);
            ().into_any()
        }
        None => view! { <Welcome /> }.into_any(),
    }
}

/// Before the first invitation; an app that was just installed begins here too (P2).
#[component]
fn Welcome() -> impl IntoView {
    let client = expect_context::<Client>();
    let above = client.identity.with_untracked(Option::is_some);
    view! {
        <header class="bar">
            <h1 class="bar-title">{common::app_name()}</h1>
            <Menu />
        </header>
        <super::notices::Surroundings />
        <main class="page welcome">
            <div class="welcome-head">
                <img class="welcome-icon" src="/icons/icon.svg" width="72" height="72" alt="" />
                <p class="lead">{text::welcome_lead()}</p>
            </div>
            <Show when=move || above>
                <p><a class="button" href="/desk">{text::to_desk()}</a></p>
            </Show>
            <section class="card welcome-open">
                <h2>{text::open_link()}</h2>
                <p>{text::open_link_how()}</p>
                <PasteLink />
            </section>
            <section>
                <h2>{text::kept_title()}</h2>
                <KeptLines />
            </section>
        </main>
    }
}
