//! The counsellor's classes, in the order of time.

use chrono::NaiveDate;
use leptos::prelude::*;
use rollcall_core::access::{Grant, Role};
use rollcall_core::ids::ClassId;
use rollcall_core::marks::Tally;
use rollcall_core::table::in_order;
use rollcall_core::time::hour_minute;

use super::class::moved::in_words;
use super::notices::Surroundings;
use super::sync::SyncBar;
use super::ticker;
use crate::client::{ClassModel, Client};
use crate::phone::menu::Menu;
use crate::shared::icons::{Glyph, Icon};
use crate::shared::show::Show;
use crate::text::common;
use crate::text::format;
use crate::text::phone as text;

/// All classes of this device, by day and time.
#[component]
pub fn Classes() -> impl IntoView {
    let client = expect_context::<Client>();
    view! {
        <header class="bar">
            <h1 class="bar-title">{text::my_classes()}</h1>
            <Menu />
        </header>
        <SyncBar />
        <Surroundings />
        <main class="page classes">
            // Lists that only the server has are the desk's: this bundle works without a network.
            <Show when=move || looks_after(client)>
                <a class="button button-quiet" href="/desk/phones" data-testid="devices">{text::phones_and_refused()}</a>
            </Show>
            {move || {
                let days = by_day(client);
                if days.is_empty() {
                    let words = if client.is_over() { text::closed() } else { text::classes_none() };
                    view! { <p class="empty">{words}</p> }.into_any()
                } else {
                    days.into_iter()
                        .map(|(day, ids)| view! { <Day day ids /> }.into_any())
                        .collect_view()
                        .into_any()
                }
            }}
        </main>
    }
}

/// Whether this device stands above the monitors.
fn looks_after(client: Client) -> bool {
    client.identity.with_untracked(|identity| {
        let above = |grant: &Grant| grant.role() > Role::Monitor;
        identity
            .as_ref()
            .is_some_and(|identity| identity.grants.iter().any(above))
    })
}

/// The classes of each day in the order of time; those without a time last.
fn by_day(client: Client) -> Vec<(Option<NaiveDate>, Vec<ClassId>)> {
    let mut days: Vec<(Option<NaiveDate>, Vec<ClassId>)> = Vec::new();
    client.classes.with(|classes| {
        let place = |(_, model): &(&ClassId, &RwSignal<ClassModel>)| {
            model.with(|model| {
                let slot = model.sheet.slot.as_ref();
                let key = slot.map(|slot| (slot.date, slot.start, slot.campus.clone(), slot.group));
                (key.is_none(), key, model.sheet.name.clone())
            })
        };
        for (id, model) in in_order(classes.iter(), place) {
            let date = model.with(|model| model.sheet.slot.as_ref().map(|slot| slot.date));
            match days.last_mut() {
                Some((day, ids)) if *day == date => ids.push(*id),
                _ => days.push((date, vec![*id])),
            }
        }
    });
    days
}

#[component]
fn Day(day: Option<NaiveDate>, ids: Vec<ClassId>) -> impl IntoView {
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
            <h2>{move || heading()}</h2>
            <ul>
                {models
                    .into_iter()
                    .map(|model| view! { <li><ClassCard model /></li> }.into_any())
                    .collect_view()}
            </ul>
        </section>
    }
}

#[component]
fn ClassCard(model: RwSignal<ClassModel>) -> impl IntoView {
    let client = expect_context::<Client>();
    let tally = Memo::new(move |_| {
        model.with(|model| Tally::of(&model.sheet, &model.settings, &model.state))
    });
    let may_invite = looks_after(client);
    let id = model.with_untracked(|model| model.sheet.id);
    let when = move || {
        model.with(|model| match &model.sheet.slot {
            Some(slot) => view! {
                <span class="card-time">{format::times(slot)}</span>
                <span class="card-gather">
                    {text::gathers(hour_minute(slot.gathering(&model.settings).time()))}
                </span>
            }
            .into_any(),
            None => view! { <span class="card-gather">{text::no_slot()}</span> }.into_any(),
        })
    };
    let place = |model: &ClassModel| model.sheet.slot.as_ref().map(format::place);
    let moved = move || {
        let before = model.with(|model| client.moved_from(model))?;
        Some(in_words(before.as_ref()))
    };
    let share = move || {
        let tally = tally.get();
        let permille = (tally.photographed * 1000 / tally.expected.max(1)).min(1000);
        format!("width:{}.{}%", permille / 10, permille % 10)
    };
    view! {
        <article class="class-card" data-testid="class-card">
            <a href=format!("/class/{id}") class="class-link">
                <div class="card-when">{move || when()}</div>
                <div class="card-name">
                    <h3>{move || model.with(|model| model.sheet.name.clone())}</h3>
                    <span>{move || common::headcount(model.with(|model| model.sheet.expected()))}</span>
                </div>
                {move || moved().map(|before| view! {
                    <p class="card-moved" data-testid="card-moved">
                        <span class="chip chip-warn">{text::moved()}</span>
                        <s>{before}</s>
                    </p>
                }.into_any())}
                <p class="card-place"><Glyph icon=Icon::PLACE />{move || model.with(place).unwrap_or_default()}</p>
                <div class="meter" aria-hidden="true"><span style=move || share()></span></div>
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
                <a class="button button-quiet card-invite" href=format!("/desk/class/{id}#invite")>
                    <Glyph icon=Icon::INVITE />
                    {text::invite_monitor()}
                </a>
            </Show>
        </article>
    }
}
