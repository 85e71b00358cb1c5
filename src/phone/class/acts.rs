//! The latest acts of this phone, newest first, to be taken back from the newest on.

use leptos::prelude::*;
use leptos::task::spawn_local;
use rollcall_core::marks::{OpId, Subject};
use rollcall_core::time::hour_minute;

use super::view::ClassView;
use crate::client::Act;
use crate::shared::sheet::Sheet;
use crate::text::care::what_was_said;
use crate::text::phone::{left_the_roster, undo};
use crate::text::student as text;

/// The sheet of the acts.
#[component]
pub fn Acts(
    /// Called when the user is done.
    close: Callback<()>,
) -> impl IntoView {
    let here = expect_context::<ClassView>();
    let told = RwSignal::new(String::new());
    let back_to = move |first: OpId| {
        spawn_local(async move {
            let gone = undo_to(here, first).await;
            if gone > 0 {
                here.said.set(text::undone(gone));
                told.set(text::undone(gone));
            }
            if !untrack(|| here.has_acts()) {
                close.run(());
            }
        });
    };
    // Lines are told apart by their places: the uppermost button stays the one that it was, focus and all.
    let lines = move || {
        let acts = here.client.acts.get();
        let mut count = 0;
        let lines = acts.iter().rev().filter(|act| act.is_of(here.id)).filter_map(|act| {
            let newest = count == 0;
            count += act.ops.len();
            let first = act.ops.first()?.id;
            let (what, when) = described(here, act)?;
            let (does, test) = if newest {
                (undo().to_owned(), "undo-latest")
            } else {
                (text::undo_to_here(count), "undo-to-here")
            };
            let line = view! {
                <li class="act" data-testid="act">
                    <span class="act-what">{what} <small>{when}</small></span>
                    <button class="button button-small" data-testid=test on:click=move |_| back_to(first)>
                        {does}
                    </button>
                </li>
            };
            Some(line.into_any())
        });
        lines.collect::<Vec<_>>()
    };
    let none = move || (!here.has_acts()).then(text::acts_none);
    view! {
        <Sheet title=text::acts() close>
            <ol class="acts" data-testid="acts">{move || lines()}</ol>
            <p class="student-hint acts-told" role="status">{move || told.get()} {none}</p>
        </Sheet>
    }
}

/// Takes back the latest acts up to the one that begins with `first`. Answers how many marks were taken back.
async fn undo_to(here: ClassView, first: OpId) -> usize {
    let begins = |act: &Act| act.ops.first().is_some_and(|op| op.id == first);
    let mut gone = 0;
    while here
        .client
        .acts
        .with_untracked(|acts| acts.iter().any(begins))
    {
        // What could not be written down is still on the list, and the page says so.
        let Some(act) = here.client.undo(here.id).await else {
            break;
        };
        gone += act.ops.len();
    }
    gone
}

/// Whom an act was about, what was said, and when by this phone's clock.
pub(super) fn described(here: ClassView, act: &Act) -> Option<(String, String)> {
    let op = act.ops.first()?;
    let model = here.client.class(op.class)?;
    let (who, time) = model.with_untracked(|model| {
        let who = match op.subject {
            Subject::Student(id) => model.name(id),
            Subject::Class => Some(model.sheet.name.clone()),
        };
        (
            who,
            op.at.to_local(model.settings.utc_offset_minutes).time(),
        )
    });
    let mut who = who.unwrap_or_else(|| left_the_roster().to_owned());
    if act.ops.len() > 1 {
        who = text::act_of_many(who, act.ops.len());
    }
    Some((text::act(who, what_was_said(&op.mark)), hour_minute(time)))
}
