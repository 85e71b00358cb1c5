//! The findings above, source and timetable side by side; on a narrow screen one of them at a time.

use leptos::prelude::*;

use super::bench::bench;
use super::view::Pane;
use super::{findings, source, table};
use crate::desk::api::{Severity, count};
use crate::text::mend as text;

#[component]
pub(super) fn Panes(fixed: bool) -> impl IntoView {
    let bench = bench();
    let view = bench.view;
    let grave = bench.part(|reading| {
        count(&reading.findings, Severity::Error) + count(&reading.findings, Severity::Warning)
    });
    let classes = bench.part(|reading| reading.totals.classes);
    let tab = move |pane: Pane, word: &'static str| {
        let n = Memo::new(move |_| match pane {
            Pane::Findings => grave.get(),
            Pane::Source => 0,
            Pane::Table => classes.get(),
        });
        view! {
            <button
                class="pane-tab"
                data-testid=format!("pane-{}", pane.class())
                aria-pressed=move || (view.pane.get() == pane).to_string()
                on:click=move |_| view.pane.set(pane)
            >
                {word}
                {move || (n.get() > 0).then(|| view! { <span class="pane-count">{n}</span> })}
            </button>
        }
    };
    view! {
        <div class="panes" data-pane=move || view.pane.get().class()>
            <div class="pane-tabs" role="group" aria-label=text::panes()>
                {tab(Pane::Findings, text::pane_findings())}
                {tab(Pane::Source, text::pane_source())}
                {tab(Pane::Table, text::pane_table())}
            </div>
            <findings::Findings />
            <source::SourcePane fixed />
            <table::TablePane fixed />
        </div>
    }
}
