//! The class has another time or place than when somebody last looked. It shows in the bar, so that nothing on the page
//! moves under a thumb, and opens on a tap.

use leptos::prelude::*;
use rollcall_core::event::Slot;

use super::view::ClassView;
use crate::shared::sheet::Sheet;
use crate::shared::show::Show;
use crate::text::format;
use crate::text::phone as text;

/// When and where; the second is empty where there is neither.
fn when_and_where(slot: Option<&Slot>) -> (String, String) {
    let Some(slot) = slot else {
        return (text::no_slot().to_owned(), String::new());
    };
    let when = format!("{} {}", format::day(slot.date), format::times(slot));
    (when, format::place(slot))
}

/// When and where, in one line.
#[must_use]
pub fn in_words(slot: Option<&Slot>) -> String {
    let (when, place) = when_and_where(slot);
    if place.is_empty() {
        when
    } else {
        format!("{when} · {place}")
    }
}

/// The same in two: what changed is seen.
fn lines(slot: Option<&Slot>) -> AnyView {
    let (when, place) = when_and_where(slot);
    view! { <span>{when}</span><span>{place}</span> }.into_any()
}

/// Says so; nothing where nothing was moved.
#[component]
pub fn Moved() -> impl IntoView {
    let here = expect_context::<ClassView>();
    let open = RwSignal::new(false);
    let before = Memo::new(move |_| here.model.with(|model| here.client.moved_from(model)));
    let now = move || here.model.with(|model| lines(model.sheet.slot.as_ref()));
    let understood = move |_| {
        open.set(false);
        let slot = here.model.with_untracked(|model| model.sheet.slot.clone());
        here.client.look(here.id, slot.as_ref());
    };
    let sheet = move || {
        let before = before.get().filter(|_| open.get())?;
        Some(
            view! {
                <Sheet title=text::moved_title() close=move |()| open.set(false)>
                    <dl class="moved">
                        <dt>{text::moved_before()}</dt>
                        <dd><s>{lines(before.as_ref())}</s></dd>
                        <dt>{text::moved_now()}</dt>
                        <dd>{move || now()}</dd>
                    </dl>
                    <button class="button button-primary" data-testid="moved-understood" on:click=understood>
                        {text::understood()}
                    </button>
                </Sheet>
            }
            .into_any(),
        )
    };
    view! {
        <Show when=move || before.with(Option::is_some)>
            <button
                class="bar-moved"
                data-testid="moved"
                aria-label=text::moved_title()
                on:click=move |_| open.set(true)
            >
                {text::moved()}
            </button>
        </Show>
        {move || sheet()}
    }
}
