//! Afterwards: lists to hand in, make-up, settlement, checklist, close and delete. A part each has an address.

mod api;
mod checklist;
mod closing;
mod handin;
mod loaded;
mod makeup;
mod settlement;

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use rollcall_core::desk::ClassRow;

use super::state::desk;
use super::trouble::{Bones, Trouble};
use crate::shared::problem::ProblemCard;
use crate::text::after as text;
use crate::text::desk as desk_text;

/// Which part of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    HandIn,
    MakeUp,
    Settlement,
    Checklist,
    Closing,
}

impl Part {
    const ALL: [Self; 5] = [
        Self::HandIn,
        Self::MakeUp,
        Self::Settlement,
        Self::Checklist,
        Self::Closing,
    ];

    const fn address(self) -> &'static str {
        match self {
            Self::HandIn => "/desk/after/handin",
            Self::MakeUp => "/desk/after/makeup",
            Self::Settlement => "/desk/after/settlement",
            Self::Checklist => "/desk/after/checklist",
            Self::Closing => "/desk/after/closing",
        }
    }

    fn of(written: Option<&str>) -> Option<Self> {
        let Some(written) = written else {
            return Some(Self::HandIn);
        };
        let ends = |part: &Self| part.address().rsplit('/').next() == Some(written);
        Self::ALL.into_iter().find(ends)
    }

    fn word(self) -> &'static str {
        match self {
            Self::HandIn => text::tab_handin(),
            Self::MakeUp => text::tab_makeup(),
            Self::Settlement => text::tab_settlement(),
            Self::Checklist => text::tab_checklist(),
            Self::Closing => text::tab_closing(),
        }
    }
}

/// Afterwards: lists to hand in, make-up, settlement, checklist, close and delete.
#[component]
pub(super) fn AfterPage() -> impl IntoView {
    let desk = desk();
    let params = use_params_map();
    let part = Memo::new(move |_| {
        let part = Part::of(params.with(|params| params.get("part")).as_deref());
        // Only the office closes; others have no such page.
        part.filter(|part| *part != Part::Closing || desk.office)
    });
    let tabs = Part::ALL
        .into_iter()
        .filter(move |part| *part != Part::Closing || desk.office);
    let tab = |tab: Part| {
        let here = move || (part.get() == Some(tab)).then_some("page");
        view! { <a href=tab.address() aria-current=here>{tab.word()}</a> }
    };
    view! {
        <main class="desk-page after-page">
            <h1 class="unseen">{text::nav_after()}</h1>
            <nav class="tabs" aria-label=text::parts_label()>{tabs.map(tab).collect_view()}</nav>
            {move || match part.get() {
                Some(Part::HandIn) => view! { <handin::HandInPart /> }.into_any(),
                Some(Part::MakeUp) => view! { <makeup::MakeUpPart /> }.into_any(),
                Some(Part::Settlement) => view! { <settlement::SettlementPart /> }.into_any(),
                Some(Part::Checklist) => view! { <checklist::ChecklistPart /> }.into_any(),
                Some(Part::Closing) => view! { <closing::ClosingPart /> }.into_any(),
                None => {
                    view! { <ProblemCard title=desk_text::lost_title() words=desk_text::lost() /> }.into_any()
                }
            }}
        </main>
    }
}

/// How far a class is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Progress {
    /// Nobody has spoken yet.
    NotBegun,
    /// So many are neither photographed nor absent.
    Open(u32),
    /// Everybody is one of the two.
    Done,
}

impl Progress {
    const fn of(row: &ClassRow) -> Self {
        let it = &row.tally;
        let told = it.photographed + it.absent;
        if told == 0 && it.arrived == 0 {
            Self::NotBegun
        } else if told >= it.expected {
            Self::Done
        } else {
            Self::Open(it.expected - told)
        }
    }
}

/// The rows of the desk's classes in a view; bones before them, and a word where there are none.
fn with_rows(view: impl Fn() -> AnyView + Send + Sync + 'static) -> impl IntoView {
    let desk = desk();
    let state = Memo::new(move |_| desk.rows.with(|rows| rows.as_ref().map(Vec::is_empty)));
    move || match (state.get(), desk.failure.get()) {
        (Some(false), _) => view(),
        (Some(true), _) => empty(text::empty_title(), text::empty()),
        (None, Some(failure)) => {
            view! { <Trouble failure retry=move |()| desk.load_rows() /> }.into_any()
        }
        (None, None) => view! { <Bones /> }.into_any(),
    }
}

/// A card that says why there is nothing.
fn empty(title: &'static str, words: &'static str) -> AnyView {
    view! {
        <section class="card empty empty-desk" data-testid="after-empty">
            <h2>{title}</h2>
            <p>{words}</p>
        </section>
    }
    .into_any()
}
