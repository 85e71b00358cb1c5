//! In place of a class: no roster yet, not come yet, not this phone's any more, over, never joined, no storage. Each
//! says what happened, what is safe, and what to do.

use leptos::prelude::*;
use leptos::task::spawn_local;
use rollcall_core::access::{Grant, Role};
use rollcall_core::ids::ClassId;
use rollcall_device::StoreError;

use super::link::PasteLink;
use crate::client::{Client, Trouble};
use crate::phone::menu::Menu;
use crate::phone::notices::Surroundings;
use crate::phone::sync::SyncBar;
use crate::shared::problem::ProblemCard;
use crate::text::first as text;
use crate::text::{common, phone};

/// The class is here, its students are not.
#[component]
pub fn NoRoster() -> impl IntoView {
    view! {
        <section class="card empty-card" data-testid="no-roster">
            <h2>{phone::no_roster_title()}</h2>
            <p>{phone::no_roster()}</p>
            <LookAgain />
        </section>
    }
}

/// Asks the server now.
#[component]
fn LookAgain() -> impl IntoView {
    let client = expect_context::<Client>();
    let look = move |_| spawn_local(async move { client.sync_now().await });
    let busy = move || client.status.with(|status| status.sending);
    view! {
        <button class="button" disabled=busy data-testid="look-again" on:click=look>{text::look_again()}</button>
    }
}

/// Why there is no class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Why {
    /// Its event is closed.
    Over,
    /// Granted, and not come yet.
    Waiting,
    /// Not granted, or no longer.
    NotYours,
    /// This phone has opened no invitation.
    NotJoined,
}

fn why(client: Client, id: Option<ClassId>) -> Why {
    if client.is_over() {
        return Why::Over;
    }
    client.identity.with(|me| {
        let Some(me) = me else { return Why::NotJoined };
        let granted = |grant: &Grant| match grant {
            Grant::Monitor { class, .. } => Some(*class) == id,
            // Whose class it is, only the server knows: before anything was heard it may yet come.
            above => above.role() == Role::Counsellor && client.classes.with(|it| it.is_empty()),
        };
        let lost = client
            .status
            .with(|status| status.trouble == Some(Trouble::NoSession));
        if !lost && me.grants.iter().any(granted) {
            Why::Waiting
        } else {
            Why::NotYours
        }
    })
}

/// The page of a class that this phone does not carry.
#[component]
pub fn NoClass(id: Option<ClassId>) -> impl IntoView {
    let client = expect_context::<Client>();
    let why = Memo::new(move |_| why(client, id));
    let others = move || {
        let some = client.classes.with(|classes| !classes.is_empty());
        some.then(|| {
            view! { <a class="button" href="/classes">{text::own_places()}</a> }.into_any()
        })
    };
    let body = move || match why.get() {
        Why::Over => view! {
            <section class="card empty-card">
                <h2>{phone::closed_title()}</h2>
                <p>{phone::closed()}</p>
            </section>
        }
        .into_any(),
        Why::Waiting => view! {
            <section class="card empty-card" data-testid="waiting">
                <h2>{text::waiting_title()}</h2>
                <p>{text::waiting()}</p>
                <LookAgain />
            </section>
        }
        .into_any(),
        Why::NotYours => view! {
            <ProblemCard title=text::not_yours_title() words=text::not_yours()>
                {others()}
            </ProblemCard>
            <PasteLink />
        }
        .into_any(),
        Why::NotJoined => view! {
            <ProblemCard title=text::not_joined_title() words=text::not_joined() />
            <PasteLink />
        }
        .into_any(),
    };
    view! {
        <header class="bar">
            <h1 class="bar-title">{common::app_name()}</h1>
            <Menu />
        </header>
        // What was marked here before is still on this phone, sent or put aside (I2).
        <SyncBar />
        <Surroundings />
        <main class="page">{move || body()}</main>
    }
}

/// What to say of a storage that does not open, in few words and in more.
#[must_use]
pub fn storage_words(error: &StoreError) -> (&'static str, &'static str) {
    match error {
        // Of a tab that holds the database the browser speaks once; whoever asks again only waits.
        StoreError::Blocked | StoreError::Timeout => {
            (text::storage_busy_title(), text::storage_busy())
        }
        StoreError::Newer => (text::storage_busy_title(), text::storage_newer()),
        StoreError::Quota => (text::storage_busy_title(), text::storage_full()),
        _ => (text::storage_title(), text::storage_private()),
    }
}
