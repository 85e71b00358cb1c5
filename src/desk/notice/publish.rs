//! Publishing: refused with errors, asked once more, and what it did is said.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_navigate;

use super::api;
use super::bench::{Bench, bench};
use crate::desk::api::{Finding, Severity, count};
use crate::desk::draft::Hand;
use crate::desk::events::form::Form;
use crate::desk::events::setting::edited;
use crate::desk::state::{Desk, desk};
use crate::desk::trouble::sentence;
use crate::shared::sheet::Sheet;
use crate::text::common;
use crate::text::desk as text;
use crate::text::mend;

/// How many warnings the question repeats.
const REPEATED: usize = 5;

/// Whether a notice can be published as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// The text in its field is not the one that was read.
    Stale,
    /// Mends are being read.
    Behind,
    /// So many errors stand in the way.
    Errors(usize),
    /// There is no class.
    Nothing,
    /// A setting is filled in wrongly.
    Settings,
    /// It is what is published.
    Same,
    /// It can, with so many warnings.
    Ready(usize),
}

fn standing(desk: Desk, bench: Bench, form: Form) -> Standing {
    let (errors, warnings, nothing) = bench.read.with(|read| {
        let Some(read) = read else {
            return (0, 0, true);
        };
        let findings = &read.reading.findings;
        (
            count(findings, Severity::Error),
            count(findings, Severity::Warning),
            read.reading.entries.is_empty(),
        )
    });
    if bench.is_stale() {
        Standing::Stale
    } else if bench.is_behind() {
        Standing::Behind
    } else if errors > 0 {
        Standing::Errors(errors)
    } else if nothing {
        Standing::Nothing
    } else if form
        .hand
        .with(|hand| edited(&form.base.get(), hand).is_err())
    {
        Standing::Settings
    } else if is_published(desk, bench) && form.hand.with(Hand::is_empty) {
        Standing::Same
    } else {
        Standing::Ready(warnings)
    }
}

fn is_published(desk: Desk, bench: Bench) -> bool {
    desk.plan.with(|plan| {
        plan.as_ref().is_some_and(|plan| {
            bench
                .draft
                .text
                .with(|text| plan.notice.as_ref() == Some(text))
                && bench.draft.mends.with(|mends| plan.mends == *mends)
        })
    })
}

impl Standing {
    fn words(self) -> String {
        match self {
            Self::Stale => text::stale_draft().to_owned(),
            Self::Behind => mend::wait_for_check().to_owned(),
            Self::Errors(n) => text::publish_errors(n),
            Self::Nothing => text::publish_nothing().to_owned(),
            Self::Settings => mend::settings_wrong().to_owned(),
            Self::Same => mend::same_as_published().to_owned(),
            Self::Ready(0) => text::publish_ready().to_owned(),
            Self::Ready(n) => text::publish_warnings(n),
        }
    }

    const fn is_wrong(self) -> bool {
        matches!(self, Self::Errors(_) | Self::Nothing | Self::Settings)
    }
}

#[component]
pub(super) fn PublishBar(form: Form) -> impl IntoView {
    let (desk, bench) = (desk(), bench());
    let asking = RwSignal::new(false);
    let standing = Memo::new(move |_| standing(desk, bench, form));
    let first = move || {
        bench.read.with_untracked(|read| {
            let findings = &read.as_ref()?.reading.findings;
            let error = findings.iter().find(|it| it.severity == Severity::Error);
            error.cloned()
        })
    };
    let jump = move |_| {
        if let Some(finding) = first() {
            bench.view.choose(finding);
        }
    };
    let question = move || {
        asking.get().then(|| {
            let close = move |()| asking.set(false);
            view! { <Question form close /> }
        })
    };
    view! {
        <footer class="publish-bar" class:is-error=move || standing.get().is_wrong()>
            <p role="status">{move || standing.get().words()}</p>
            <Show when=move || matches!(standing.get(), Standing::Errors(_))>
                <button class="button" data-testid="first-error" on:click=jump>{mend::first_error()}</button>
            </Show>
            <button
                class="button button-primary"
                data-testid="publish"
                disabled=move || !matches!(standing.get(), Standing::Ready(_))
                on:click=move |_| asking.set(true)
            >
                {text::publish()}
            </button>
        </footer>
        {question}
    }
}

#[component]
fn Question(form: Form, #[prop(into)] close: Callback<()>) -> impl IntoView {
    let (desk, bench) = (desk(), bench());
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    let navigate = use_navigate();
    let Some(read) = bench.read.get_untracked() else {
        return ().into_any();
    };
    let totals = read.reading.totals;
    let before = desk
        .rows
        .with_untracked(|rows| rows.as_ref().map_or(0, Vec::len));
    let mended = read.mends.len();
    let warnings: Vec<_> = read
        .reading
        .findings
        .iter()
        .filter(|it| it.severity == Severity::Warning)
        .cloned()
        .collect();
    let publish = move |_| {
        let edit = form
            .hand
            .with_untracked(|hand| edited(&form.base.get_untracked(), hand));
        let Ok(edit) = edit else {
            return;
        };
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        problem.set(None);
        let navigate = navigate.clone();
        let (text, mends) = (read.text.clone(), read.mends.clone());
        let event = desk.event.with_untracked(|event| event.id);
        spawn_local(async move {
            match api::publish(event, text, mends, edit).await {
                Ok(published) => {
                    close.run(());
                    desk.event.set(published.event.clone());
                    desk.published.set(Some(published));
                    desk.draft.clear();
                    desk.load_rows();
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
            {(mended > 0).then(|| view! { <p>{mend::publish_mended(mended)}</p> })}
            {(before > 0).then(|| view! {
                <p>{text::publish_replaces(before)}" "{mend::publish_moved()}</p>
            })}
            <p>{text::publish_effect()}</p>
            <Warnings warnings />
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
    .into_any()
}

#[component]
fn Warnings(warnings: Vec<Finding>) -> impl IntoView {
    let many = warnings.len();
    (many > 0).then(|| {
        let shown = warnings.into_iter().take(REPEATED).map(|it| {
            let place = it
                .line
                .map_or_else(|| text::whole_text().to_owned(), text::line);
            view! { <li>{place}" · "{it.words()}</li> }
        });
        view! {
            <section class="warning">
                <p><strong>{text::publish_with(many)}</strong></p>
                <ul class="warning-list">
                    {shown.collect_view()}
                    {(many > REPEATED).then(|| view! { <li>{text::and_more(many)}</li> })}
                </ul>
            </section>
        }
    })
}
