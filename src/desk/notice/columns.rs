//! What the columns of the text's tables were taken for, to be said otherwise.

use leptos::prelude::*;
use rollcall_core::desk::{ColumnKind, Mend};
use rollcall_core::json;

use super::bench::bench;
use super::figures::LineLink;
use super::reading::TableRead;
use crate::text::mend as text;

#[component]
pub(super) fn Columns() -> impl IntoView {
    let bench = bench();
    let tables = bench.part(|reading| reading.tables.clone());
    // Where nothing was read this is where to begin.
    let empty = bench.part(|reading| reading.entries.is_empty());
    let open = empty.get_untracked();
    // A table stays as it is while its columns are said otherwise.
    let firsts = Memo::new(move |_| {
        tables.with(|tables| tables.iter().map(|it| it.first).collect::<Vec<_>>())
    });
    let count = move || text::columns_count(firsts.with(Vec::len));
    view! {
        <Show when=move || firsts.with(|firsts| !firsts.is_empty())>
            <details class="card columns" open=open data-testid="columns">
                <summary>
                    <strong>{text::columns()}</strong>
                    " "
                    <span class="muted">{count}" · "{text::columns_hint()}</span>
                </summary>
                <For each=move || firsts.get() key=|first| *first let(first)>
                    <OneTable first tables />
                </For>
            </details>
        </Show>
    }
}

#[component]
fn OneTable(first: usize, tables: Memo<Vec<TableRead>>) -> impl IntoView {
    let bench = bench();
    let found = move || tables.with(|tables| tables.iter().find(|it| it.first == first).cloned());
    // Its words are those of the text, and stay; what its columns hold is followed.
    let Some(table) = untrack(found) else {
        return ().into_any();
    };
    let rows = table.columns.iter().map(|it| it.sample.len()).max();
    let samples = (0..rows.unwrap_or(0))
        .map(|row| {
            let cells = table.columns.iter().map(|column| {
                let words = column.sample.get(row).cloned().unwrap_or_default();
                view! { <td>{words}</td> }
            });
            view! { <tr>{cells.collect_view()}</tr> }
        })
        .collect_view();
    let heads = table
        .columns
        .iter()
        .map(|column| match column.header.clone() {
            Some(words) => view! { <th scope="col">{words}</th> }.into_any(),
            None => view! { <th scope="col" class="quiet">{text::no_header()}</th> }.into_any(),
        })
        .collect_view();
    let selects = table
        .columns
        .iter()
        .map(|column| {
            let at = column.at;
            let holds = Memo::new(move |_| {
                let table = found()?;
                table.columns.into_iter().find(|it| it.at == at)?.holds
            });
            let mended = Memo::new(move |_| {
                bench.draft.mends.with(|mends| {
                    mends.iter().any(|it| {
                        matches!(it, Mend::Column { table, at: column, .. } if *table == first && *column == at)
                    })
                })
            });
            view! { <td><Holds first at holds mended /></td> }
        })
        .collect_view();
    view! {
        <section class="column-table">
            <h3>{text::table_lines(table.first, table.last)}" "<LineLink line=table.first /></h3>
            <div class="column-scroll">
                <table>
                    <thead><tr>{heads}</tr></thead>
                    <tbody>
                        <tr>{selects}</tr>
                        {samples}
                    </tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

/// What one column holds.
#[component]
fn Holds(
    first: usize,
    at: usize,
    holds: Memo<Option<ColumnKind>>,
    mended: Memo<bool>,
) -> impl IntoView {
    let bench = bench();
    let change = move |event: leptos::ev::Event| {
        let word = event_target_value(&event);
        if let Ok(holds) = json::read(&format!("\"{word}\"")) {
            bench.mend(Mend::Column {
                table: first,
                at,
                holds,
            });
        }
    };
    let options = ColumnKind::ALL.map(|kind| {
        let word = serde_json::to_string(&kind).unwrap_or_default();
        let word = word.trim_matches('"').to_owned();
        let selected = move || holds.get() == Some(kind);
        view! { <option value=word selected=selected>{text::column(kind)}</option> }
    });
    view! {
        <select
            class="field column-holds"
            class:cell-mended=mended
            data-testid="column"
            data-table=first
            data-at=at
            aria-label=text::column_label(at + 1)
            on:change=change
        >
            {move || holds.get().is_none().then(|| view! {
                <option value="" selected=true>{text::column_none()}</option>
            })}
            {options.collect_view()}
        </select>
    }
}
