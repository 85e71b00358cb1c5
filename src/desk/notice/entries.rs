//! The timetable that was read, in the order of time; each row leads to its line.

use std::sync::Arc;

use leptos::prelude::*;

use super::view::Looking;
use crate::desk::api::Entry;
use crate::desk::state::Read;
use crate::text::desk as text;
use crate::text::{common, format};

#[component]
pub(super) fn Entries(read: Arc<Read>, view: Looking) -> impl IntoView {
    let mut entries = read.reading.entries.clone();
    let key = |it: &Entry| {
        (
            it.date.is_none(),
            it.date,
            it.start.clone(),
            it.campus.clone(),
            it.group,
            it.line,
        )
    };
    entries.sort_by_cached_key(key);
    if entries.is_empty() {
        return view! { <p class="card empty">{text::entries_none()}</p> }.into_any();
    }
    let mut before = None;
    let rows = entries
        .into_iter()
        .map(|entry| {
            let slot = Some((entry.date, entry.start.clone(), entry.campus.clone()));
            let opens = before != slot;
            before = slot;
            view! { <Row entry opens view /> }
        })
        .collect_view();
    view! {
        <section class="table-card">
            <header class="table-title">
                <h2>{text::entries_title()}</h2>
                <span class="muted">{common::classes_count(read.reading.totals.classes)}</span>
            </header>
            <table class="table entries">
                <thead>
                    <tr>
                        <th scope="col">{text::col_date()}</th>
                        <th scope="col">{text::col_time()}</th>
                        <th scope="col">{text::col_campus()}</th>
                        <th scope="col" class="num">{text::col_group()}</th>
                        <th scope="col">{text::col_class()}</th>
                        <th scope="col" class="num">{text::col_headcount()}</th>
                        <th scope="col">{text::col_college()}</th>
                        <th scope="col">{text::col_counsellor()}</th>
                        <th scope="col" class="num">{text::col_line()}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}

#[component]
fn Row(entry: Entry, opens: bool, view: Looking) -> impl IntoView {
    let line = entry.line;
    let or_dash = |words: Option<String>| words.unwrap_or_else(|| text::nothing_yet().to_owned());
    let times = match (entry.start, entry.end) {
        (Some(start), Some(end)) => format!("{start}–{end}"),
        (start, _) => or_dash(start),
    };
    view! {
        <tr class:opens=opens data-testid="entry">
            <td class:repeat=!opens>{or_dash(entry.date.map(format::day))}</td>
            <td class:repeat=!opens class="times">{times}</td>
            <td class:repeat=!opens>{or_dash(entry.campus)}</td>
            <td class="num">{entry.group}</td>
            <th scope="row">{entry.class.unwrap_or_else(|| text::whole_college().to_owned())}</th>
            <td class="num">{or_dash(entry.headcount.map(|n| n.to_string()))}</td>
            <td>{or_dash(entry.college)}</td>
            <td>{or_dash(entry.counsellor)}</td>
            <td class="num">
                <button
                    class="line-link"
                    aria-label=text::line(line)
                    on:click=move |_| view.go_to_line(Some(line))
                >
                    {line}
                </button>
            </td>
        </tr>
    }
}
