//! One class in the timetable, and one of its cells.

use leptos::prelude::*;
use rollcall_core::desk::Field;

use super::bench::{ByName, bench};
use super::edit::{Edit, cell_id};
use super::figures::LineLink;
use super::reading::At;
use crate::text::desk as text;
use crate::text::mend;

#[component]
pub(super) fn Row(at: At, named: Memo<ByName>, fixed: bool) -> impl IntoView {
    let view = bench().view;
    let opens =
        Memo::new(move |_| named.with(|named| named.get(&at).is_some_and(|(_, opens)| *opens)));
    let chosen = Memo::new(move |_| match view.entry.get() {
        Some(entry) => entry == at,
        None => at.line > 0 && view.line.get() == Some(at.line),
    });
    let sister = Memo::new(move |_| at.line > 0 && view.line.get() == Some(at.line));
    let cell = move |field: Field| view! { <Cell at field named fixed /> };
    view! {
        <tr
            class:opens=opens
            class:entry-chosen=chosen
            class:entry-sister=sister
            data-testid="entry"
            data-line=at.line
            data-nth=at.nth
            on:click=move |_| view.choose_entry(at)
        >
            <td class="times" class:repeat=move || !opens.get()>
                {cell(Field::Start)}<span class="dash">"–"</span>{cell(Field::End)}
            </td>
            <td class="num">{cell(Field::Group)}</td>
            <th scope="row">{cell(Field::Class)}</th>
            <td class="num">{cell(Field::Headcount)}</td>
            <td class="college">{cell(Field::College)}</td>
            <td>{cell(Field::Counsellor)}</td>
            <td class="num"><LineLink line=at.line /></td>
        </tr>
    }
}

/// A cell: what it says, whether a person mended it, and a field in its place while one does.
#[component]
pub(super) fn Cell(at: At, field: Field, named: Memo<ByName>, fixed: bool) -> impl IntoView {
    let bench = bench();
    let words = Memo::new(move |_| {
        let written = bench
            .pending
            .with(|pending| pending.get(&(at, field)).cloned());
        written.unwrap_or_else(|| {
            named.with(|named| {
                named
                    .get(&at)
                    .map(|(entry, _)| entry.cell(field))
                    .unwrap_or_default()
            })
        })
    });
    let shown = move || {
        let words = words.get();
        match (words.is_empty(), field) {
            (true, Field::Class) => text::whole_college().to_owned(),
            (true, _) => text::nothing_yet().to_owned(),
            (false, _) => words,
        }
    };
    if fixed {
        return view! { <span class="cell-fixed">{shown}</span> }.into_any();
    }
    let mended = Memo::new(move |_| {
        bench
            .pending
            .with(|pending| pending.contains_key(&(at, field)))
            || named.with(|named| {
                named
                    .get(&at)
                    .is_some_and(|(entry, _)| entry.mended.contains(&field))
            })
    });
    let writing = Memo::new(move |_| bench.editing.get() == Some((at, field)));
    let open = move |_| {
        bench.view.choose_entry(at);
        bench.editing.set(Some((at, field)));
    };
    (move || {
        if writing.get() {
            return view! { <Edit at field before=words.get_untracked() /> }.into_any();
        }
        view! {
            <button
                type="button"
                class="cell"
                class:cell-mended=mended
                class:cell-empty=move || words.with(String::is_empty)
                id=cell_id(at, field)
                data-testid=format!("cell-{}", super::edit::name(field))
                title=move || if mended.get() { mend::mended() } else { "" }
                on:click=open
            >
                {shown}
            </button>
        }
        .into_any()
    })
    .into_any()
}
