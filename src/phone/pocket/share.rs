//! What may be passed on of a class: its public page, words for the chat, the calendar; and inviting its monitor. No names.

use leptos::prelude::*;
use leptos::task::spawn_local;
use rollcall_core::time::hour_minute;

use super::plan::{Entry, Pocket};
use super::{calendar, looks_after_class};
use crate::client::ClassModel;
use crate::platform::browser;
use crate::shared::icons::{Glyph, Icon};
use crate::shared::sheet::Sheet;
use crate::text::{common, format, phone, pocket as text};

/// The sheet.
#[component]
pub fn Share(here: Pocket, entry: Entry) -> impl IntoView {
    let id = entry.id;
    let link = format!("{}/c/{id}", browser::origin());
    let words = entry.model.with_untracked(|model| chat_text(model, &link));
    let has_time = entry.slot.is_some();
    let invites = untrack(|| looks_after_class(here, id));
    let title = entry.name.clone();
    let shared = link.clone();
    let name = entry.name;
    let share = move |_| {
        let (name, link) = (name.clone(), shared.clone());
        spawn_local(async move { browser::share(&name, &link).await });
    };
    view! {
        <Sheet title close=move |()| here.open.set(None)>
            <section class="sheet-part">
                <h3>{text::share_page()}</h3>
                <p class="muted">{text::share_page_hint()}</p>
                <a class="share-link" href=link.clone() target="_blank" rel="noopener">{link.clone()}</a>
                <div class="actions">
                    {browser::can_share().then(|| view! {
                        <button class="button button-primary" data-testid="share-link" on:click=share>
                            {text::share_link()}
                        </button>
                    }.into_any())}
                    {copy_button("share-copy", text::copy_link().to_owned(), link)}
                </div>
            </section>
            <section class="sheet-part">
                <h3>{text::share_text()}</h3>
                <p class="share-text" data-testid="share-text">{words.clone()}</p>
                {copy_button("share-text-copy", text::copy_text().to_owned(), words)}
            </section>
            {has_time.then(|| view! {
                <a class="button" href=calendar(&format!("/c/{id}.ics")) data-testid="calendar-class">
                    <Glyph icon=Icon::CLOCK />
                    {text::calendar()}
                </a>
            }.into_any())}
            {invites.then(|| view! {
                <a class="button card-invite" href=format!("/desk/class/{id}#invite")>
                    <Glyph icon=Icon::INVITE />
                    {phone::invite_monitor()}
                </a>
            }.into_any())}
        </Sheet>
    }
}

/// When, where and what to wear, for everybody of the class.
fn chat_text(model: &ClassModel, link: &str) -> String {
    let name = &model.sheet.name;
    let mut words = match &model.sheet.slot {
        Some(slot) => text::chat_text(
            name,
            format::day(slot.date),
            format::times(slot),
            hour_minute(slot.gathering(&model.settings).time()),
            format::place(slot),
        ),
        None => format!("{name} {}", phone::no_slot()),
    };
    if let Some(dress) = &model.settings.dress {
        words = format!("{words}\n{}", text::chat_dress(dress));
    }
    format!("{words}\n{link}")
}

/// A button that puts something on the clipboard, and says whether it is there.
pub fn copy_button(testid: &'static str, label: String, what: String) -> AnyView {
    let done = RwSignal::new(None::<bool>);
    let copy = move |_| {
        let what = what.clone();
        spawn_local(async move { done.set(Some(browser::copy(&what).await)) });
    };
    let says = move || match done.get() {
        None => label.clone(),
        Some(true) => common::copied().to_owned(),
        Some(false) => text::copy_failed().to_owned(),
    };
    view! {
        <button class="button" data-testid=testid on:click=copy>
            <span role="status">{move || says()}</span>
        </button>
    }
    .into_any()
}
