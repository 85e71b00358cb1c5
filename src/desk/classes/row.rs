//! One class in the table; only the cells whose numbers changed are painted again.

use leptos::prelude::*;
use rollcall_core::access::Grant;
use rollcall_core::desk::ClassRow;
use rollcall_core::ids::ClassId;
use rollcall_core::marks::Tally;

use crate::desk::state::desk;
use crate::shared::icons::{Glyph, Icon};
use crate::text::common;
use crate::text::desk as text;
use crate::text::format;

/// The width of a bar.
pub(in crate::desk) fn share(part: u32, whole: u32) -> String {
    // Whole numbers: writing floating ones would be a large part of the bundle.
    let permille = (part.saturating_mul(1000) / whole.max(1)).min(1000);
    format!("width:{}.{}%", permille / 10, permille % 10)
}

/// Nothing was said of anybody yet: a zero would look like a finding.
pub(in crate::desk) fn is_untouched(tally: &Tally) -> bool {
    tally.arrived == 0 && tally.absent == 0 && tally.photographed == 0
}

fn is_finished(tally: &Tally) -> bool {
    tally.photographed > 0 && tally.photographed + tally.absent >= tally.expected
}

#[component]
pub(super) fn Row(id: ClassId, opens: bool) -> impl IntoView {
    let desk = desk();
    let row = Memo::new(move |_| desk.by_id.with(|rows| rows.get(&id).cloned()));
    let cell = move |of: fn(&ClassRow) -> Option<String>| {
        Memo::new(move |_| {
            let said = row.with(|row| row.as_ref().and_then(of));
            said.unwrap_or_else(|| text::nothing_yet().to_owned())
        })
    };
    let tally =
        Memo::new(move |_| row.with(|row| row.as_ref().map(|row| row.tally).unwrap_or_default()));
    let times = cell(|row| row.slot.as_ref().map(format::times));
    let campus = cell(|row| {
        let slot = row.slot.as_ref()?;
        slot.campus.clone().or_else(|| slot.venue.clone())
    });
    let venue = Memo::new(move |_| {
        let slot = row.with(|row| row.as_ref().and_then(|row| row.slot.clone()));
        slot.and_then(|slot| slot.campus.and(slot.venue))
    });
    let group = cell(|row| Some(row.slot.as_ref()?.group?.0.to_string()));
    let name = cell(|row| Some(row.name.clone()));
    let college = cell(|row| row.college.clone());
    let counsellor = cell(|row| row.counsellor.clone());
    let headcount = cell(|row| row.headcount.map(|n| n.to_string()));
    let missing = cell(|row| (!is_untouched(&row.tally)).then(|| row.tally.missing().to_string()));
    let collected = cell(|row| {
        let some = row.tally.collected.0 != 0;
        some.then(|| row.tally.collected.to_string())
    });
    let is_dash = |words: &String| words == text::nothing_yet();
    let heard = move || {
        let at = row.with(|row| row.as_ref().and_then(|row| row.heard_at));
        at.map_or_else(|| text::nothing_yet().to_owned(), |at| desk.ago(at))
    };
    view! {
        <tr class:opens=opens data-testid="class-row">
            <td class="times" class:repeat=!opens>{times}</td>
            <td class="place" class:repeat=!opens>
                {campus}
                {move || venue.get().map(|venue| view! { <span class="venue">{venue}</span> })}
            </td>
            <td class="num" data-label=text::col_group()>{group}</td>
            <th scope="row">
                <a href=format!("/desk/class/{id}")>{name}</a>
                <Show when=move || { tally.get().conflicts > 0 }>
                    " "
                    <span class="chip chip-warn">{move || text::conflicts(tally.get().conflicts)}</span>
                </Show>
            </th>
            <td class="wide-only">{college}</td>
            <td data-label=text::col_counsellor()>{counsellor}</td>
            <td class="num" data-label=text::col_headcount()>{headcount}</td>
            <td class="num" data-label=text::col_roster()><RosterCell row /></td>
            <td class="num shot" data-label=text::col_shot()><Shot tally /></td>
            <td class="num" class:quiet=move || missing.with(is_dash) data-label=text::col_missing()>{missing}</td>
            <td class="num" class:quiet=move || collected.with(is_dash) data-label=text::col_collected()>{collected}</td>
            <td class="num heard" data-label=text::col_heard()>{heard}</td>
            {desk.invites_counsellors.then(|| view! { <td class="row-action"><InviteCell row /></td> })}
        </tr>
    }
}

#[component]
fn Shot(tally: Memo<Tally>) -> impl IntoView {
    view! {
        <span class="shot-numbers">
            <Show when=move || is_finished(&tally.get())>
                <span class="finished" title=text::finished()>
                    <Glyph icon=Icon::TICK />
                    <span class="unseen">{text::finished()}</span>
                </span>
            </Show>
            <span data-testid="shot">{move || tally.get().photographed}</span>
            <span class="shot-of">" / "{move || tally.get().expected}</span>
        </span>
        <span class="meter" aria-hidden="true">
            <span style=move || tally.with(|it| share(it.photographed, it.expected))></span>
        </span>
    }
}

#[component]
fn RosterCell(row: Memo<Option<ClassRow>>) -> impl IntoView {
    let size = Memo::new(move |_| {
        row.with(|row| {
            row.as_ref()
                .map(|row| (row.roster, row.headcount))
                .unwrap_or_default()
        })
    });
    move || match size.get() {
        (0, _) => view! { <span class="chip chip-warn">{text::no_roster()}</span> }.into_any(),
        (n, Some(printed)) if n != printed => {
            let why = text::headcount_differs(n, printed);
            view! { <strong class="differs" title=why.clone() aria-label=why>{n}</strong> }
                .into_any()
        }
        (n, _) => view! { <span>{n}</span> }.into_any(),
    }
}

/// Invites the counsellor of a class.
#[component]
fn InviteCell(row: Memo<Option<ClassRow>>) -> impl IntoView {
    let desk = desk();
    let who = Memo::new(move |_| {
        row.with(|row| {
            let row = row.as_ref()?;
            Some((
                row.counsellor_id?,
                row.counsellor.clone().unwrap_or_default(),
            ))
        })
    });
    move || {
        let (counsellor, name) = who.get()?;
        let words = text::invite_counsellor_named(&name);
        let invite = move |_| {
            let event = desk.event.with_untracked(|event| event.id);
            let grant = Grant::Counsellor { event, counsellor };
            desk.inviting
                .set(Some((grant, format!("{} {name}", common::counsellor()))));
        };
        Some(view! {
            <button
                class="button button-icon button-row"
                data-testid="invite-counsellor"
                title=words.clone()
                aria-label=words
                on:click=invite
            >
                <Glyph icon=Icon::INVITE />
            </button>
        })
    }
}
