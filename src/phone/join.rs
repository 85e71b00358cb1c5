//! Opening an invitation link. The secret leaves the address bar as soon as it is used.

use leptos::prelude::*;
use leptos::task::spawn_local;
use rollcall_core::access::{Grant, Role};

use super::address::Address;
use super::home::home_of;
use crate::client::{Client, JoinError, http};
use crate::platform::browser;
use crate::shared::problem::ProblemCard;
use crate::text::common;
use crate::text::phone as text;

/// Opens the invitation in the address, then goes to the class.
#[component]
pub fn Join() -> impl IntoView {
    let client = expect_context::<Client>();
    let failed = RwSignal::new(None::<String>);
    let address = expect_context::<Address>();
    let secret = browser::fragment();
    let open = move || {
        let secret = secret.clone();
        failed.set(None);
        if secret.is_empty() {
            failed.set(Some(text::join_no_secret().to_owned()));
            return;
        }
        spawn_local(async move {
            match client.join(secret).await {
                Ok(grant) if grant.role() >= Role::College => browser::replace_page("/desk"),
                Ok(grant) => address.go_instead(&page_of(&grant)),
                Err(error) => failed.set(Some(sentence(&error))),
            }
        });
    };
    open();
    let again = StoredValue::new_local(open);
    let body = move || {
        match failed.get() {
        None => view! {
            <p class="lead" role="status">{text::joining()}</p>
            <div class="bone bone-wide"></div>
        }
        .into_any(),
        Some(words) => view! {
            <ProblemCard title=text::join_failed() words>
                <button class="button button-primary" on:click=move |_| again.with_value(|open| open())>
                    {common::retry()}
                </button>
            </ProblemCard>
            <super::notices::Surroundings />
        }
        .into_any(),
    }
    };
    view! {
        <header class="bar">
            <span class="bar-title">{common::app_name()}</span>
        </header>
        <main class="page">{move || body()}</main>
    }
}

fn page_of(grant: &Grant) -> String {
    home_of(std::slice::from_ref(grant)).unwrap_or_else(|| "/".to_owned())
}

fn sentence(error: &JoinError) -> String {
    match error {
        JoinError::Server(failure) => http::sentence(failure),
        JoinError::Store(cause) => format!("{} ({cause})", text::storage_failed()),
    }
}
