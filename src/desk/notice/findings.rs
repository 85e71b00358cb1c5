//! The findings as a list, notes folded by kind; each leads to its line.

use leptos::prelude::*;

use super::bench::bench;
use super::severity::Shape;
use super::view::{FINDINGS, Looking, finding_id};
use crate::desk::api::{Finding, Severity, count};
use crate::text::desk as text;
use crate::text::mend;

/// The notes of one kind.
type Kind = (&'static str, usize);

#[component]
pub(super) fn Findings() -> impl IntoView {
    let bench = bench();
    let view = bench.view;
    let all = bench.findings();
    let kinds = Memo::new(move |_| all.with(|all| kinds(all)));
    let quiet =
        Memo::new(move |_| all.with(|all| all.iter().all(|it| it.severity == Severity::Info)));
    let list = move || {
        let mut shown: Vec<(usize, Finding)> = all.with(|all| {
            let kept = all.iter().enumerate().filter(|(_, it)| view.sees(it));
            kept.map(|(at, it)| (at, it.clone())).collect()
        });
        // The worst first; within a severity as the text goes.
        shown.sort_by_key(|(at, it)| (std::cmp::Reverse(it.severity), *at));
        shown
    };
    let count_of = move |severity| all.with(|all| count(all, severity));
    let toggle = move |severity: Severity| {
        let n = Memo::new(move |_| count_of(severity));
        view! {
            <button
                class=format!("toggle {}", severity.class())
                data-testid=format!("findings-{}", severity.class())
                disabled=move || n.get() == 0
                aria-pressed=move || view.shows(severity).to_string()
                on:click=move |_| view.toggle(severity)
            >
                <Shape severity />
                {severity.word()}
                <strong>{n}</strong>
            </button>
        }
    };
    view! {
        <section class="card pane findings">
            <header class="pane-head">
                <h2>{text::findings_title()}</h2>
                <div class="toggles" role="group" aria-label=text::findings_filter()>
                    {toggle(Severity::Error)}
                    {toggle(Severity::Warning)}
                </div>
                <Show when=move || kinds.with(|kinds| !kinds.is_empty())>
                    <Kinds kinds view />
                </Show>
            </header>
            <ol class="pane-body findings-list" id=FINDINGS>
                <Show when=move || quiet.get()>
                    <li class="findings-fine">{text::findings_none()}</li>
                </Show>
                <For each=list key=Clone::clone let((_, finding))>
                    <Item finding view />
                </For>
            </ol>
        </section>
    }
}

/// Notes need nothing: their kinds with their numbers, each to be unfolded.
#[component]
fn Kinds(kinds: Memo<Vec<Kind>>, view: Looking) -> impl IntoView {
    let all_open =
        Memo::new(move |_| kinds.with(|kinds| kinds.iter().all(|(kind, _)| view.unfolds(kind))));
    let all = move |_| {
        let open = all_open.get_untracked();
        kinds.with_untracked(|kinds| {
            view.unfold_only(kinds.iter().filter(|_| !open).map(|(kind, _)| *kind));
        });
    };
    view! {
        <div class="findings-more" role="group" aria-label=text::severity_info()>
            <button class="toggle is-info" data-testid="findings-is-info"
                aria-pressed=move || all_open.get().to_string() on:click=all>
                <Shape severity=Severity::Info />
                {text::severity_info()}
                <strong>{move || kinds.with(|kinds| kinds.iter().map(|(_, n)| n).sum::<usize>())}</strong>
            </button>
            <For each=move || kinds.get() key=|kind| *kind let((kind, n))>
                <button class="toggle toggle-kind is-info" data-testid="findings-kind"
                    aria-pressed=move || view.unfolds(kind).to_string()
                    on:click=move |_| view.fold(kind)>
                    {kind}
                    <strong>{n}</strong>
                </button>
            </For>
        </div>
    }
}

/// The kinds of the notes, the most frequent first.
fn kinds(findings: &[Finding]) -> Vec<Kind> {
    let mut kinds: Vec<Kind> = Vec::new();
    for finding in findings.iter().filter(|it| it.severity == Severity::Info) {
        let kind = mend::kind(&finding.code);
        match kinds.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, n)) => *n += 1,
            None => kinds.push((kind, 1)),
        }
    }
    kinds.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    kinds
}

#[component]
fn Item(finding: Finding, view: Looking) -> impl IntoView {
    let severity = finding.severity;
    let place = finding
        .line
        .map_or_else(|| text::whole_text().to_owned(), text::line);
    let (id, words) = (finding_id(&finding), finding.words());
    let chosen = {
        let own = finding.clone();
        Memo::new(move |_| view.finding.with(|it| it.as_ref() == Some(&own)))
    };
    view! {
        <li id=id data-testid="finding" data-severity=severity.class()>
            <button
                class=format!("finding {}", severity.class())
                class:finding-chosen=chosen
                aria-current=move || chosen.get().then_some("true")
                on:click=move |_| view.choose(finding.clone())
            >
                <Shape severity />
                <span class="finding-words">
                    <span class="finding-head">
                        <strong>{severity.word()}</strong>
                        <span class="finding-line">{place}</span>
                    </span>
                    <span>{words}</span>
                </span>
            </button>
        </li>
    }
}
