//! 交表: the classes with how far they are, their lists to print, the workbook to keep.

mod paper;
mod preview;
mod row;

use std::collections::BTreeSet;

use leptos::prelude::*;
use rollcall_core::desk::ClassRow;
use rollcall_core::ids::ClassId;

use super::{Progress, api, with_rows};
use crate::desk::state::desk;
use crate::text::after as text;
use crate::text::desk as desk_text;

/// Which classes are listed by how far they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Show {
    All,
    Done,
    Open,
}

impl Show {
    fn lets_through(self, row: &ClassRow) -> bool {
        let done = Progress::of(row) == Progress::Done;
        match self {
            Self::All => true,
            Self::Done => done,
            Self::Open => !done,
        }
    }
}

/// What is looked at; cheap to copy.
#[derive(Clone, Copy)]
struct Looking {
    show: RwSignal<Show>,
    college: RwSignal<Option<String>>,
    /// The classes whose lists are previewed, and by which question they come.
    printing: RwSignal<Option<(api::Which, BTreeSet<ClassId>)>>,
}

impl Looking {
    fn lets_through(self, row: &ClassRow) -> bool {
        self.show.get().lets_through(row)
            && self
                .college
                .with(|college| college.is_none() || *college == row.college)
    }
}

/// The part of the page.
#[component]
pub(super) fn HandInPart() -> impl IntoView {
    let looking = Looking {
        show: RwSignal::new(Show::All),
        college: RwSignal::new(None),
        printing: RwSignal::new(None),
    };
    with_rows(move || {
        let printing = move || {
            looking.printing.get().map(|(which, ids)| {
                let close = move |()| looking.printing.set(None);
                view! { <preview::Preview which ids close /> }
            })
        };
        // The list stays mounted beneath: who comes back finds it as it was.
        view! {
            <div class="after-part" hidden=move || looking.printing.with(Option::is_some)>
                <Summary looking />
                <List looking />
            </div>
            {printing}
        }
        .into_any()
    })
}

/// Sums of what is listed, and what can be done with it.
#[component]
fn Summary(looking: Looking) -> impl IntoView {
    let desk = desk();
    let rows = Memo::new(move |_| {
        desk.rows.with(|rows| {
            let listed = rows
                .iter()
                .flatten()
                .filter(|row| looking.lets_through(row));
            listed.cloned().collect::<Vec<_>>()
        })
    });
    let sum = move |of: fn(&ClassRow) -> u32| rows.with(|rows| rows.iter().map(of).sum::<u32>());
    let count = move || rows.with(Vec::len);
    let done = move || sum(|row| u32::from(Progress::of(row) == Progress::Done));
    let print = move |_| {
        let which = looking.college.with_untracked(|college| match college {
            Some(name) => api::Which::College(name.clone()),
            None => api::Which::All,
        });
        let ids = rows.with_untracked(|rows| rows.iter().map(|row| row.id).collect());
        looking.printing.set(Some((which, ids)));
    };
    let event = desk.event.with_untracked(|event| event.id);
    let book = move || looking.college.with(|it| api::workbook(event, it.as_ref()));
    let book_words = move || {
        looking.college.with(|it| match it {
            Some(name) => text::book_college(name),
            None => text::book_all().to_owned(),
        })
    };
    view! {
        <section class="card after-summary">
            <div class="figures-row">
                <p class="figure" data-testid="handin-done">
                    <strong>{move || text::figure_done(done(), count())}</strong>
                </p>
                <p class="figure">
                    {move || text::figure_shot(sum(|row| row.tally.photographed), sum(|row| row.tally.expected))}
                </p>
                <p class="figure">{move || text::figure_absent(sum(|row| row.tally.absent))}</p>
            </div>
            <div class="after-tools">
                <Pick looking />
                <span class="after-deeds">
                    // The server's file, not a page of the router's.
                    <a class="button button-slim" rel="external" download="" href=book title=text::book_hint()
                        data-testid="workbook">
                        {book_words}
                    </a>
                    <button class="button button-primary button-slim" data-testid="print-listed"
                        disabled=move || count() == 0 on:click=print>
                        {move || text::print_listed(count())}
                    </button>
                </span>
            </div>
            <p class="muted">{text::book_hint()}</p>
        </section>
    }
}

/// Which classes are listed.
#[component]
fn Pick(looking: Looking) -> impl IntoView {
    let desk = desk();
    let colleges = Memo::new(move |_| {
        desk.rows.with(|rows| {
            let named = rows.iter().flatten().filter_map(|row| row.college.clone());
            named.collect::<BTreeSet<String>>()
        })
    });
    let choose = move |event: leptos::ev::Event| {
        let value = event_target_value(&event);
        looking.college.set((!value.is_empty()).then_some(value));
    };
    let option = move |name: String| {
        let (own, value) = (name.clone(), name.clone());
        let selected = move || looking.college.with(|it| it.as_ref() == Some(&own));
        view! { <option value=value selected=selected>{name}</option> }
    };
    let shows = [
        (Show::All, text::state_all()),
        (Show::Done, text::only_done()),
        (Show::Open, text::only_open()),
    ];
    let toggle = move |(show, word): (Show, &'static str)| {
        let pressed = move || (looking.show.get() == show).to_string();
        view! {
            <button class="toggle is-info" aria-pressed=pressed on:click=move |_| looking.show.set(show)>
                {word}
            </button>
        }
    };
    view! {
        <search class="filters" aria-label=desk_text::filter_label()>
            <leptos::control_flow::Show when=move || colleges.with(|all| all.len() > 1)>
                <select class="field filter-choice" aria-label=desk_text::all_colleges() data-testid="handin-college"
                    on:change=choose>
                    <option value="">{desk_text::all_colleges()}</option>
                    {move || colleges.get().into_iter().map(option).collect_view()}
                </select>
            </leptos::control_flow::Show>
            <span class="toggles">{shows.map(toggle).collect_view()}</span>
        </search>
    }
}

#[component]
fn List(looking: Looking) -> impl IntoView {
    let desk = desk();
    let ids = Memo::new(move |_| {
        desk.rows.with(|rows| {
            let listed = rows
                .iter()
                .flatten()
                .filter(|row| looking.lets_through(row));
            listed.map(|row| row.id).collect::<Vec<_>>()
        })
    });
    let head = [
        (text::col_class(), ""),
        (text::col_when(), "wide-only"),
        (text::col_counsellor(), "wide-only"),
        (text::col_shot(), "num"),
        (text::col_absent(), "num"),
        (text::col_collected(), "num wide-only"),
        (text::col_state(), ""),
    ];
    view! {
        <section class="table-card">
            <table class="table after-table after-lists">
                <thead>
                    <tr>
                        {head.map(|(word, class)| view! { <th scope="col" class=class>{word}</th> }).collect_view()}
                        <th scope="col"><span class="unseen">{text::col_print()}</span></th>
                    </tr>
                </thead>
                <tbody>
                    <For each=move || ids.get() key=|id| *id let(id)>
                        <row::Row id printing=looking.printing />
                    </For>
                </tbody>
            </table>
            <leptos::control_flow::Show when=move || ids.with(Vec::is_empty)>
                <p class="empty">{text::list_none()}</p>
            </leptos::control_flow::Show>
        </section>
    }
}
