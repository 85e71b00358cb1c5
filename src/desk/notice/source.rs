//! The source with its line numbers, and beside each line what there is to say of it.

use std::collections::HashMap;
use std::sync::Arc;

use leptos::prelude::*;

use super::severity::Shape;
use super::view::{Looking, line_id};
use crate::desk::api::Finding;
use crate::desk::state::Read;
use crate::text::desk as text;

/// More lines than any notice has; a megabyte of noise must not hold the browser up.
const MOST_LINES: usize = 3000;

/// The findings of each line, with their places in the list.
type ByLine = HashMap<usize, Vec<(usize, Finding)>>;

#[component]
pub(super) fn SourcePane(read: Arc<Read>, view: Looking) -> impl IntoView {
    let mut by_line = ByLine::new();
    for (at, finding) in read.reading.findings.iter().enumerate() {
        if let Some(line) = finding.line {
            by_line.entry(line).or_default().push((at, finding.clone()));
        }
    }
    let all = read.text.split('\n').count();
    let lines = (1..).zip(read.text.split('\n')).take(MOST_LINES);
    let lines = lines
        .map(|(number, words)| {
            let words = words.to_owned();
            match by_line.remove(&number) {
                Some(findings) => view! { <Marked number words findings view /> }.into_any(),
                None => view! { <Plain number words view /> }.into_any(),
            }
        })
        .collect_view();
    view! {
        <section class="card pane">
            <header class="pane-head"><h2>{text::source_title()}</h2></header>
            <ol class="pane-body source" id="source-lines" tabindex="0" aria-label=text::source_title()>
                {lines}
                {(all > MOST_LINES).then(|| view! {
                    <li class="findings-fine">{text::source_cut(all - MOST_LINES)}</li>
                })}
            </ol>
        </section>
    }
}

#[component]
fn Plain(number: usize, words: String, view: Looking) -> impl IntoView {
    view! {
        <li
            id=line_id(number)
            class="source-line"
            class:source-chosen=move || view.line.get() == Some(number)
        >
            <span class="source-number">{number}</span>
            <span class="source-mark"></span>
            <span class="source-text">{words}</span>
        </li>
    }
}

#[component]
fn Marked(
    number: usize,
    words: String,
    findings: Vec<(usize, Finding)>,
    view: Looking,
) -> impl IntoView {
    let mut findings = findings;
    findings.sort_by_key(|(_, finding)| std::cmp::Reverse(finding.severity));
    let first = findings.first().cloned();
    let severity = first.as_ref().map(|(_, finding)| finding.severity);
    let label = first
        .as_ref()
        .map(|(_, finding)| text::marked_line(number, finding.words()));
    let choose = move |_| {
        if let Some((at, finding)) = &first {
            view.choose_from_line(*at, finding);
        }
    };
    let notes = findings
        .into_iter()
        .map(|(at, finding)| {
            let severity = finding.severity;
            let shown = move || view.shows(severity) || view.finding.get() == Some(at);
            let words = finding.words();
            view! {
                <Show when=shown>
                    <p class=format!("source-note {}", severity.class())>
                        <strong>{severity.word()}</strong>
                        " "
                        {words.clone()}
                    </p>
                </Show>
            }
        })
        .collect_view();
    view! {
        <li
            id=line_id(number)
            class=format!("source-line source-marked {}", severity.map_or("", |it| it.class()))
            class:source-chosen=move || view.line.get() == Some(number)
            on:click=choose
        >
            <span class="source-number">{number}</span>
            <button class="source-mark" aria-label=label>
                {severity.map(|severity| view! { <Shape severity /> })}
            </button>
            <span class="source-text">{words}</span>
            <div class="source-notes">{notes}</div>
        </li>
    }
}
