//! The head of the page: which class, where, and how long until it is its turn.

use leptos::prelude::*;
use rollcall_core::time::{Millis, hour_minute};

use super::view::ClassView;
use crate::client::ClassModel;
use crate::phone::menu::Menu;
use crate::phone::ticker;
use crate::shared::icons::{Glyph, Icon};
use crate::shared::show::Show;
use crate::text::common;
use crate::text::format;
use crate::text::phone as text;
use crate::text::queue;

/// Bar, slot, countdown.
#[component]
pub fn Head() -> impl IntoView {
    let here = expect_context::<ClassView>();
    let now = ticker::hall();
    let several = move || here.client.classes.with(|classes| classes.len() > 1);
    let when = move |model: &ClassModel| match &model.sheet.slot {
        Some(slot) => {
            let today = now.get().to_local(model.settings.utc_offset_minutes);
            let day = format::day_seen_from(slot.date, today.date());
            (format::times(slot), day)
        }
        None => (text::no_slot().to_owned(), String::new()),
    };
    let place = |model: &ClassModel| model.sheet.slot.as_ref().map(format::place);
    // Remembered: what is read out by a screen reader changes when its words do, and not with every beat of the clock.
    let turn = Memo::new(move |_| here.model.with(|model| countdown(model, now.get())));
    view! {
        <header class="bar">
            <Show when=several>
                <a class="button button-icon" href="/classes" aria-label=common::back()>
                    <Glyph icon=Icon::BACK />
                </a>
            </Show>
            <h1 class="bar-title">{move || here.model.with(|model| model.sheet.name.clone())}</h1>
            <super::moved::Moved />
            <super::questions::Questions />
            <Menu />
        </header>
        <section class="slot" aria-label=common::slot_label() data-testid="slot">
            <p class="slot-when">
                <strong class="slot-time">{move || here.model.with(when).0}</strong>
                <span class="slot-day">{move || here.model.with(when).1}</span>
            </p>
            {move || turn.get().map(|(state, first, second)| view! {
                <p class=format!("countdown {state}") role="timer" data-testid="countdown">
                    <strong>{first}</strong>
                    <span>{second}</span>
                </p>
            }.into_any())}
            <p class="slot-place">{move || here.model.with(place)}</p>
        </section>
    }
}

/// The countdown's state and its two lines; it turns into “now”.
fn countdown(model: &ClassModel, now: Millis) -> Option<(&'static str, String, String)> {
    let slot = model.sheet.slot.as_ref()?;
    let [gathering, start, end] = slot.instants(&model.settings);
    let time = text::gathering_at(hour_minute(slot.gathering(&model.settings).time()));
    Some(if now < gathering {
        ("", format::ahead(now.minutes_until(gathering)), time)
    } else if now < start {
        let when = format::ahead(now.minutes_until(start));
        ("countdown-now", queue::gathering_now().to_owned(), when)
    } else if now < end {
        let until = queue::ends_at(hour_minute(slot.end));
        ("countdown-now", text::shooting_now().to_owned(), until)
    } else {
        (
            "countdown-over",
            text::slot_over().to_owned(),
            String::new(),
        )
    })
}
