//! Publishing: refused with errors, asked once more, and what it did is said.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_navigate;

use super::paste::is_stale;
use crate::desk::api::{self, Severity, count};
use crate::desk::state::{Read, desk};
use crate::desk::trouble::sentence;
use crate::shared::sheet::Sheet;
use crate::text::common;
use crate::text::desk as text;

/// How many warnings the question repeats.
const REPEATED: usize = 5;

#[component]
pub(super) fn PublishBar(read: Arc<Read>) -> impl IntoView {
    let desk = desk();
    let asking = RwSignal::new(false);
    let errors = count(&read.reading.findings, Severity::Error);
    let warnings = count(&read.reading.findings, Severity::Warning);
    let nothing = read.reading.entries.is_empty();
    let refused = move || errors > 0 || nothing || is_stale(desk);
    let words = move || {
        if is_stale(desk) {
            text::stale_draft().to_owned()
        } else if errors > 0 {
            text::publish_errors(errors)
        } else if nothing {
            text::publish_nothing().to_owned()
        } else if warnings > 0 {
            text::publish_warnings(warnings)
        } else {
            text::publish_ready().to_owned()
        }
    };
    let question = move || {
        asking.get().then(|| {
            let (read, close) = (read.clone(), move |()| asking.set(false));
            view! { <Question read close /> }
        })
    };
    view! {
        <footer class="publish-bar" class:is-error={ errors > 0 || nothing }>
            <p role="status">{words}</p>
            <button
                class="button button-primary"
                data-testid="publish"
                disabled=refused
                on:click=move |_| asking.set(true)
            >
                {text::publish()}
            </button>
        </footer>
        {question}
    }
}

#[component]
fn Question(read: Arc<Read>, #[prop(into)] close: Callback<()>) -> impl IntoView {
    let desk = desk();
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    let navigate = use_navigate();
    let totals = read.reading.totals;
    let standing = desk
        .rows
        .with_untracked(|rows| rows.as_ref().map_or(0, Vec::len));
    let warnings: Vec<_> = read
        .reading
        .findings
        .iter()
        .filter(|it| it.severity == Severity::Warning)
        .map(|it| {
            (
                it.line
                    .map_or_else(|| text::whole_text().to_owned(), text::line),
                it.words(),
            )
        })
        .collect();
    let many = warnings.len();
    let publish = move |_| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        problem.set(None);
        let (navigate, text) = (navigate.clone(), read.text.clone());
        let event = desk.event.with_untracked(|event| event.id);
        spawn_local(async move {
            match api::publish(event, text).await {
                Ok(published) => {
                    desk.event.set(published.event.clone());
                    desk.published.set(Some(published));
                    desk.load_rows();
                    close.run(());
                    navigate("/desk/classes", leptos_router::NavigateOptions::default());
                }
                Err(failure) => {
                    busy.set(false);
                    problem.set(Some(sentence(&failure)));
                }
            }
        });
    };
    view! {
        <Sheet title=text::publish_title() close>
            <p class="lead">{text::publish_what(totals.classes, totals.students)}</p>
            <p>
                {(standing > 0).then(|| format!("{} ", text::publish_replaces(standing)))}
                {text::publish_effect()}
            </p>
            {(many > 0).then(|| view! {
                <section class="warning">
                    <p><strong>{text::publish_with(many)}</strong></p>
                    <ul class="warning-list">
                        {warnings.into_iter().take(REPEATED).map(|(place, words)| view! {
                            <li>{place}" · "{words}</li>
                        }).collect_view()}
                        {(many > REPEATED).then(|| view! { <li>{text::and_more(many)}</li> })}
                    </ul>
                </section>
            })}
            {move || problem.get().map(|words| view! { <p class="warning" role="alert">{words}</p> })}
            <div class="actions">
                <button
                    class="button button-primary"
                    data-testid="publish-confirm"
                    disabled=busy
                    on:click=publish
                >
                    {move || if busy.get() { text::publishing() } else { text::publish_now() }}
                </button>
                <button class="button" on:click=move |_| close.run(())>{common::cancel()}</button>
            </div>
        </Sheet>
    }
}
