//! What stands against a place, in words: what forbids it first.

use leptos::prelude::*;
use rollcall_core::event::{Clash, ClashSeverity};

use crate::shared::icons::{Glyph, Icon};
use crate::text::plan as text;

/// Its word in a stylesheet.
pub(super) const fn class(severity: Option<ClashSeverity>) -> &'static str {
    match severity {
        Some(ClashSeverity::Block) => "block",
        Some(ClashSeverity::Warn) => "warn",
        Some(ClashSeverity::Info) => "info",
        None => "fits",
    }
}

/// The worst of them.
pub(super) fn worst(clashes: &[Clash]) -> Option<ClashSeverity> {
    clashes.iter().map(Clash::severity).max()
}

const fn icon(severity: Option<ClashSeverity>) -> Icon {
    match severity {
        Some(ClashSeverity::Block) => Icon::CLOSE,
        Some(ClashSeverity::Warn) => Icon::WARN,
        Some(ClashSeverity::Info) => Icon::INFO,
        None => Icon::TICK,
    }
}

/// All of them in one sentence.
pub(super) fn clash_words(clashes: &[Clash]) -> String {
    if clashes.is_empty() {
        return text::nothing_against().to_owned();
    }
    let words = |it: &Clash| text::clash_said(text::severity(it.severity()), text::clash(it));
    clashes
        .iter()
        .map(words)
        .collect::<Vec<_>>()
        .join(text::between())
}

/// All of them, one a line; or that there are none.
#[component]
pub(super) fn ClashList(clashes: Vec<Clash>) -> impl IntoView {
    let line = |severity: Option<ClashSeverity>, words: String| {
        view! {
            <li class="clash" data-testid="clash" data-severity=class(severity)>
                <Glyph icon=icon(severity) />
                <span>
                    {severity.map(|it| view! { <span class="unseen">{text::severity(it)}" "</span> })}
                    {words}
                </span>
            </li>
        }
    };
    let lines: Vec<_> = if clashes.is_empty() {
        vec![line(None, text::nothing_against().to_owned())]
    } else {
        clashes
            .iter()
            .map(|it| line(Some(it.severity()), text::clash(it)))
            .collect()
    };
    view! { <ul class="clashes">{lines}</ul> }
}

/// The worst of them in one line, and how many more there are.
#[component]
pub(super) fn Verdict(clashes: Vec<Clash>) -> impl IntoView {
    let severity = worst(&clashes);
    let first = clashes
        .first()
        .map_or_else(|| text::fits().to_owned(), text::clash);
    let more = clashes.len().saturating_sub(1);
    view! {
        <span class="clash verdict" data-severity=class(severity) title=clash_words(&clashes)>
            <Glyph icon=icon(severity) />
            <span>{first}{(more > 0).then(|| text::and_more(more))}</span>
        </span>
    }
}
