//! When the monitors' phones last spoke to the server (P1).

use leptos::prelude::*;
use rollcall_core::event::day::Phase;
use rollcall_core::sync::wire::PhoneWord;

use super::looks_after_class;
use super::plan::{Entry, Pocket};
use crate::shared::icons::{Glyph, Icon};
use crate::text::format::ago;
use crate::text::pocket as text;

/// A phone that says nothing for so many minutes while its class is photographed is worth a look.
const SILENT: i64 = 15;

/// The line about a class's phones; none for whoever does not look after it.
pub fn line(here: Pocket, entry: &Entry) -> Option<AnyView> {
    if !looks_after_class(here, entry.id) {
        return None;
    }
    let now = here.clock.get();
    let heard_at = here.client.status.with(|status| status.heard_at);
    let (warn, words) = here.client.phones.with(|all| {
        let Some(phones) = all.get(&entry.id) else {
            // A server that has answered and says nothing of phones does not know of them.
            let words = text::not_connected().to_owned();
            return heard_at.is_none().then_some((false, words));
        };
        let said = |it: &PhoneWord| ago(now.minutes_since(it.heard_at));
        let words = match phones.as_slice() {
            [] => text::nobody_opened().to_owned(),
            [one] => text::phone_heard(said(one)),
            several => {
                let named = |it: &PhoneWord| text::phone_one_of(&it.tail, said(it));
                several.iter().map(named).collect::<Vec<_>>().join(" · ")
            }
        };
        // By what this phone has heard: its own silence is not theirs.
        let silent = phones
            .first()
            .zip(heard_at)
            .is_some_and(|(it, heard)| heard.minutes_since(it.heard_at) >= SILENT);
        Some(match here.phase(entry) {
            Phase::Gathering | Phase::Shooting if silent => (true, text::phones_silent(words)),
            Phase::Gathering | Phase::Shooting => (phones.is_empty(), words),
            _ => (false, words),
        })
    })?;
    Some(note(warn, Icon::CLOCK, words))
}

/// A line with a sign: a warning's own, or another.
pub fn note(warn: bool, icon: Icon, words: String) -> AnyView {
    let (class, icon) = if warn {
        ("card-note card-note-warn", Icon::WARN)
    } else {
        ("card-note", icon)
    };
    view! { <p class=class><Glyph icon />{words}</p> }.into_any()
}
