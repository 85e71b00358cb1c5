//! What a sheet would do to the roster, before it does.

use std::sync::Arc;

use leptos::prelude::*;
use rollcall_core::desk::RosterColumn;

use crate::desk::api::{Finding, Preview, RosterStudent, Severity, count};
use crate::desk::notice::severity::Shape;
use crate::desk::rosters::change::Names;
use crate::desk::rosters::columns::Columns;
use crate::text::common;
use crate::text::desk as text;

const FEW: usize = 3;

#[component]
pub(super) fn PreviewCard(
    preview: Preview,
    busy: RwSignal<bool>,
    #[prop(into)] say: Callback<(u32, RosterColumn)>,
    #[prop(into)] apply: Callback<()>,
    #[prop(into)] cancel: Callback<()>,
) -> impl IntoView {
    let errors = count(&preview.reading.findings, Severity::Error);
    let own = preview.added + preview.kept;
    let blocked = errors > 0 || own == 0;
    let (notes, mut grave): (Vec<_>, Vec<_>) = preview
        .reading
        .findings
        .into_iter()
        .partition(|finding| finding.severity == Severity::Info);
    grave.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    let students = preview.reading.students;
    let columns = preview.reading.columns;
    let change = Arc::new(preview.change);
    view! {
        <div class="preview" data-testid="roster-preview">
            {(own > 0).then(|| view! {
                <p class="preview-count"><strong>{text::import_found(own)}</strong></p>
                <p class="muted">{text::import_counts(preview.added, preview.kept, preview.removed)}</p>
            })}
            {change.headcount.filter(|printed| own > 0 && *printed != change.found).map(|printed| view! {
                <p><span class="chip chip-warn">{text::headcount_differs(change.found, printed)}</span></p>
            })}
            {(!blocked && preview.removed > 0).then(|| view! {
                <p class="warning">{text::import_removed(preview.removed)}</p>
            })}
            {blocked.then(|| view! {
                <p class="import-blocked" role="alert">
                    {if errors > 0 { text::import_blocked() } else { text::import_nobody() }}
                </p>
            })}
            <ul class="preview-findings">
                {grave.into_iter().map(|finding| view! { <Said finding /> }).collect_view()}
            </ul>
            {(!notes.is_empty()).then(|| view! { <Notes notes /> })}
            {(!columns.is_empty()).then(|| view! { <Columns columns say /> })}
            {(!blocked && !change.is_none() && preview.kept > 0).then(|| view! { <Names change /> })}
            {(!students.is_empty() && !blocked).then(|| view! { <Sample students /> })}
            <div class="actions">
                <button
                    class="button button-primary"
                    data-testid="roster-apply"
                    disabled=move || blocked || busy.get()
                    on:click=move |_| apply.run(())
                >
                    {text::import_apply()}
                </button>
                <button class="button" data-testid="roster-cancel" on:click=move |_| cancel.run(())>
                    {common::cancel()}
                </button>
            </div>
        </div>
    }
}

/// Few are shown at once; many, as of a sheet of the whole school, when they are asked for.
#[component]
fn Notes(notes: Vec<Finding>) -> impl IntoView {
    let few = notes.len() <= FEW;
    view! {
        <details class="sample" open=few>
            <summary>{text::import_notes(notes.len())}</summary>
            <ul class="preview-findings">
                {notes.into_iter().map(|finding| view! { <Said finding /> }).collect_view()}
            </ul>
        </details>
    }
}

#[component]
fn Said(finding: Finding) -> impl IntoView {
    let severity = finding.severity;
    view! {
        <li class=format!("said {}", severity.class()) data-testid="finding">
            <Shape severity />
            <span>
                <strong>{severity.word()}</strong>
                " "
                {finding.line.map(|line| format!("{} · ", text::row(line)))}
                {finding.words()}
            </span>
        </li>
    }
}

#[component]
fn Sample(students: Vec<RosterStudent>) -> impl IntoView {
    let rows = students
        .iter()
        .map(|student| {
            let tail: Vec<char> = student.student_number.chars().collect();
            let tail: String = tail[tail.len().saturating_sub(4)..].iter().collect();
            view! {
                <tr>
                    <td class="num">{student.order}</td>
                    <th scope="row">{student.name.clone()}</th>
                    <td class="number">{text::tail(tail)}</td>
                    <td>{student.exempt.then(common::exempt)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <details class="sample">
            <summary>{text::sample(students.len())}</summary>
            <table class="table"><tbody>{rows}</tbody></table>
        </details>
    }
}
