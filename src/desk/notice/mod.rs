//! The notice: pasted, read, looked over and mended beside its own lines, published; and what is published.

mod add;
mod api;
mod bench;
mod cell;
mod columns;
mod edit;
mod figures;
mod findings;
mod mends;
mod panes;
mod paste;
mod publish;
mod published;
pub(super) mod reading;
mod settings;
pub(super) mod severity;
mod source;
mod table;
mod view;

use leptos::prelude::*;

use super::state::{Desk, desk};
use super::trouble::{Bones, Trouble, sentence};
use crate::shared::problem::ProblemCard;
use crate::text::common;
use crate::text::desk as text;
use crate::text::mend as mend_text;
use crate::text::plan as plan_text;
use bench::Bench;

/// What the page is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    /// It is not known yet whether anything is published.
    Waiting,
    /// What is published, to be looked at.
    Published,
    /// A notice that is being worked at, or is to be pasted.
    Draft,
}

fn mode(desk: Desk) -> Mode {
    if desk.draft.begun.get() {
        return Mode::Draft;
    }
    let published = desk
        .plan
        .with(|plan| plan.as_ref().map(|plan| plan.notice.is_some()));
    match published {
        Some(true) => Mode::Published,
        Some(false) => Mode::Draft,
        None if desk.plan_failure.with(Option::is_some) => Mode::Draft,
        None => Mode::Waiting,
    }
}

/// Paste, read, look over, publish.
#[component]
pub(super) fn NoticePage() -> impl IntoView {
    let desk = desk();
    let mode = Memo::new(move |_| mode(desk));
    let body = move || match mode.get() {
        _ if !desk.office => view! {
            <ProblemCard title=text::notice_of_office_title() words=text::notice_of_office()>
                <a class="button" href="/desk/timetable">{plan_text::nav_timetable()}</a>
            </ProblemCard>
        }
        .into_any(),
        Mode::Waiting => view! { <Bones /> }.into_any(),
        Mode::Published => view! { <PublishedNotice /> }.into_any(),
        Mode::Draft => view! { <DraftNotice /> }.into_any(),
    };
    view! {
        <main class="desk-page notice-page">
            <h1 class="unseen">{text::nav_notice()}</h1>
            {body}
        </main>
    }
}

/// What is published, with what was read from it; nothing can be changed here.
#[component]
fn PublishedNotice() -> impl IntoView {
    let desk = desk();
    let bench = Bench::of(desk);
    provide_context(bench);
    Effect::new(move |_| {
        let Some((text, mends)) = desk.plan.with(|plan| {
            let plan = plan.as_ref()?;
            Some((plan.notice.clone()?, plan.mends.clone()))
        }) else {
            return;
        };
        let known = bench.read.with_untracked(|read| {
            read.as_ref()
                .is_some_and(|read| read.text == text && read.mends == mends)
        });
        if !known {
            bench.read_published(text, mends);
        }
    });
    let has_read = Memo::new(move |_| bench.read.with(Option::is_some));
    let retry = move |()| desk.plan.notify();
    view! {
        <published::Banner />
        {move || match (has_read.get(), bench.failure.get()) {
            (_, Some(failure)) => view! { <Trouble failure retry /> }.into_any(),
            (true, None) => view! { <LookedOver fixed=true /> }.into_any(),
            (false, None) => view! { <Bones /> }.into_any(),
        }}
    }
}

/// A notice that is worked at.
#[component]
fn DraftNotice() -> impl IntoView {
    let desk = desk();
    let bench = Bench::of(desk);
    provide_context(bench);
    // What was read before a reload, or while another page was looked at.
    let has_text = bench.draft.text.with_untracked(|text| !text.is_empty());
    let unread = untrack(|| bench.read.with(Option::is_none) || bench.is_behind());
    if bench.draft.begun.get_untracked() && has_text && unread {
        bench.read_again();
    }
    let has_read = Memo::new(move |_| bench.read.with(Option::is_some));
    let failure = move || {
        let failure = bench.failure.get().filter(|_| has_read.get())?;
        Some(view! {
            <p class="strip strip-warn" role="alert">
                <span>{mend_text::reread_failed()}" "{sentence(&failure)}</span>
                <button class="button button-slim" on:click=move |_| bench.read_again()>
                    {common::retry()}
                </button>
            </p>
        })
    };
    view! {
        <published::DraftBar />
        <paste::Paste />
        {failure}
        <Show when=move || has_read.get()>
            <LookedOver fixed=false />
        </Show>
    }
}

/// Everything that is there to be looked over.
#[component]
fn LookedOver(
    /// Whether nothing can be changed.
    fixed: bool,
) -> impl IntoView {
    let form = settings::form(fixed);
    view! {
        <div class="notice-top" data-testid="figures">
            <figures::Figures />
            <settings::Settings form fixed />
        </div>
        {(!fixed).then(|| view! { <columns::Columns /> })}
        <panes::Panes fixed />
        {(!fixed).then(|| view! { <publish::PublishBar form /> })}
    }
}
