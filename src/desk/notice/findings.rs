//! The findings as a list; each leads to its line.

use std::sync::Arc;

use leptos::prelude::*;

use super::severity::Shape;
use super::view::{Looking, finding_id};
use crate::desk::api::{Finding, Severity, count};
use crate::desk::state::Read;
use crate::text::desk as text;

#[component]
pub(super) fn Findings(read: Arc<Read>, view: Looking) -> impl IntoView {
    let findings = &read.reading.findings;
    let counts = [Severity::Error, Severity::Warning, Severity::Info]
        .map(|severity| (severity, count(findings, severity)));
    let quiet = counts.iter().take(2).all(|(_, n)| *n == 0);
    let infos = count(findings, Severity::Info);
    let listed = read.clone();
    let list = move || {
        let mut shown: Vec<(usize, Finding)> = listed
            .reading
            .findings
            .iter()
            .enumerate()
            .filter(|(_, finding)| view.shows(finding.severity))
            .map(|(at, finding)| (at, finding.clone()))
            .collect();
        // The worst first; within a severity as the text goes.
        shown.sort_by_key(|(at, finding)| (std::cmp::Reverse(finding.severity), *at));
        shown
    };
    view! {
        <section class="card pane findings">
            <header class="pane-head">
                <h2>{text::findings_title()}</h2>
                <div class="toggles" role="group" aria-label=text::findings_filter()>
                    {counts.into_iter().map(|(severity, n)| view! {
                        <button
                            class=format!("toggle {}", severity.class())
                            data-testid=format!("findings-{}", severity.class())
                            disabled=n == 0
                            aria-pressed=move || view.shows(severity).to_string()
                            on:click=move |_| view.toggle(severity)
                        >
                            <Shape severity />
                            {severity.word()}
                            <strong>{n}</strong>
                        </button>
                    }).collect_view()}
                </div>
            </header>
            <ol class="pane-body findings-list" id="findings-list">
                {quiet.then(|| view! { <li class="findings-fine">{text::findings_none()}</li> })}
                <For each=list key=|(at, _)| *at let((at, finding))>
                    <Item at finding view />
                </For>
                <Show when=move || { infos > 0 && !view.shows(Severity::Info) }>
                    <li class="findings-more">
                        <span>{text::findings_infos(infos)}</span>
                        <button class="button button-quiet button-slim" on:click=move |_| view.toggle(Severity::Info)>
                            {text::findings_show_infos()}
                        </button>
                    </li>
                </Show>
            </ol>
        </section>
    }
}

#[component]
fn Item(at: usize, finding: Finding, view: Looking) -> impl IntoView {
    let (severity, line) = (finding.severity, finding.line);
    let place = line.map_or_else(|| text::whole_text().to_owned(), text::line);
    let chosen = move || view.finding.get() == Some(at);
    view! {
        <li id=finding_id(at) data-testid="finding" data-severity=severity.class()>
            <button
                class=format!("finding {}", severity.class())
                class:finding-chosen=chosen
                aria-current=move || chosen().then_some("true")
                on:click=move |_| view.choose(at, line)
            >
                <Shape severity />
                <span class="finding-words">
                    <span class="finding-head">
                        <strong>{severity.word()}</strong>
                        <span class="finding-line">{place}</span>
                    </span>
                    <span>{finding.words()}</span>
                </span>
            </button>
        </li>
    }
}
