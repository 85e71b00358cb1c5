//! What is asked once more before an event is closed, and before its names go.

use leptos::prelude::*;
use rollcall_core::time::Millis;

use super::Hands;
use crate::desk::after::api;
use crate::desk::state::desk;
use crate::shared::sheet::Sheet;
use crate::text::after as text;
use crate::text::common;

const DAY_MS: i64 = 86_400_000;

#[component]
pub(super) fn CloseSheet(hands: Hands) -> impl IntoView {
    let desk = desk();
    let keep = desk
        .event
        .with_untracked(|event| i64::from(event.settings.keep_days));
    let until = Millis(desk.now.get_untracked().0 + keep * DAY_MS).to_local(desk.offset());
    view! {
        <Sheet title=text::close_title() close=move |()| hands.asking.set(None)>
            <p>{text::close_what()}</p>
            <p><strong>{text::close_until(text::day_of_year(until.date()))}</strong></p>
            <Trouble hands />
            <div class="actions">
                <button class="button button-primary" data-testid="close-now" disabled=hands.busy
                    on:click=move |_| hands.turn(desk, "close")>
                    {move || if hands.busy.get() { text::working() } else { text::close_now() }}
                </button>
                <button class="button" on:click=move |_| hands.asking.set(None)>{common::cancel()}</button>
            </div>
        </Sheet>
    }
}

#[component]
pub(super) fn EraseSheet(hands: Hands) -> impl IntoView {
    let desk = desk();
    let typed = RwSignal::new(String::new());
    let title = desk.event.with_untracked(|event| event.title.clone());
    let shown = title.clone();
    let is_same = Memo::new(move |_| typed.with(|typed| typed.trim() == title.trim()));
    let goes = hands
        .answer
        .with_untracked(|it| it.as_ref().map(|it| it.goes))
        .unwrap_or_default();
    let book = desk
        .event
        .with_untracked(|event| api::workbook(event.id, None));
    view! {
        <Sheet title=text::erase_title() close=move |()| hands.asking.set(None)>
            <p class="warning"><strong>{text::goes_students(goes.students)}</strong>" · "{text::erase_what()}</p>
            <div class="actions">
                <a class="button button-slim" rel="external" download="" href=book>{text::book_all()}</a>
            </div>
            <label class="erase-confirm">
                <span>{text::erase_type()}" "<strong>{shown}</strong></span>
                <input class="field" autocomplete="off" data-testid="erase-title" prop:value=typed
                    on:input=move |event| typed.set(event_target_value(&event)) />
            </label>
            <Trouble hands />
            <div class="actions">
                <button class="button button-grave" data-testid="erase-now"
                    disabled=move || hands.busy.get() || !is_same.get()
                    on:click=move |_| hands.erase(desk, typed.get_untracked())>
                    {move || if hands.busy.get() { text::working() } else { text::erase_now() }}
                </button>
                <button class="button" on:click=move |_| hands.asking.set(None)>{common::cancel()}</button>
            </div>
        </Sheet>
    }
}

/// Why it did not work, where the person looks.
#[component]
fn Trouble(hands: Hands) -> impl IntoView {
    move || {
        let words = hands.trouble.get()?;
        Some(view! { <p class="warning" role="alert">{words}</p> })
    }
}
