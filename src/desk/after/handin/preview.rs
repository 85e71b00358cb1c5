//! The lists as they will be on paper, and the way to the printer.

use std::collections::BTreeSet;

use leptos::prelude::*;
use leptos::task::spawn_local;
use rollcall_core::desk::HandIn;
use rollcall_core::ids::ClassId;
use rollcall_core::sync::Failure;

use super::paper::Paper;
use crate::desk::after::api::{self, Which};
use crate::desk::state::desk;
use crate::desk::trouble::{Bones, Trouble};
use crate::platform::browser;
use crate::shared::icons::{Glyph, Icon};
use crate::text::after as text;
use crate::text::common;

/// The lists of some classes, fetched anew: what is signed is what stands now.
#[component]
pub(super) fn Preview(
    which: Which,
    ids: BTreeSet<ClassId>,
    #[prop(into)] close: Callback<()>,
) -> impl IntoView {
    let desk = desk();
    let lists = RwSignal::new(None::<Result<HandIn, Failure>>);
    let ask = Callback::new(move |()| {
        let (which, ids) = (which.clone(), ids.clone());
        let event = desk.event.with_untracked(|event| event.id);
        lists.set(None);
        spawn_local(async move {
            let mut answer = api::hand_in(event, &which).await;
            if let Ok(it) = &mut answer {
                it.classes.retain(|class| ids.contains(&class.row.id));
            }
            lists.try_set(Some(answer));
        });
    });
    ask.run(());
    let count = move || {
        lists.with(|it| {
            it.as_ref()
                .and_then(|it| it.as_ref().ok())
                .map(|it| it.classes.len())
        })
    };
    let papers = move || match lists.get() {
        None => view! { <Bones /> }.into_any(),
        Some(Err(failure)) => view! { <Trouble failure retry=move |()| ask.run(()) /> }.into_any(),
        Some(Ok(it)) => {
            let today = desk.now.get_untracked().to_local(desk.offset()).date();
            let event = it.event;
            let papers = it
                .classes
                .into_iter()
                .map(|class| view! { <Paper event=event.clone() class today /> });
            view! { <div class="papers" data-testid="papers">{papers.collect_view()}</div> }
                .into_any()
        }
    };
    view! {
        <div class="preview-bar" data-testid="preview">
            <button class="button button-slim" data-testid="preview-close" on:click=move |_| close.run(())>
                <Glyph icon=Icon::BACK />{common::back()}
            </button>
            <span class="preview-words">
                <strong>{move || text::preview_title(count().unwrap_or_default())}</strong>
                <span class="muted">{text::preview_hint()}</span>
            </span>
            <button class="button button-primary button-slim" data-testid="print-now"
                disabled=move || count().unwrap_or_default() == 0 on:click=move |_| browser::print()>
                {text::print_now()}
            </button>
        </div>
        {papers}
    }
}
