//! What is published, and what is being made of it.

use leptos::prelude::*;

use super::bench::bench;
use crate::desk::state::desk;
use crate::shared::icons::{Glyph, Icon};
use crate::shared::sheet::Sheet;
use crate::text::common;
use crate::text::mend as text;

/// Says what is published, and leads on from there.
#[component]
pub(super) fn Banner() -> impl IntoView {
    let desk = desk();
    let plan = move || desk.plan.get();
    let change = move |_| {
        if let Some(plan) = desk.plan.get_untracked() {
            desk.draft.take_up(&plan);
        }
    };
    let other = move |_| {
        desk.read.set(None);
        desk.draft.begin();
    };
    let facts = move || {
        let plan = plan()?;
        let when = plan
            .published_at
            .map(|at| text::published_when(desk.ago(at)));
        let mends = plan.mends.len();
        let mends = (mends > 0).then(|| text::published_mends(mends));
        let parts: Vec<_> = [when, mends].into_iter().flatten().collect();
        Some(parts.join(" · "))
    };
    view! {
        <section class="card notice-banner" data-testid="published-notice">
            <Glyph icon=Icon::TICK />
            <div class="banner-words">
                <p>
                    <strong>{move || plan().map(|plan| text::published_version(plan.version))}</strong>
                    " "
                    <span class="muted">{facts}</span>
                </p>
                <p class="muted">{text::published_note()}</p>
            </div>
            <div class="actions">
                <button class="button" data-testid="notice-change" on:click=change>
                    {text::published_change()}
                </button>
                <button class="button" data-testid="notice-other" on:click=other>
                    {text::published_other()}
                </button>
            </div>
        </section>
    }
}

/// Over a draft: which version it is to be, and the way back to what is published.
#[component]
pub(super) fn DraftBar() -> impl IntoView {
    let desk = desk();
    let bench = bench();
    let asking = RwSignal::new(false);
    let next = Memo::new(move |_| {
        let begun = desk.draft.begun.get();
        desk.plan.with(|plan| {
            let plan = plan.as_ref()?;
            (begun && plan.notice.is_some()).then_some(plan.version + 1)
        })
    });
    let discard = move || {
        desk.read.set(None);
        desk.draft.clear();
    };
    let drop = move |_| {
        let touched = desk.plan.with_untracked(|plan| {
            plan.as_ref().is_some_and(|plan| {
                let text = bench
                    .draft
                    .text
                    .with_untracked(|text| !text.is_empty() && plan.notice.as_ref() != Some(text));
                text || bench
                    .draft
                    .mends
                    .with_untracked(|mends| !mends.is_empty() && *mends != plan.mends)
            })
        }) || bench.draft.hand.with_untracked(|hand| !hand.is_empty());
        if touched {
            asking.set(true);
        } else {
            discard();
        }
    };
    let close = move |()| asking.set(false);
    let question = move || {
        asking.get().then(|| view! {
            <Sheet title=text::drop_title() close>
                <p>{text::drop_words()}</p>
                <div class="actions">
                    <button class="button button-primary" data-testid="draft-drop-confirm" on:click=move |_| discard()>
                        {text::drop_yes()}
                    </button>
                    <button class="button" on:click=move |_| close(())>{common::cancel()}</button>
                </div>
            </Sheet>
        })
    };
    view! {
        {move || next.get().map(|version| view! {
            <div class="draft-bar">
                <p><strong>{text::version_next(version)}</strong></p>
                <button class="button button-slim" data-testid="draft-drop" on:click=drop>
                    {text::drop_draft()}
                </button>
            </div>
        })}
        {question}
    }
}
