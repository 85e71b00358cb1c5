//! One class in the list.

use std::collections::BTreeSet;

use leptos::prelude::*;
use rollcall_core::ids::ClassId;

use crate::desk::after::Progress;
use crate::desk::after::api::Which;
use crate::desk::state::desk;
use crate::text::after as text;
use crate::text::format;

#[component]
pub(super) fn Row(
    id: ClassId,
    printing: RwSignal<Option<(Which, BTreeSet<ClassId>)>>,
) -> impl IntoView {
    let desk = desk();
    let row = Memo::new(move |_| desk.by_id.with(|rows| rows.get(&id).cloned()));
    let print = move |_| printing.set(Some((Which::Class(id), BTreeSet::from([id]))));
    move || {
        let row = row.get()?;
        let tally = row.tally;
        let slot = row.slot.as_ref();
        let when = slot.map(|slot| (format::day(slot.date), format::times(slot)));
        let (day, times) = when.unwrap_or_default();
        let (state, words) = match Progress::of(&row) {
            Progress::NotBegun => ("chip", text::state_not_begun().to_owned()),
            Progress::Open(n) => ("chip chip-warn", text::state_open(n)),
            Progress::Done => ("chip chip-paid", text::state_done().to_owned()),
        };
        let dash = || text::nothing().to_owned();
        let absent = if tally.absent == 0 {
            dash()
        } else {
            tally.absent.to_string()
        };
        let collected = match tally.collected.0 {
            0 => dash(),
            _ => tally.collected.to_string(),
        };
        Some(view! {
            <tr data-testid="handin-row">
                <th scope="row">
                    <a href=format!("/desk/class/{id}")>{row.name.clone()}</a>
                    <span class="venue">{row.college.clone()}</span>
                </th>
                <td class="wide-only">{day}<span class="venue">{times}</span></td>
                <td class="wide-only">{row.counsellor.clone()}</td>
                <td class="num" data-label=text::col_shot()>
                    {tally.photographed}<span class="shot-of">" / "{tally.expected}</span>
                </td>
                <td class="num" data-label=text::col_absent()>{absent}</td>
                <td class="num wide-only">{collected}</td>
                <td><span class=state data-testid="handin-state">{words}</span></td>
                <td class="row-action">
                    <button class="button button-slim" data-testid="print-class"
                        aria-label=text::print_one(&row.name) on:click=print>
                        {text::col_print()}
                    </button>
                </td>
            </tr>
        })
    }
}
