//! Title and settings as the notice has them, to be written over before it is published.

use std::sync::Arc;

use leptos::prelude::*;
use rollcall_core::desk::EventEdit;

use super::bench::bench;
use crate::desk::events::form::{Facts, Fields, Form, Origin};
use crate::desk::events::setting::Setting;
use crate::desk::state::desk;
use crate::text::events as text;

/// What the notice says over what the event had, with what a person wrote over both. Of what is published: what the
/// event has.
pub(super) fn form(fixed: bool) -> Form {
    let (desk, bench) = (desk(), bench());
    let said = bench.part(|reading| {
        (
            reading.title.clone(),
            reading.settings.clone(),
            reading.said_at.clone(),
        )
    });
    let base = Memo::new(move |_| {
        let standing = desk.event_edit();
        // What is published was decided already, whatever its text says.
        let decided = desk.plan.with(|plan| {
            let text = plan.as_ref().and_then(|plan| plan.notice.as_ref());
            text.is_some_and(|text| bench.draft.text.with(|draft| draft == text))
        });
        if fixed || decided {
            return standing;
        }
        said.with(|(title, settings, _)| EventEdit {
            title: title.clone().unwrap_or(standing.title),
            settings: settings.over(standing.settings),
        })
    });
    let origin = Signal::derive(move || {
        let standing = desk.event_edit();
        let (title, settings, lines) = said.get();
        let base = base.get();
        let spoken = EventEdit {
            title: String::new(),
            settings: settings.over(standing.settings),
        };
        let of = move |setting: Setting| {
            let now = setting.of(&base);
            if setting == Setting::Title {
                return match (&title, lines.get(setting.name())) {
                    (Some(said), Some(line)) if *said == now => Origin::Line(*line),
                    (Some(said), None) if *said == now => Origin::Notice,
                    _ => Origin::Event,
                };
            }
            if setting.of(&spoken) == now {
                if let Some(line) = lines.get(setting.name()) {
                    return Origin::Line(*line);
                }
                if settings.says(setting.name()) {
                    return Origin::Notice;
                }
            }
            if now == setting.by_default() {
                Origin::Default
            } else {
                Origin::Event
            }
        };
        Arc::new(of) as Arc<dyn Fn(Setting) -> Origin + Send + Sync>
    });
    Form {
        base: base.into(),
        hand: bench.draft.hand,
        origin,
        go_to: Some(Callback::new(move |line| bench.view.go_to_line(line))),
    }
}

/// The settings at a glance, and their form when they are to be changed.
#[component]
pub(super) fn Settings(form: Form, fixed: bool) -> impl IntoView {
    let changing = RwSignal::new(false);
    let title = move || form.words(Setting::Title);
    view! {
        <section class="card settings-card" data-testid="settings">
            <header class="settings-head">
                <h2>{text::settings_title()}</h2>
                {if fixed {
                    view! { <a class="button button-slim" href="/desk/events">{text::change()}</a> }.into_any()
                } else {
                    view! {
                        <button
                            class="button button-slim"
                            data-testid="settings-change"
                            aria-expanded=move || changing.get().to_string()
                            on:click=move |_| changing.update(|it| *it = !*it)
                        >
                            {move || if changing.get() { text::done() } else { text::change() }}
                        </button>
                    }
                    .into_any()
                }}
            </header>
            {move || if changing.get() {
                view! { <Fields form /> }.into_any()
            } else {
                view! {
                    <p class="settings-title">{title}</p>
                    <Facts form />
                }
                .into_any()
            }}
        </section>
    }
}
