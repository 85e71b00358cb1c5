//! Events: choosing one, making one, its settings.

mod api;
mod choose;
pub(super) mod form;
mod list;
mod make;
pub(super) mod setting;
mod settings;

use leptos::prelude::*;

pub(super) use choose::chosen;

use super::state::desk;
use crate::text::events as text;

/// Events: choosing one, making one, its settings.
#[component]
pub(super) fn EventsPage() -> impl IntoView {
    let desk = desk();
    view! {
        <main class="desk-page events-page">
            <h1 class="unseen">{text::title()}</h1>
            <div class="events-side">
                <list::EventList />
                {desk.office.then(|| view! { <make::MakeEvent /> })}
            </div>
            <settings::SettingsCard />
        </main>
    }
}
