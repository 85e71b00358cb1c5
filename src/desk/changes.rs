//! What has changed in the timetable since this browser last looked.

use leptos::prelude::*;
use leptos::task::spawn_local;
use rollcall_core::desk::{Change, Planned};
use rollcall_core::ids::EventId;
use rollcall_core::sync::Failure;

use super::state::desk;
use crate::client::http;
use crate::platform::browser;
use crate::shared::icons::{Glyph, Icon};
use crate::text::format;
use crate::text::mend as text;

/// How many are shown at first.
const FEW: usize = 4;

async fn ask(event: EventId, after: u64) -> Result<Vec<Change>, Failure> {
    http::get(&format!("/api/events/{event}/changes?after={after}")).await
}

fn name(event: EventId) -> String {
    format!("rollcall-seen-{event}")
}

/// Whoever sits here knows this version of the timetable: it was made here, or looked at.
pub(super) fn know(event: EventId, version: u64) {
    browser::remember(&name(event), &version.to_string());
}

/// The next version was made here: whoever knew the one before knows it, too.
pub(super) fn made_here(event: EventId, base: u64, version: u64) {
    if browser::remembered(&name(event)).as_deref() == Some(base.to_string().as_str()) {
        know(event, version);
    }
}

/// One class's changes as one: what was before all of them, and what is now. None where it is back where it was.
fn gathered(changes: Vec<Change>) -> Vec<Change> {
    let mut gathered: Vec<Change> = Vec::new();
    // The newest come first: each older one tells what was before.
    for change in changes {
        match gathered.iter_mut().find(|it| it.class == change.class) {
            Some(known) => known.before = change.before,
            None => gathered.push(change),
        }
    }
    gathered.retain(|it| it.before != it.after);
    gathered
}

/// The parts in which two states of a class differ, in words.
fn differing(before: &Planned, after: &Planned) -> (String, String) {
    let said = |words: Option<String>| words.unwrap_or_else(|| text::changes_none().to_owned());
    let mut old = Vec::new();
    let mut new = Vec::new();
    let mut tell = |a: Option<String>, b: Option<String>| {
        if a != b {
            old.push(said(a));
            new.push(said(b));
        }
    };
    let slot = |it: &Planned| it.slot.clone();
    let day = |it: &Planned| slot(it).map(|slot| format::day(slot.date));
    let times = |it: &Planned| slot(it).map(|slot| format::times(&slot));
    // A time is told with its day, or it could be any day's.
    if day(before) != day(after) || times(before) != times(after) {
        let both = |it: &Planned| Some(format!("{} {}", day(it)?, times(it)?));
        tell(both(before), both(after));
    }
    let place = |it: &Planned| slot(it).map(|slot| format::place(&slot));
    tell(place(before), place(after));
    tell(before.college.clone(), after.college.clone());
    tell(before.counsellor.clone(), after.counsellor.clone());
    let headcount = |it: &Planned| it.headcount.map(text::changes_headcount);
    tell(headcount(before), headcount(after));
    let between = text::changes_between();
    (old.join(between), new.join(between))
}

/// Says what has changed since this browser last said that it knew; nothing on the first visit.
#[component]
pub(super) fn Changes() -> impl IntoView {
    let desk = desk();
    let event = desk.event.with_untracked(|event| event.id);
    let seen = move || browser::remembered(&name(event))?.parse::<u64>().ok();
    let changes = RwSignal::new(Vec::<Change>::new());
    let whole = RwSignal::new(false);
    let version = Memo::new(move |_| {
        desk.plan
            .with(|plan| plan.as_ref().map(|plan| plan.version))
    });
    Effect::new(move |_| {
        let Some(now) = version.get() else {
            return;
        };
        match seen() {
            // Before the first timetable there was nothing to look at.
            None | Some(0) => know(event, now),
            // What was published here a moment ago is no news here.
            Some(_) if desk.published.with_untracked(Option::is_some) => know(event, now),
            Some(seen) if seen < now => spawn_local(async move {
                // Without an answer nothing is said; what was last seen stays, and the next visit asks again.
                if let Ok(answer) = ask(event, seen).await {
                    let _ = changes.try_set(gathered(answer));
                }
            }),
            // A server that was put back to an older day counts from there.
            Some(seen) if seen > now => know(event, now),
            Some(_) => {}
        }
    });
    let read = move |_| {
        if let Some(now) = version.get_untracked() {
            know(event, now);
        }
        changes.set(Vec::new());
    };
    let count = Memo::new(move |_| changes.with(Vec::len));
    let shown = move || {
        let most = if whole.get() { usize::MAX } else { FEW };
        changes.with(|all| all.iter().take(most).cloned().collect::<Vec<_>>())
    };
    view! {
        <Show when=move || { count.get() > 0 }>
            <section class="changes" data-testid="changes" aria-label=move || text::changes_title(count.get())>
                <header class="changes-head">
                    <Glyph icon=Icon::CLOCK />
                    <strong>{move || text::changes_title(count.get())}</strong>
                    <button class="button button-slim" data-testid="changes-seen" on:click=read>
                        {text::changes_seen()}
                    </button>
                </header>
                <ul>
                    {move || shown().into_iter().map(|it| view! { <One it /> }).collect_view()}
                </ul>
                <Show when=move || { count.get() > FEW }>
                    <button class="link changes-more" on:click=move |_| whole.update(|it| *it = !*it)>
                        {move || if whole.get() {
                            text::changes_fewer().to_owned()
                        } else {
                            text::changes_more(count.get() - FEW)
                        }}
                    </button>
                </Show>
            </section>
        </Show>
    }
}

#[component]
fn One(it: Change) -> impl IntoView {
    let words = |planned: &Planned| {
        planned.slot.as_ref().map(|slot| {
            format!(
                "{} {} {}",
                format::day(slot.date),
                format::times(slot),
                format::place(slot)
            )
        })
    };
    let (old, new) = match (&it.before, &it.after) {
        (Some(before), Some(after)) => {
            let (old, new) = differing(before, after);
            (Some(old), new)
        }
        (None, Some(after)) => (
            None,
            text::changes_new(words(after).unwrap_or_else(|| text::changes_none().to_owned())),
        ),
        (Some(before), None) => (words(before), text::changes_gone().to_owned()),
        (None, None) => (None, String::new()),
    };
    let href = format!("/desk/class/{}", it.class);
    view! {
        <li data-testid="change">
            <a href=href>{it.name}</a>
            {old.map(|old| view! {
                <span class="change-old">{old}</span>
                <span class="change-arrow" aria-hidden="true">"→"</span>
            })}
            <span class="change-new">{new}</span>
        </li>
    }
}
