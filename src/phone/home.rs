//! The first page: straight on to the class, or to the classes, or what to do without any.

use leptos::prelude::*;
use rollcall_core::access::{Grant, Role};

use super::address::Address;
use crate::client::Client;
use crate::phone::menu::Menu;
use crate::text::common;
use crate::text::phone as text;

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

#[component]
fn Welcome() -> impl IntoView {
    view! {
        <header class="bar">
            <span class="bar-title">{common::app_name()}</span>
            <Menu />
        </header>
        <main class="page welcome">
            <img class="welcome-icon" src="/icons/icon.svg" width="96" height="96" alt="" />
            <h1>{text::welcome_title()}</h1>
            <p class="lead">{text::welcome_lead()}</p>
            <p class="card">{text::welcome_next()}</p>
            <section>
                <h2>{text::welcome_kept_title()}</h2>
                <ul class="kept">
                    <li>{text::welcome_kept_1()}</li>
                    <li>{text::welcome_kept_2()}</li>
                    <li>{text::welcome_kept_3()}</li>
                </ul>
            </section>
            <super::notices::Surroundings />
        </main>
    }
}
