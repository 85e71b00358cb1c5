//! The notice: pasted, read, checked beside its own lines, published.

mod entries;
mod figures;
mod findings;
mod paste;
mod publish;
pub(super) mod severity;
mod source;
mod view;

use std::sync::Arc;

use leptos::prelude::*;

use super::state::{Read, desk};
use crate::text::desk as text;

/// Paste, read, check, publish.
#[component]
pub(super) fn NoticePage() -> impl IntoView {
    let desk = desk();
    let figures = move || {
        desk.read
            .get()
            .map(|read| view! { <figures::Figures read /> })
    };
    let checked = move || desk.read.get().map(|read| view! { <Checked read /> });
    view! {
        <main class="desk-page">
            <h1 class="unseen">{text::nav_notice()}</h1>
            <div class="notice-top" class:notice-read=move || desk.read.with(Option::is_some)>
                <paste::Paste />
                {figures}
            </div>
            {checked}
        </main>
    }
}

/// Everything that is there to be checked against the text.
#[component]
fn Checked(read: Arc<Read>) -> impl IntoView {
    let view = view::Looking::fresh();
    view! {
        <div class="beside">
            <findings::Findings read=read.clone() view />
            <source::SourcePane read=read.clone() view />
        </div>
        <entries::Entries read=read.clone() view />
        <publish::PublishBar read />
    }
}
