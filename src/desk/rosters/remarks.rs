//! What the server has to say about a file.

use leptos::prelude::*;
use rollcall_core::desk::{Remark, Weight};

use crate::desk::api::Severity;
use crate::desk::notice::severity::Shape;
use crate::text::rosters as text;
use crate::text::{Language, language};

/// What matters at once, the rest folded.
#[component]
pub(super) fn Remarks(remarks: Vec<Remark>) -> impl IntoView {
    let (notes, grave): (Vec<_>, Vec<_>) = remarks
        .into_iter()
        .partition(|it| it.weight == Weight::Info);
    let count = notes.len();
    let list = |all: Vec<Remark>| {
        all.into_iter()
            .map(|remark| view! { <One remark /> })
            .collect_view()
    };
    view! {
        {(!grave.is_empty()).then(|| view! { <ul class="preview-findings">{list(grave)}</ul> })}
        {(count > 0).then(|| view! {
            <details class="sample">
                <summary>{text::remarks(count)}</summary>
                <ul class="preview-findings">{list(notes)}</ul>
            </details>
        })}
    }
}

#[component]
fn One(remark: Remark) -> impl IntoView {
    let severity = match remark.weight {
        Weight::Error => Severity::Error,
        Weight::Warning => Severity::Warning,
        Weight::Info => Severity::Info,
    };
    let place = match (remark.sheet, remark.row) {
        (Some(sheet), Some(row)) => Some(text::sheet_row(sheet, row)),
        (Some(sheet), None) => Some(sheet),
        (None, row) => row.map(text::row),
    };
    let words = match language() {
        Language::Chinese => remark.zh,
        Language::English => remark.en,
    };
    view! {
        <li class=format!("said {}", severity.class()) data-testid="roster-remark">
            <Shape severity />
            <span>
                <strong>{severity.word()}</strong>
                " "
                {place.map(|place| format!("{place} · "))}
                {words}
            </span>
        </li>
    }
}
