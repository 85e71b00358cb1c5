//! The source with its line numbers; beside each line what was read from it, and what there is to say of it.

use std::collections::BTreeMap;

use leptos::prelude::*;
use rollcall_core::desk::Mend;

use super::add::AddButton;
use super::bench::{Bench, bench};
use super::reading::At;
use super::severity::Shape;
use super::view::{Pane, SOURCE, line_id};
use crate::desk::api::Finding;
use crate::text::desk as text;
use crate::text::mend;

/// More lines than any notice has; a megabyte of noise must not hold the browser up.
const MOST_LINES: usize = 3000;

/// What is said of a row that no class could be read from: a person says what it is.
const UNREAD: [&str; 4] = ["row-unread", "line-unread", "slot-empty", "row-cut-short"];

/// A line as it is painted: another one only where something else is to be said of it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Line {
    number: usize,
    words: String,
    /// The worst first.
    findings: Vec<Finding>,
    /// How many classes were read from it.
    gave: usize,
    first: Option<At>,
}

fn lines(bench: Bench) -> Vec<Line> {
    bench.read.with(|read| {
        let Some(read) = read else {
            return Vec::new();
        };
        let mut findings = BTreeMap::<usize, Vec<Finding>>::new();
        for finding in &read.reading.findings {
            if let Some(line) = finding.line {
                findings.entry(line).or_default().push(finding.clone());
            }
        }
        let mut gave = BTreeMap::<usize, (usize, At)>::new();
        for entry in &read.reading.entries {
            gave.entry(entry.line).or_insert((0, entry.at())).0 += 1;
        }
        let numbered = (1..).zip(read.text.split('\n')).take(MOST_LINES);
        numbered
            .map(|(number, words)| {
                let mut findings = findings.remove(&number).unwrap_or_default();
                findings.sort_by_key(|it| std::cmp::Reverse(it.severity));
                let gave = gave.get(&number);
                Line {
                    number,
                    words: words.to_owned(),
                    findings,
                    gave: gave.map_or(0, |(n, _)| *n),
                    first: gave.map(|(_, at)| *at),
                }
            })
            .collect()
    })
}

#[component]
pub(super) fn SourcePane(fixed: bool) -> impl IntoView {
    let bench = bench();
    let cut = Memo::new(move |_| {
        let all = bench.read.with(|read| {
            read.as_ref()
                .map_or(0, |read| read.text.split('\n').count())
        });
        all.saturating_sub(MOST_LINES)
    });
    view! {
        <section class="card pane pane-source">
            <header class="pane-head"><h2>{text::source_title()}</h2></header>
            <ol class="pane-body source" id=SOURCE tabindex="0" aria-label=text::source_title()>
                <For each=move || lines(bench) key=Clone::clone let(line)>
                    <Shown line fixed />
                </For>
                {move || (cut.get() > 0).then(|| view! {
                    <li class="findings-fine">{text::source_cut(cut.get())}</li>
                })}
            </ol>
        </section>
    }
}

#[component]
fn Shown(line: Line, fixed: bool) -> impl IntoView {
    let view = bench().view;
    let Line {
        number,
        words,
        findings,
        gave,
        first,
    } = line;
    let chosen = move || view.line.get() == Some(number);
    if words.trim().is_empty() && findings.is_empty() {
        return view! {
            <li id=line_id(number) class="source-line" class:source-chosen=chosen>
                <span class="source-number">{number}</span>
            </li>
        }
        .into_any();
    }
    let worst = findings.first().cloned();
    let severity = worst.as_ref().map(|it| it.severity);
    let mark = worst.clone().map(|finding| {
        let label = text::marked_line(number, finding.words());
        view! {
            <button
                class="source-mark"
                aria-label=label
                on:click=move |_| {
                    view.pane.set(Pane::Findings);
                    view.choose_from_line(&finding);
                }
            >
                <Shape severity=finding.severity />
            </button>
        }
    });
    let choose = move |_| {
        view.choose_line(number, first);
        if let Some(finding) = &worst {
            view.choose_from_line(finding);
        } else {
            view.finding.set(None);
        }
    };
    let link = (gave > 0).then(|| {
        view! {
            <button
                class="source-gave"
                aria-label=mend::gave_label(number, gave)
                on:click=move |_| view.pane.set(Pane::Table)
            >
                {mend::gave(gave)}
            </button>
        }
    });
    let unread = findings.iter().any(|it| UNREAD.contains(&it.code.as_str()));
    let ask = (!fixed && gave == 0 && unread).then(|| view! { <Unread line=number /> });
    let notes = findings
        .into_iter()
        .map(|finding| {
            let severity = finding.severity;
            let words = finding.words();
            let shown = move || view.sees(&finding);
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
    let class = severity.map_or_else(String::new, |it| format!("source-marked {}", it.class()));
    view! {
        <li
            id=line_id(number)
            class=format!("source-line source-said {class}")
            class:source-gives={ gave > 0 }
            class:source-chosen=chosen
            data-testid="source-line"
            on:click=choose
        >
            <span class="source-number">{number}</span>
            {mark}
            <span class="source-text">{words}</span>
            {link}
            <div class="source-notes">{notes}{ask}</div>
        </li>
    }
    .into_any()
}

/// A row that could not be read: it is no class, or it is this one.
#[component]
fn Unread(line: usize) -> impl IntoView {
    let bench = bench();
    let drop = move |event: leptos::ev::MouseEvent| {
        event.stop_propagation();
        bench.mend(Mend::Drop { line, nth: 0 });
    };
    view! {
        <p class="source-ask">
            <button class="button button-slim" data-testid="line-drop" on:click=drop>
                {mend::drop_entry()}
            </button>
            <AddButton line=line />
        </p>
    }
}
