//! Looking after the phones: what was not accepted, which phones there are, rescue files.

mod carry;
mod devices;
mod fields;
mod list;
mod lists;
mod refused;
mod rescue;

pub(super) use lists::Lists;

use leptos::prelude::*;

use super::state::desk;
use crate::text::care as text;

/// Everything about phones on one page.
#[component]
pub(super) fn CarePage() -> impl IntoView {
    let desk = desk();
    Effect::new(move |_| {
        desk.now.track();
        desk.care.ask();
    });
    view! {
        <main class="desk-page">
            <h1 class="unseen">{text::devices()}</h1>
            {desk.care.show()}
            <rescue::Rescue />
        </main>
    }
}
