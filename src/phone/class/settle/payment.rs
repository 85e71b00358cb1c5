//! What the crew was paid: recorded once, then fixed; what changes afterwards is said beside it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use rollcall_core::marks::{Mark, Method, Register, Settlement, Subject};
use rollcall_core::money::Fen;
use rollcall_core::queue::Reckoning;

use super::way::Ways;
use crate::client::ClassModel;
use crate::phone::class::view::ClassView;
use crate::platform::browser;
use crate::shared::icons::{Glyph, Icon};
use crate::shared::show::Show;
use crate::text::care::what_was_said;
use crate::text::common;
use crate::text::format;
use crate::text::phone::marked;
use crate::text::settle as text;

/// The record, or the button that makes it.
#[component]
pub fn Payment(reckoning: Memo<Reckoning>) -> impl IntoView {
    let here = expect_context::<ClassView>();
    let method = RwSignal::new(Method::default());
    let busy = RwSignal::new(false);
    // Recorded with the wrong way: said once more, in its place.
    let mending = RwSignal::new(false);
    let pay = move |_| {
        // A second tap would be a second statement, and a question to a person.
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let (headcount, paid) = reckoning.with_untracked(|it| (it.photographed, it.due));
        let mark = Mark::Settlement(Settlement {
            headcount,
            paid,
            method: method.get_untracked(),
        });
        let words = what_was_said(&mark);
        let seen = here
            .model
            .with_untracked(|model| model.state.seen(Subject::Class, Register::Settlement));
        spawn_local(async move {
            let said = here.client.say(here.id, Subject::Class, mark, seen).await;
            if said.is_some() {
                browser::buzz();
                here.announce(Subject::Class, |who| marked(who, words));
                mending.try_set(false);
                // The button is gone: what it has made is in its place.
                request_animation_frame(|| browser::focus_on(&[".paid-crew"]));
            }
            busy.try_set(false);
        });
    };
    // Remembered: what has the focus must not be made anew.
    let settled = Memo::new(move |_| {
        let settled = reckoning.with(|it| it.settled)?;
        let how = common::method(settled.method);
        let words = text::paid(common::yuan(settled.paid), settled.headcount, how);
        let when = here.model.with(|model| recorded(model, settled));
        Some((words, when))
    });
    let moved = move || reckoning.with(Reckoning::has_moved_since_settled);
    let warning = move || reckoning.with(|it| it.settled.map(|before| in_words(before, it)));
    let is_paid = move || reckoning.with(|it| it.settled.is_some());
    let open =
        move || reckoning.with(|it| it.due > Fen::ZERO) && (!is_paid() || mending.get()) || moved();
    let due = move || common::yuan(reckoning.with(|it| it.due));
    view! {
        <section class="payment">
            {move || settled.get().map(|(words, when)| view! {
                <div class="paid-crew" tabindex="-1">
                    <Glyph icon=Icon::TICK />
                    <p data-testid="settled">{words}</p>
                    <small>{when}</small>
                    <button
                        class="button button-small"
                        data-testid="pay-mend"
                        aria-expanded=move || open().to_string()
                        on:click=move |_| mending.update(|mending| *mending = !*mending)
                    >
                        {text::mend()}
                    </button>
                </div>
            }.into_any())}
            <Show when=moved>
                <p class="warning" role="alert">{move || warning()}</p>
            </Show>
            <Show when=open>
                <h2>{text::pay_crew()}</h2>
                <Ways method label=text::pay_by() />
                <button class="button button-primary button-wide" data-testid="pay" on:click=pay>
                    {move || if is_paid() { text::again(due()) } else { text::pay(due()) }}
                </button>
                <p class="muted">{text::pay_hint()}</p>
            </Show>
        </section>
    }
}

/// When and by whom the payment that counts was recorded.
fn recorded(model: &ClassModel, settled: Settlement) -> Option<String> {
    let head = model
        .state
        .heads(Subject::Class, Register::Settlement)
        .filter(|head| head.mark == Mark::Settlement(settled))
        .last()?;
    let at = head.at.to_local(model.settings.utc_offset_minutes);
    Some(text::paid_when(
        format::day_and_time(at),
        common::role(head.by),
    ))
}

/// What was paid, what is due now, and what to do about it.
fn in_words(before: Settlement, now: &Reckoning) -> String {
    let (old, due) = (common::yuan(before.paid), common::yuan(now.due));
    let more = now.due - before.paid;
    if more > Fen::ZERO {
        text::moved_up(
            before.headcount,
            old,
            now.photographed,
            due,
            common::yuan(more.short()),
        )
    } else {
        text::moved_down(
            before.headcount,
            old,
            now.photographed,
            due,
            common::yuan((-more).short()),
        )
    }
}
