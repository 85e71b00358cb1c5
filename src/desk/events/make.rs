//! One more event.

use leptos::prelude::*;
use leptos::task::spawn_local;
use rollcall_core::desk::NewEvent;

use super::api;
use super::choose::look_at;
use crate::desk::state::desk;
use crate::desk::trouble::sentence;
use crate::text::events as text;

#[component]
pub(super) fn MakeEvent() -> impl IntoView {
    let desk = desk();
    let title = RwSignal::new(String::new());
    let like = RwSignal::new(true);
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    let empty = move || title.with(|title| title.trim().is_empty());
    let make = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() || empty() {
            return;
        }
        busy.set(true);
        problem.set(None);
        let here = desk.event.with_untracked(|event| event.id);
        let wanted = NewEvent {
            title: title.get_untracked().trim().to_owned(),
            like: like.get_untracked().then_some(here),
        };
        spawn_local(async move {
            match api::make(&wanted).await {
                Ok(event) => look_at(event.id),
                Err(failure) => {
                    busy.set(false);
                    problem.set(Some(sentence(&failure)));
                }
            }
        });
    };
    view! {
        <form class="card event-make" on:submit=make>
            <h2>{text::new_title()}</h2>
            <p class="muted">{text::new_hint()}</p>
            <label class="setting">
                <span>{text::new_name()}</span>
                <input
                    class="field"
                    data-testid="event-title"
                    autocomplete="off"
                    placeholder=text::new_placeholder()
                    prop:value=title
                    on:input=move |event| title.set(event_target_value(&event))
                />
            </label>
            <label class="check">
                <input type="checkbox" prop:checked=like
                    on:change=move |event| like.set(event_target_checked(&event)) />
                {text::new_like()}
            </label>
            {move || problem.get().map(|words| view! { <p class="warning" role="alert">{words}</p> })}
            <div class="actions">
                <button
                    class="button button-primary"
                    data-testid="event-make"
                    disabled=move || busy.get() || empty()
                >
                    {move || if busy.get() { text::making() } else { text::new_make() }}
                </button>
            </div>
        </form>
    }
}
