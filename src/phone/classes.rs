//! The counsellor's classes, in the order of time.

use chrono::NaiveDate;
use leptos::prelude::*;
use rollcall_core::access::{Grant, Role};
use rollcall_core::ids::ClassId;
use rollcall_core::marks::Tally;
use rollcall_core::time::hour_minute;

use super::notices::Surroundings;
use super::sync_bar::SyncBar;
use super::ticker;
use crate::client::{ClassModel, Client};
use crate::shared::icons::{Glyph, Icon};
use crate::shared::invite::InviteSheet;
use crate::shared::language::LanguageSwitch;
use crate::text::common;
use crate::text::format;
use crate::text::phone as text;

/// All classes of this device, by day and time.
#[component]
pub fn Classes() -> impl IntoView {
    let client = expect_context::<Client>();
    let inviting = RwSignal::new(None::<ClassId>);
    let invite = move || {
        inviting.get().and_then(|id| {
            let model = client.class(id)?;
            let (event, name, offset) = model.with_untracked(|model| {
                let sheet = &model.sheet;
                (
                    sheet.event,
                    sheet.name.clone(),
                    model.settings.utc_offset_minutes,
                )
            });
            let who = format!("{} {name}", common::monitor());
            let grant = Grant::Monitor { event, class: id };
            Some(view! { <InviteSheet grant who offset close=move |()| inviting.set(None) /> })
        })
    };
    view! {
        <header class="bar">
            <h1 class="bar-title">{text::my_classes()}</h1>
            <LanguageSwitch />
        </header>
        <SyncBar />
        <Surroundings />
        <main class="page classes">
            {move || {
                let days = by_day(client);
                if days.is_empty() {
                    view! { <p class="empty">{text::classes_none()}</p> }.into_any()
                } else {
                    days.into_iter()
                        .map(|(day, ids)| view! { <Day day ids inviting /> })
                        .collect_view()
                        .into_any()
                }
            }}
        </main>
        {invite}
    }
}

/// The classes of each day in the order of time; those without a time last.
fn by_day(client: Client) -> Vec<(Option<NaiveDate>, Vec<ClassId>)> {
    let mut all: Vec<_> = client.classes.with(|classes| {
        let place = |(id, model): (&ClassId, &RwSignal<ClassModel>)| {
            model.with(|model| {
                let slot = model.sheet.slot.as_ref();
                let key = slot.map(|slot| (slot.date, slot.start, slot.campus.clone(), slot.group));
                (key.is_none(), key, model.sheet.name.clone(), *id)
            })
        };
        classes.iter().map(place).collect()
    });
    all.sort();
    let mut days: Vec<(Option<NaiveDate>, Vec<ClassId>)> = Vec::new();
    for (_, key, _, id) in all {
        let date = key.map(|key| key.0);
        match days.last_mut() {
            Some((day, ids)) if *day == date => ids.push(id),
            _ => days.push((date, vec![id])),
        }
    }
    days
}

#[component]
fn Day(
    day: Option<NaiveDate>,
    ids: Vec<ClassId>,
    inviting: RwSignal<Option<ClassId>>,
) -> impl IntoView {
    let client = expect_context::<Client>();
    let now = ticker::now();
    let models: Vec<_> = ids.into_iter().filter_map(|id| client.class(id)).collect();
    let offset = models.first().map_or(480, |model| {
        model.with_untracked(|model| model.settings.utc_offset_minutes)
    });
    let heading = move || match day {
        Some(day) => format::day_seen_from(day, now.get().to_local(offset).date()),
        None => text::no_time_yet().to_owned(),
    };
    view! {
        <section class="day">
            <h2>{heading}</h2>
            <ul>
                {models
                    .into_iter()
                    .map(|model| view! { <li><ClassCard model inviting /></li> })
                    .collect_view()}
            </ul>
        </section>
    }
}

#[component]
fn ClassCard(model: RwSignal<ClassModel>, inviting: RwSignal<Option<ClassId>>) -> impl IntoView {
    let client = expect_context::<Client>();
    let sheet =
        Memo::new(move |_| model.with(|model| (model.sheet.clone(), model.settings.clone())));
    let tally = Memo::new(move |_| {
        model.with(|model| Tally::of(&model.sheet, &model.settings, &model.state))
    });
    let may_invite = client.identity.with_untracked(|identity| {
        let above = |grant: &Grant| grant.role() > Role::Monitor;
        identity
            .as_ref()
            .is_some_and(|identity| identity.grants.iter().any(above))
    });
    let id = sheet.with_untracked(|(sheet, _)| sheet.id);
    let when = move || {
        sheet.with(|(sheet, settings)| match &sheet.slot {
            Some(slot) => view! {
                <span class="card-time">{format::times(slot)}</span>
                <span class="card-gather">
                    {text::gathers(hour_minute(slot.gathering(settings).time()))}
                </span>
            }
            .into_any(),
            None => view! { <span class="card-gather">{text::no_slot()}</span> }.into_any(),
        })
    };
    let place = move || sheet.with(|(sheet, _)| sheet.slot.as_ref().map(format::place));
    let share = move || {
        let tally = tally.get();
        let percent = f64::from(tally.photographed) * 100.0 / f64::from(tally.expected.max(1));
        format!("width:{:.1}%", percent.min(100.0))
    };
    view! {
        <article class="class-card" data-testid="class-card">
            <a href=format!("/class/{id}") class="class-link">
                <div class="card-when">{when}</div>
                <h3>{move || sheet.with(|(sheet, _)| sheet.name.clone())}</h3>
                <p class="card-place"><Glyph icon=Icon::PLACE />{place}</p>
                <div class="meter" aria-hidden="true"><span style=share></span></div>
                <p class="card-counts">
                    <span class="count-shot" data-testid="card-shot">
                        {move || text::shot_of(tally.get().photographed, tally.get().expected)}
                    </span>
                    <span>{move || format!("{} {}", common::arrived(), tally.get().arrived)}</span>
                    <span>{move || text::who_missing(tally.get().missing())}</span>
                    <span>{move || text::collected(common::yuan(tally.get().collected.short()))}</span>
                </p>
            </a>
            <Show when=move || may_invite>
                <button class="button button-quiet card-invite" on:click=move |_| inviting.set(Some(id))>
                    <Glyph icon=Icon::INVITE />
                    {text::invite_monitor()}
                </button>
            </Show>
        </article>
    }
}
