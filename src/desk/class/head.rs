//! Which class, when and where, how it stands, whom to invite.

use leptos::prelude::*;
use rollcall_core::access::Grant;
use rollcall_core::desk::{ClassPage, ClassRow};
use rollcall_core::time::hour_minute;

use crate::desk::classes::row::{is_untouched, share};
use crate::desk::state::{Desk, desk};
use crate::shared::icons::{Glyph, Icon};
use crate::text::common;
use crate::text::desk as text;
use crate::text::format;

#[component]
pub(super) fn Head(page: RwSignal<Option<ClassPage>>) -> impl IntoView {
    let desk = desk();
    let row = Memo::new(move |_| page.with(|page| page.as_ref().map(|page| page.row.clone())));
    move || {
        let row = row.get()?;
        let facts = facts(desk, &row);
        let tally = row.tally;
        let shot = share(tally.photographed, tally.expected);
        Some(view! {
            <section class="card class-head">
                <div class="class-title">
                    <div>
                        <h1>{row.name.clone()}</h1>
                        <p class="muted">{row.college.clone()}</p>
                    </div>
                    <Invites row=row.clone() />
                </div>
                <dl class="facts">
                    {facts.into_iter().map(|(word, value)| view! {
                        <div class="fact"><dt>{word}</dt><dd>{value}</dd></div>
                    }).collect_view()}
                </dl>
                <dl class="tally" data-testid="tally">
                    {numbers(&row).into_iter().map(|(word, value)| view! {
                        <div><dt>{word}</dt><dd>{value}</dd></div>
                    }).collect_view()}
                </dl>
                <div class="meter meter-wide" aria-hidden="true"><span style=shot></span></div>
                {(tally.conflicts > 0).then(|| view! {
                    <p><span class="chip chip-warn">{text::conflicts(tally.conflicts)}</span></p>
                })}
                {differs(&row).map(|words| view! { <p class="warning">{words}</p> })}
            </section>
        })
    }
}

fn facts(desk: Desk, row: &ClassRow) -> Vec<(&'static str, String)> {
    let mut facts = Vec::new();
    match &row.slot {
        Some(slot) => {
            let day = format::day(slot.date);
            facts.push((text::slot(), format!("{day} {}", format::times(slot))));
            let gathering = desk.event.with(|event| slot.gathering(&event.settings));
            facts.push((text::gathering(), hour_minute(gathering.time())));
            facts.push((text::place(), format::place(slot)));
        }
        None => facts.push((text::slot(), text::no_time().to_owned())),
    }
    let unsaid = || text::nothing_yet().to_owned();
    facts.push((
        common::counsellor(),
        row.counsellor.clone().unwrap_or_else(unsaid),
    ));
    let heard = row
        .heard_at
        .map_or_else(|| text::never().to_owned(), |at| desk.ago(at));
    facts.push((text::heard(), heard));
    facts
}

fn numbers(row: &ClassRow) -> [(&'static str, String); 8] {
    let tally = row.tally;
    let missing = if is_untouched(&tally) {
        text::nothing_yet().to_owned()
    } else {
        tally.missing().to_string()
    };
    [
        (common::expected(), tally.expected.to_string()),
        (common::arrived(), tally.arrived.to_string()),
        (common::photographed(), tally.photographed.to_string()),
        (common::missing(), missing),
        (common::absent(), tally.absent.to_string()),
        (common::exempt(), tally.exempt.to_string()),
        (text::collected(), common::yuan(tally.collected)),
        (text::due(), common::yuan(tally.due)),
    ]
}

fn differs(row: &ClassRow) -> Option<String> {
    let printed = row.headcount?;
    (row.roster > 0 && row.roster != printed).then(|| text::headcount_differs(row.roster, printed))
}

#[component]
fn Invites(row: ClassRow) -> impl IntoView {
    let desk = desk();
    let event = desk.event.with_untracked(|event| event.id);
    let counsellor = row
        .counsellor_id
        .filter(|_| desk.invites_counsellors)
        .map(|counsellor| {
            let name = row.counsellor.clone().unwrap_or_default();
            let invite = move |_| {
                let grant = Grant::Counsellor { event, counsellor };
                desk.inviting
                    .set(Some((grant, format!("{} {name}", common::counsellor()))));
            };
            view! {
                <button class="button" data-testid="invite-counsellor" on:click=invite>
                    <Glyph icon=Icon::INVITE />
                    {text::invite_counsellor()}
                </button>
            }
        });
    let invite = move |_| invite_monitor(desk, &row);
    view! {
        <div class="actions">
            {counsellor}
            <button class="button" data-testid="invite-monitor" on:click=invite>
                <Glyph icon=Icon::INVITE />
                {text::invite_monitor()}
            </button>
        </div>
    }
}

/// Shows the invitation of the class's monitor.
pub(super) fn invite_monitor(desk: Desk, row: &ClassRow) {
    let event = desk.event.with_untracked(|event| event.id);
    let grant = Grant::Monitor {
        event,
        class: row.id,
    };
    let who = format!("{} {}", common::monitor(), row.name);
    desk.inviting.set(Some((grant, who)));
}
