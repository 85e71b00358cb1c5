//! One class: when and where, its numbers, its roster.

mod head;
mod import;
mod preview;
mod roster;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_params_map;
use rollcall_core::desk::ClassPage;
use rollcall_core::ids::ClassId;

use super::api;
use super::state::desk;
use super::trouble::{Bones, Trouble};
use crate::platform::browser;
use crate::shared::icons::{Glyph, Icon};
use crate::shared::problem::ProblemCard;
use crate::text::desk as text;
use rollcall_core::sync::Failure;

/// The class of the address.
#[component]
pub(super) fn ClassPageView() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| {
        let written = params.with(|params| params.get("id"))?;
        written.parse::<ClassId>().ok()
    });
    view! {
        <main class="desk-page">
            <a class="back" href="/desk/classes"><Glyph icon=Icon::BACK />{text::all_classes()}</a>
            {move || match id.get() {
                Some(id) => view! { <OneClass id /> }.into_any(),
                None => view! { <ProblemCard title=text::lost_title() words=text::lost() /> }.into_any(),
            }}
        </main>
    }
}

#[component]
fn OneClass(id: ClassId) -> impl IntoView {
    let desk = desk();
    // The phone's list of classes sends people here to invite.
    if browser::fragment() == "invite" {
        Effect::new(move |asked: Option<bool>| {
            let row = desk.by_id.with(|rows| rows.get(&id).cloned());
            if let (Some(row), None | Some(false)) = (&row, asked) {
                head::invite_monitor(desk, row);
            }
            asked == Some(true) || row.is_some()
        });
    }
    let page = RwSignal::new(None::<ClassPage>);
    let failure = RwSignal::new(None::<Failure>);
    let load = move || {
        spawn_local(async move {
            match api::class(id).await {
                Ok(it) => {
                    failure.try_set(None);
                    page.try_set(Some(it));
                }
                Err(it) => {
                    failure.try_set(Some(it));
                }
            }
        });
    };
    Effect::new(move |_| {
        desk.live.news.track();
        load();
    });
    // Remembered: every piece of news asks again, and what is being imported must not be mounted anew.
    let arrived = Memo::new(move |_| page.with(Option::is_some));
    let failed = Memo::new(move |_| failure.get());
    move || match (arrived.get(), failed.get()) {
        (true, _) => view! {
            <head::Head page />
            <div class="class-columns">
                <roster::Roster page />
                <import::Import id page />
            </div>
        }
        .into_any(),
        (false, Some(failure)) => view! {
            <Trouble failure title=text::class_unknown_title() retry=move |()| load() />
        }
        .into_any(),
        (false, None) => view! { <Bones /> }.into_any(),
    }
}
