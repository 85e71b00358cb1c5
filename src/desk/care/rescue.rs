//! A rescue file in: what a phone could not send comes by way of the desk.

use leptos::prelude::*;
use leptos::task::spawn_local;
use rollcall_core::sync::Failure;
use rollcall_device::read_rescue;
use web_sys::File;

use super::carry::{Carried, carry};
use super::refused::joined;
use crate::client::http;
use crate::desk::state::desk;
use crate::desk::upload::FileButton;
use crate::platform::browser;
use crate::text::care as text;

/// What is shown of it.
#[derive(Clone)]
enum Stage {
    Waiting,
    Sending,
    NotOurs,
    /// What became of how many, and what stopped it.
    Done(Carried, usize, Option<Failure>),
}

#[component]
pub(super) fn Rescue() -> impl IntoView {
    let desk = desk();
    let stage = RwSignal::new(Stage::Waiting);
    let take = move |file: File| {
        stage.set(Stage::Sending);
        spawn_local(async move {
            let text = browser::file_text(&file).await.unwrap_or_default();
            stage.try_set(match read_rescue(&text) {
                Err(_) => Stage::NotOurs,
                Ok(ops) => {
                    let ops: Vec<_> = ops.into_iter().map(|(_, raw)| raw).collect();
                    let mut carried = Carried::default();
                    let failure = carry(&ops, &mut carried).await.err();
                    desk.care.ask_refused();
                    desk.load_rows();
                    Stage::Done(carried, ops.len(), failure)
                }
            });
        });
    };
    let said = move || match stage.get() {
        Stage::Waiting => ().into_any(),
        Stage::Sending => view! { <p role="status">{text::rescue_reading()}</p> }.into_any(),
        Stage::NotOurs => view! {
            <p class="warning" role="alert" data-testid="rescue-said">{text::rescue_not_ours()}</p>
        }
        .into_any(),
        Stage::Done(carried, all, failure) => view! { <Outcome carried all failure /> }.into_any(),
    };
    view! {
        <section class="card rescue">
            <h2>{text::rescue_title()}</h2>
            <p class="muted">{text::rescue_hint()}</p>
            <div class="actions">
                <FileButton accept="application/json,.json" testid="rescue-in" chosen=take />
            </div>
            {said}
        </section>
    }
}

#[component]
fn Outcome(carried: Carried, all: usize, failure: Option<Failure>) -> impl IntoView {
    let stopped = failure.map(|failure| {
        let why = match &failure {
            Failure::Problem(..) => http::sentence(&failure),
            _ => text::no_answer().to_owned(),
        };
        let how_far = text::rescue_stopped(carried.answered(), all);
        view! { <p class="warning" role="alert">{how_far}" "{why}</p> }
    });
    let counts = joined([
        text::rescue_accepted(carried.accepted),
        text::rescue_known(carried.known),
        text::rescue_refused(carried.refused()),
    ]);
    let reasons = carried.refused.into_iter().map(|(refusal, times)| {
        view! { <li class="entry-why">{format!("{times} × {}", text::reason(refusal))}</li> }
    });
    view! {
        <p class="rescue-said" role="status" data-testid="rescue-said">{counts}</p>
        <ul>{reasons.collect_view()}</ul>
        {stopped}
    }
}
