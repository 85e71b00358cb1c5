//! The checklist: what the notice wants by when, and which college has done it.

use chrono::NaiveDate;
use leptos::prelude::*;
use leptos::task::spawn_local;
use rollcall_core::desk::{CheckLine, CollegeTick, Deadline, TickRequest};

use super::loaded::Loaded;
use super::{api, empty};
use crate::desk::state::desk;
use crate::desk::trouble::sentence;
use crate::shared::icons::{Glyph, Icon};
use crate::text::after as text;
use crate::text::format;

/// What can be done; cheap to copy.
#[derive(Clone, Copy)]
struct Hands {
    lines: RwSignal<Option<Vec<CheckLine>>>,
    trouble: RwSignal<Option<String>>,
    busy: RwSignal<bool>,
    may: bool,
}

impl Hands {
    fn tick(self, request: TickRequest) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        let event = desk().event.with_untracked(|event| event.id);
        spawn_local(async move {
            let answer = api::tick(event, &request).await;
            self.busy.try_set(false);
            match answer {
                Ok(lines) => {
                    self.trouble.try_set(None);
                    self.lines.try_set(Some(lines));
                }
                Err(failure) => {
                    self.trouble.try_set(Some(sentence(&failure)));
                }
            }
        });
    }
}

/// The part of the page.
#[component]
pub(super) fn ChecklistPart() -> impl IntoView {
    let desk = desk();
    let lines = Loaded::ask(api::checklist);
    let hands = Hands {
        lines: lines.answer,
        trouble: RwSignal::new(None),
        busy: RwSignal::new(false),
        // A counsellor sees it; a college ticks its own, which is all that it is shown.
        may: desk.invites_counsellors,
    };
    let offset = desk.offset();
    let today = Memo::new(move |_| desk.now.get().to_local(offset).date());
    let trouble = move || {
        let words = hands.trouble.get()?;
        Some(view! { <p class="warning" role="alert">{words}</p> })
    };
    let shown = lines.show(move |lines| {
        if lines.is_empty() {
            return empty(text::check_none_title(), text::check_none());
        }
        let hint = hands.may.then(|| {
            let words = if desk.office {
                text::check_hint()
            } else {
                text::check_own_hint()
            };
            view! { <p class="after-note">{words}</p> }
        });
        let today = today.get();
        let lines = lines
            .into_iter()
            .map(|line| view! { <Line line today hands /> })
            .collect_view();
        view! { {hint}<ol class="checklist">{lines}</ol> }.into_any()
    });
    view! { {trouble}{shown} }
}

#[component]
fn Line(line: CheckLine, today: NaiveDate, hands: Hands) -> impl IntoView {
    let all = line.colleges.len();
    let done = line
        .colleges
        .iter()
        .filter(|it| it.done_at.is_some())
        .count();
    let alone = line.colleges.iter().all(|it| it.college.is_empty());
    let (class, words) = match line.deadline.date {
        _ if done == all => ("chip chip-paid", text::check_whole().to_owned()),
        Some(date) if date < today && alone => {
            ("chip chip-warn", text::check_overdue_one().to_owned())
        }
        Some(date) if date < today => ("chip chip-warn", text::check_overdue(all - done)),
        Some(date) if date == today => ("chip chip-warn", text::check_today().to_owned()),
        _ => ("chip", text::check_done(done, all)),
    };
    let no = line.deadline.no;
    let ticks = line
        .colleges
        .into_iter()
        .map(|it| view! { <Tick no it hands /> })
        .collect_view();
    view! {
        <li class="card check-line" data-testid="check-line">
            <header>
                <span class="check-when">{when(&line.deadline)}</span>
                <span class=class>{words}</span>
            </header>
            <p class="check-what">{line.deadline.what.clone()}</p>
            <div class="check-ticks">{ticks}</div>
        </li>
    }
}

fn when(deadline: &Deadline) -> String {
    match (deadline.start, deadline.date) {
        (_, None) => text::check_undecided().to_owned(),
        (Some(start), Some(date)) if start != date => {
            text::check_from(format::day(start), format::day(date))
        }
        (_, Some(date)) => text::check_by(format::day(date)),
    }
}

#[component]
fn Tick(no: u32, it: CollegeTick, hands: Hands) -> impl IntoView {
    let desk = desk();
    let done = it.done_at.is_some();
    let said = it
        .done_at
        .map(|at| text::check_ticked(format::day(at.to_local(desk.offset()).date())));
    let word = if it.college.is_empty() {
        text::check_whole().to_owned()
    } else {
        it.college.clone()
    };
    let inside = view! {
        <Glyph icon=if done { Icon::TICK } else { Icon::of(rollcall_core::marks::Attendance::Expected) } />
        <span>{word}</span>
        {said.map(|said| view! { <small>{said}</small> })}
    };
    if !hands.may {
        return view! { <span class="check-tick" class:check-done=done>{inside}</span> }.into_any();
    }
    let press = move |_| {
        hands.tick(TickRequest {
            no,
            college: it.college.clone(),
            done: !done,
        });
    };
    view! {
        <button class="check-tick" class:check-done=done aria-pressed=done.to_string() data-testid="check-tick"
            disabled=hands.busy on:click=press>
            {inside}
        </button>
    }
    .into_any()
}
