//! Cards: both sides of what contradicts itself, who and when, what counts meanwhile, one tap to settle. They come by a
//! sync, at any moment; so a word in the bar tells of them, and nothing on the page moves under a thumb.

use leptos::prelude::*;
use rollcall_core::marks::{Head, Subject};
use rollcall_core::queue::{Asked, Question, Side, questions};
use rollcall_core::time::hour_minute;

use super::view::ClassView;
use crate::shared::sheet::Sheet;
use crate::shared::show::Show;
use crate::text::care::what_was_said;
use crate::text::common;
use crate::text::phone as text;

/// The word in the bar, and the sheet of all cards of the class; nothing where nothing contradicts itself.
#[component]
pub fn Questions() -> impl IntoView {
    let here = expect_context::<ClassView>();
    let asked = Memo::new(move |_| {
        // Mostly there is nothing to ask: the count is at hand, the cards are not.
        if here.tally.with(|tally| tally.conflicts) == 0 {
            return Vec::new();
        }
        here.model
            .with(|model| questions(&model.sheet, &model.state))
    });
    let count = Memo::new(move |_| asked.with(Vec::len));
    let open = here.show_questions;
    Effect::new(move |_| {
        if count.get() == 0 {
            open.set(false);
        }
    });
    let cards = move || {
        let cards = asked.get().into_iter();
        cards
            .map(|question| view! { <Card question /> }.into_any())
            .collect_view()
    };
    view! {
        <Show when=move || count.get() != 0>
            <button class="bar-moved" data-testid="questions-open" on:click=move |_| open.set(true)>
                {move || text::to_decide(count.get())}
            </button>
        </Show>
        <Show when=move || open.get()>
            <Sheet title=text::to_decide_title() close=move |()| open.set(false)>
                <div class="questions" data-testid="questions">{move || cards()}</div>
            </Sheet>
        </Show>
    }
}

#[component]
fn Card(question: Question) -> impl IntoView {
    let here = expect_context::<ClassView>();
    let who = here.model.with_untracked(|model| match question.subject {
        Subject::Student(id) => model.student(id).map(|it| it.name.clone()),
        Subject::Class => Some(model.sheet.name.clone()),
    });
    let who = who.unwrap_or_else(|| text::left_the_roster().to_owned());
    let (title, hint) = match question.asked {
        Asked::Attendance => (text::ask_attendance(who), text::ask_attendance_hint()),
        Asked::PaidTwice => (text::ask_paid_twice(who), text::ask_paid_twice_hint()),
        Asked::GivenBackTwice => (text::ask_back_twice(who), text::ask_back_twice_hint()),
        Asked::Settlement => (
            text::ask_settlement().to_owned(),
            text::ask_attendance_hint(),
        ),
    };
    let subject = question.subject;
    let sides = question
        .sides
        .into_iter()
        .map(|side| view! { <SideButton subject side asked=question.asked /> }.into_any());
    view! {
        <article class="card question" data-testid="question">
            <h3>{title}</h3>
            <p class="muted">{hint}</p>
            <div class="sides">{sides.collect_view()}</div>
        </article>
    }
}

#[component]
fn SideButton(subject: Subject, side: Side, asked: Asked) -> impl IntoView {
    let here = expect_context::<ClassView>();
    let what = what_was_said(&side.head.mark);
    let by = author(here, &side.head);
    let does = match asked {
        Asked::PaidTwice => text::give_this_back(),
        Asked::GivenBackTwice => text::put_this_back(),
        Asked::Attendance | Asked::Settlement if side.counts => text::counts_now(),
        Asked::Attendance | Asked::Settlement => text::this_is_right(),
    };
    let (mark, seen) = side.answer;
    view! {
        <button
            class="button side"
            data-testid="side"
            on:click=move |_| here.settle(subject, mark.clone(), seen.clone())
        >
            <strong>{what}</strong>
            <small>{by}</small>
            <span class="side-does">{does}</span>
        </button>
    }
}

/// `班长 · 本机 · 14:32`: the role, the phone, and that phone's own time.
fn author(here: ClassView, head: &Head) -> String {
    let own = here
        .client
        .identity
        .with_untracked(|identity| identity.as_ref().is_some_and(|it| it.is_own(head.id)));
    let phone = if own {
        text::this_phone().to_owned()
    } else {
        let id = head.id.device.to_string();
        text::other_phone(id.get(12..).unwrap_or_default())
    };
    let offset = here
        .model
        .with_untracked(|model| model.settings.utc_offset_minutes);
    let time = hour_minute(head.at.to_local(offset).time());
    format!("{} · {phone} · {time}", common::role(head.by))
}
