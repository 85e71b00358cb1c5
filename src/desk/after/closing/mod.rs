//! The end: what is open, what goes, what stays; close, open again, delete the names.

mod sheets;

use leptos::prelude::*;
use leptos::task::spawn_local;
use rollcall_core::desk::Closing;
use rollcall_core::sync::Failure;
use rollcall_core::time::Millis;

use super::api;
use super::loaded::Loaded;
use crate::desk::state::{Desk, desk};
use crate::desk::trouble::sentence;
use crate::text::after as text;

/// What is being asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asking {
    Close,
    Erase,
}

/// What can be done; cheap to copy.
#[derive(Clone, Copy)]
struct Hands {
    answer: RwSignal<Option<Closing>>,
    asking: RwSignal<Option<Asking>>,
    busy: RwSignal<bool>,
    trouble: RwSignal<Option<String>>,
}

impl Hands {
    /// Takes over what the server answered.
    fn end(self, desk: Desk, answer: Result<Closing, Failure>) {
        self.busy.try_set(false);
        match answer {
            Ok(it) => {
                self.trouble.try_set(None);
                self.asking.try_set(None);
                self.answer.try_set(Some(it));
                // Others show that the event is closed.
                desk.load_rows();
            }
            Err(failure) => {
                self.trouble.try_set(Some(sentence(&failure)));
            }
        }
    }

    /// `close` or `reopen`.
    fn turn(self, desk: Desk, what: &'static str) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        let event = desk.event.with_untracked(|event| event.id);
        spawn_local(async move { self.end(desk, api::turn(event, what).await) });
    }

    fn erase(self, desk: Desk, title: String) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        let event = desk.event.with_untracked(|event| event.id);
        spawn_local(async move { self.end(desk, api::erase(event, title).await) });
    }
}

/// The part of the page.
#[component]
pub(super) fn ClosingPart() -> impl IntoView {
    let closing = Loaded::ask(api::closing);
    let hands = Hands {
        answer: closing.answer,
        asking: RwSignal::new(None),
        busy: RwSignal::new(false),
        trouble: RwSignal::new(None),
    };
    let sheet = move || {
        hands.asking.get().map(|asking| match asking {
            Asking::Close => view! { <sheets::CloseSheet hands /> }.into_any(),
            Asking::Erase => view! { <sheets::EraseSheet hands /> }.into_any(),
        })
    };
    view! {
        {closing.show(move |it| view! { <Standing it hands /> }.into_any())}
        {sheet}
    }
}

#[component]
fn Standing(it: Closing, hands: Hands) -> impl IntoView {
    let desk = desk();
    let local = move |at: Millis| at.to_local(desk.offset());
    let (title, lead) = match (it.closed_at, it.erased_at) {
        (_, Some(at)) => (
            text::closing_erased(text::instant(local(at))),
            text::closing_erased_lead(),
        ),
        (Some(at), None) => (
            text::closing_closed(text::instant(local(at))),
            text::closing_closed_lead(),
        ),
        (None, None) => (text::closing_open().to_owned(), text::closing_open_lead()),
    };
    let due = it
        .erase_at
        .map(|at| view! { <p><strong>{text::erase_on(text::day_of_year(local(at).date()))}</strong></p> });
    let untold = it.closed_at.map(|_| {
        if it.untold_phones > 0 {
            view! { <p class="warning" data-testid="untold">{text::untold(it.untold_phones)}</p> }
                .into_any()
        } else {
            view! { <p class="muted" data-testid="untold">{text::untold_none()}</p> }.into_any()
        }
    });
    let deeds = match (it.closed_at, it.erased_at) {
        (_, Some(_)) => None,
        (Some(_), None) => Some(
            view! {
                <button class="button" data-testid="reopen" disabled=hands.busy
                    on:click=move |_| hands.turn(desk, "reopen")>
                    {text::reopen()}
                </button>
                <button class="button button-grave" data-testid="erase"
                    on:click=move |_| hands.asking.set(Some(Asking::Erase))>
                    {text::erase()}
                </button>
            }
            .into_any(),
        ),
        (None, None) => Some(
            view! {
                <button class="button button-primary" data-testid="close"
                    on:click=move |_| hands.asking.set(Some(Asking::Close))>
                    {text::close_event()}
                </button>
            }
            .into_any(),
        ),
    };
    let trouble = move || {
        // Beneath an open sheet nobody would see it; the sheet shows it.
        let words = hands
            .trouble
            .get()
            .filter(|_| hands.asking.get().is_none())?;
        Some(view! { <p class="warning" role="alert">{words}</p> })
    };
    view! {
        <section class="card closing-now" data-testid="closing">
            <h2>{title}</h2>
            <p>{lead}</p>
            {due}
            {untold}
            {trouble}
            {deeds.map(|deeds| view! { <div class="actions">{deeds}</div> })}
        </section>
        <div class="closing-columns">
            {it.closed_at.is_none().then(|| open_ends(&it))}
            {it.erased_at.is_none().then(|| goes(&it))}
            {stays(&it)}
        </div>
    }
}

fn open_ends(it: &Closing) -> impl IntoView + use<> {
    let open = it.open;
    let lines = [
        (
            open.unfinished_classes,
            text::open_unfinished(open.unfinished_classes, open.unspoken_students),
            "/desk/after/handin",
        ),
        (
            open.unsettled_classes,
            text::open_unsettled(open.unsettled_classes),
            "/desk/after/settlement",
        ),
        (
            open.questions,
            text::open_questions(open.questions),
            "/desk/classes",
        ),
        (
            open.refused,
            text::open_refused(open.refused),
            "/desk/phones",
        ),
        (
            open.unticked,
            text::open_unticked(open.unticked),
            "/desk/after/checklist",
        ),
    ];
    let lines: Vec<_> = lines.into_iter().filter(|(n, ..)| *n > 0).collect();
    let words = if lines.is_empty() {
        text::open_nothing()
    } else {
        text::open_hint()
    };
    let lines = lines
        .into_iter()
        .map(|(_, words, at)| view! { <li><a href=at>{words}</a></li> })
        .collect_view();
    view! {
        <section class="card closing-card" data-testid="open-ends">
            <h3>{text::open_title()}</h3>
            <ul class="closing-list closing-open">{lines}</ul>
            <p class="muted">{words}</p>
        </section>
    }
}

fn goes(it: &Closing) -> impl IntoView + use<> {
    let goes = it.goes;
    let lines = [
        (goes.students, text::goes_students(goes.students)),
        (goes.notice_chars, text::goes_notice(goes.notice_chars)),
        (goes.words, text::goes_words(goes.words)),
        (goes.refused, text::goes_refused(goes.refused)),
        (goes.devices, text::goes_devices(goes.devices)),
    ];
    view! {
        <section class="card closing-card" data-testid="goes">
            <h3>{text::goes_title()}</h3>
            {listed(&lines)}
        </section>
    }
}

fn stays(it: &Closing) -> impl IntoView + use<> {
    let stays = it.stays;
    let lines = [
        (stays.classes, text::stays_classes(stays.classes)),
        (stays.marks, text::stays_marks(stays.marks)),
    ];
    view! {
        <section class="card closing-card" data-testid="stays">
            <h3>{text::stays_title()}</h3>
            {listed(&lines)}
            <p class="muted">{text::stays_backups()}</p>
        </section>
    }
}

fn listed(lines: &[(u32, String)]) -> AnyView {
    let there: Vec<_> = lines.iter().filter(|(n, _)| *n > 0).collect();
    if there.is_empty() {
        return view! { <p class="muted">{text::nothing_there()}</p> }.into_any();
    }
    let lines = there
        .into_iter()
        .map(|(_, words)| view! { <li>{words.clone()}</li> })
        .collect_view();
    view! { <ul class="closing-list">{lines}</ul> }.into_any()
}
