//! The checklist: what the notice wants by when, and which college has done it.

use chrono::NaiveDate;
use leptos::prelude::*;
use leptos::task::spawn_local;
use rollcall_core::desk::{CheckLine, Deadline, TickRequest};
use rollcall_core::marks::Attendance;
use rollcall_core::time::Millis;

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
    /// A counsellor sees it; a college ticks its own, which is all that it is shown. What is closed is frozen.
    may: Memo<bool>,
}

impl Hands {
    /// How many colleges have done it.
    fn count(self, no: u32) -> usize {
        self.lines.with(|lines| {
            let line = lines.iter().flatten().find(|it| it.deadline.no == no);
            let ticks = line.map(|it| it.colleges.as_slice()).unwrap_or_default();
            ticks.iter().filter(|it| it.done_at.is_some()).count()
        })
    }

    fn done_at(self, no: u32, college: &str) -> Option<Millis> {
        self.lines.with(|lines| {
            let line = lines.iter().flatten().find(|it| it.deadline.no == no)?;
            let tick = line.colleges.iter().find(|it| it.college == college)?;
            tick.done_at
        })
    }

    fn tick(self, request: TickRequest) {
        if self.busy.get_untracked() || !self.may.get_untracked() {
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
        may: Memo::new(move |_| {
            let closed = desk
                .plan
                .with(|plan| plan.as_ref().is_some_and(|plan| plan.closed_at.is_some()));
            desk.invites_counsellors && !closed
        }),
    };
    let offset = desk.offset();
    let today = Memo::new(move |_| desk.now.get().to_local(offset).date());
    let trouble = move || {
        let words = hands.trouble.get()?;
        Some(view! { <p class="warning" role="alert">{words}</p> })
    };
    let hint = move || {
        let words = if desk.office {
            text::check_hint()
        } else {
            text::check_own_hint()
        };
        hands
            .may
            .get()
            .then(|| view! { <p class="after-note">{words}</p> })
    };
    // By what they are: a tick changes a line, and whoever ticks by keyboard stays where they are.
    let keys = Memo::new(move |_| {
        let key = |line: &CheckLine| {
            let colleges = line.colleges.iter().map(|it| it.college.clone());
            (line.deadline.clone(), colleges.collect::<Vec<_>>())
        };
        hands
            .lines
            .with(|lines| lines.iter().flatten().map(key).collect::<Vec<_>>())
    });
    let shown = lines.follow(move || {
        let body = move || {
            if keys.with(Vec::is_empty) {
                return empty(text::check_none_title(), text::check_none());
            }
            let line = |(deadline, colleges)| view! { <Line deadline colleges today hands /> };
            let lines = keys.get().into_iter().map(line).collect_view();
            view! { {hint}<ol class="checklist">{lines}</ol> }.into_any()
        };
        body.into_any()
    });
    view! { {trouble}{shown} }
}

#[component]
fn Line(
    deadline: Deadline,
    colleges: Vec<String>,
    today: Memo<NaiveDate>,
    hands: Hands,
) -> impl IntoView {
    let (no, date, all) = (deadline.no, deadline.date, colleges.len());
    let alone = colleges.iter().all(String::is_empty);
    let done = Memo::new(move |_| hands.count(no));
    let state = move || match date {
        _ if done.get() == all => ("chip chip-paid", text::check_whole().to_owned()),
        Some(date) if date < today.get() && alone => {
            ("chip chip-warn", text::check_overdue_one().to_owned())
        }
        Some(date) if date < today.get() => {
            ("chip chip-warn", text::check_overdue(all - done.get()))
        }
        Some(date) if date == today.get() => ("chip chip-warn", text::check_today().to_owned()),
        _ => ("chip", text::check_done(done.get(), all)),
    };
    let ticks = colleges
        .into_iter()
        .map(|college| view! { <Tick no college hands /> })
        .collect_view();
    view! {
        <li class="card check-line" data-testid="check-line">
            <header>
                <span class="check-when">{when(&deadline)}</span>
                {move || {
                    let (class, words) = state();
                    view! { <span class=class data-testid="check-state">{words}</span> }
                }}
            </header>
            <p class="check-what">{deadline.what.clone()}</p>
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
fn Tick(no: u32, college: String, hands: Hands) -> impl IntoView {
    let desk = desk();
    let own = college.clone();
    let done_at = Memo::new(move |_| hands.done_at(no, &own));
    let done = move || done_at.get().is_some();
    let word = if college.is_empty() {
        text::check_whole().to_owned()
    } else {
        college.clone()
    };
    let inside = move || {
        let icon = if done() {
            Icon::TICK
        } else {
            Icon::of(Attendance::Expected)
        };
        let said = done_at.get().map(|at| {
            let day = format::day(at.to_local(desk.offset()).date());
            view! { <small>{text::check_ticked(day)}</small> }
        });
        view! { <Glyph icon /><span>{word.clone()}</span>{said} }
    };
    let inside = inside.into_any();
    if !hands.may.get_untracked() {
        return view! { <span class="check-tick" class:check-done=done>{inside}</span> }.into_any();
    }
    let press = move |_| {
        hands.tick(TickRequest {
            no,
            college: college.clone(),
            done: done_at.get_untracked().is_none(),
        });
    };
    view! {
        <button class="check-tick" class:check-done=done aria-pressed=move || done().to_string()
            data-testid="check-tick" aria-disabled=move || (!hands.may.get()).to_string() on:click=press>
            {inside}
        </button>
    }
    .into_any()
}
