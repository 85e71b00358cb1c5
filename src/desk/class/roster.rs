//! The roster, and beneath it who was written at its bottom: names, and of a student number the last four digits until
//! the whole is asked for.

use leptos::prelude::*;
use rollcall_core::desk::ClassPage;
use rollcall_core::event::Student;

use crate::text::after::paper_off_list;
use crate::text::common;
use crate::text::desk as text;

#[component]
pub(super) fn Roster(page: RwSignal<Option<ClassPage>>) -> impl IntoView {
    let whole = RwSignal::new(false);
    let students = Memo::new(move |_| {
        page.with(|page| page.as_ref().map(|page| page.sheet.roster.students.clone()))
            .unwrap_or_default()
    });
    let walk_ins = Memo::new(move |_| {
        page.with(|page| page.as_ref().map(|page| page.walk_ins.clone()))
            .unwrap_or_default()
    });
    let count = move || students.with(Vec::len);
    let nobody = move || count() == 0 && walk_ins.with(Vec::is_empty);
    let table = move || {
        if nobody() {
            view! {
                <div class="empty empty-desk">
                    <h2>{text::roster_empty_title()}</h2>
                    <p>{text::roster_empty()}</p>
                </div>
            }
            .into_any()
        } else {
            view! {
                <table class="table roster">
                    <thead>
                        <tr>
                            <th scope="col" class="num">{text::col_order()}</th>
                            <th scope="col">{text::col_name()}</th>
                            <th scope="col">{text::col_number()}</th>
                            <th scope="col">{text::col_exempt()}</th>
                        </tr>
                    </thead>
                    <tbody>
                        <For each=move || students.get() key=key let(student)>
                            <RosterRow student whole off_list=false />
                        </For>
                        <For each=move || walk_ins.get() key=key let(student)>
                            <RosterRow student whole off_list=true />
                        </For>
                    </tbody>
                </table>
            }
            .into_any()
        }
    };
    view! {
        <section class="table-card">
            <header class="table-title">
                <h2>{move || text::roster_title(count())}</h2>
                <Show when=move || !nobody()>
                    <label class="check">
                        <input type="checkbox" data-testid="show-numbers" prop:checked=whole
                            on:change=move |event| whole.set(event_target_checked(&event)) />
                        {text::show_numbers()}
                    </label>
                </Show>
            </header>
            {table}
        </section>
    }
}

/// A row is another one when anything in it is.
fn key(student: &Student) -> (u64, u32, String, String, bool) {
    let (name, number) = (student.name.clone(), student.number.clone());
    (student.id.0, student.order, name, number, student.exempt)
}

#[component]
fn RosterRow(student: Student, whole: RwSignal<bool>, off_list: bool) -> impl IntoView {
    let (name, order, exempt) = (student.name.clone(), student.order, student.exempt);
    let number = move || {
        if whole.get() || student.number.is_empty() {
            student.number.clone()
        } else {
            text::tail(student.number_tail())
        }
    };
    view! {
        <tr data-testid=if off_list { "walk-in-row" } else { "roster-row" }>
            <td class="num">{(!off_list).then_some(order)}</td>
            <th scope="row">{name}</th>
            <td class="number">{number}</td>
            <td>
                {exempt.then(|| view! { <span class="chip">{common::exempt()}</span> })}
                {off_list.then(|| view! { <span class="chip chip-warn">{paper_off_list()}</span> })}
            </td>
        </tr>
    }
}
