//! The settings of the event in view.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use rollcall_core::desk::EventEdit;
use rollcall_core::sync::Failure;

use super::api;
use super::form::{Facts, Fields, Form, Origin};
use super::setting::{Setting, edited};
use crate::desk::draft::Hand;
use crate::desk::state::desk;
use crate::desk::trouble::sentence;
use crate::text::events as text;

#[component]
pub(super) fn SettingsCard() -> impl IntoView {
    let desk = desk();
    let base = Signal::derive(move || desk.event_edit());
    let origin = Signal::derive(move || {
        let base = base.get();
        let of = move |setting: Setting| {
            if setting != Setting::Title && setting.of(&base) == setting.by_default() {
                Origin::Default
            } else {
                Origin::Unsaid
            }
        };
        Arc::new(of) as Arc<dyn Fn(Setting) -> Origin + Send + Sync>
    });
    let form = Form {
        base,
        hand: RwSignal::new(Hand::new()),
        origin,
        go_to: None,
    };
    view! {
        <section class="card settings-card" data-testid="settings">
            <header class="settings-head">
                <h2>{text::settings_title()}</h2>
                <p class="muted">
                    {if desk.office { text::settings_hint() } else { text::settings_readonly() }}
                </p>
            </header>
            {if desk.office {
                view! { <Fields form /><Saving form /> }.into_any()
            } else {
                view! { <Facts form /> }.into_any()
            }}
        </section>
    }
}

#[component]
fn Saving(form: Form) -> impl IntoView {
    let desk = desk();
    let busy = RwSignal::new(false);
    let said = RwSignal::new(None::<Result<(), String>>);
    let untouched = move || form.hand.with(Hand::is_empty);
    let edit = Memo::new(move |_| form.hand.with(|hand| edited(&form.base.get(), hand)));
    let save = move |_| {
        let Ok(edit) = edit.get_untracked() else {
            return;
        };
        busy.set(true);
        said.set(None);
        let event = desk.event.with_untracked(|event| event.id);
        spawn_local(async move {
            let answer: Result<_, Failure> = api::edit(event, &edit).await;
            busy.set(false);
            match answer {
                Ok(card) => {
                    desk.event.set(card);
                    form.hand.set(Hand::new());
                    said.set(Some(Ok(())));
                    desk.load_rows();
                }
                Err(failure) => said.set(Some(Err(sentence(&failure)))),
            }
        });
    };
    let words = move || match (said.get(), untouched()) {
        (_, false) => text::unsaved(),
        (Some(Ok(())), true) => text::saved(),
        _ => "",
    };
    view! {
        {move || said.get().and_then(Result::err).map(|words| view! {
            <p class="warning" role="alert">{words}</p>
        })}
        <footer class="actions settings-foot">
            <button
                class="button button-primary"
                data-testid="settings-save"
                disabled=move || busy.get() || untouched() || edit.with(|edit: &Result<EventEdit, _>| edit.is_err())
                on:click=save
            >
                {move || if busy.get() { text::saving() } else { text::save() }}
            </button>
            <button class="button" disabled=untouched on:click=move |_| form.hand.set(Hand::new())>
                {text::revert()}
            </button>
            <span class="muted" role="status">{words}</span>
        </footer>
    }
}
