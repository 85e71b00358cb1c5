//! The events of this browser.

use leptos::prelude::*;

use super::choose::look_at;
use crate::desk::state::desk;
use crate::shared::icons::{Glyph, Icon};
use crate::text::common;
use crate::text::events as text;

#[component]
pub(super) fn EventList() -> impl IntoView {
    let desk = desk();
    let here = desk.event.with_untracked(|event| event.id);
    let events = desk.session.with_value(|session| {
        let role = |event| {
            let own = session.grants.iter().filter(|it| it.event() == event);
            own.map(rollcall_core::access::Grant::role).max()
        };
        session
            .events
            .iter()
            .map(|event| (event.id, event.title.clone(), role(event.id)))
            .collect::<Vec<_>>()
    });
    view! {
        <section class="card events-list">
            <h2>{text::list_title()}</h2>
            <ul>
                {events.into_iter().map(|(id, title, role)| {
                    let is_here = id == here;
                    // The title of the one in view may just have been changed.
                    let title = move || if is_here {
                        desk.event.with(|event| event.title.clone())
                    } else {
                        title.clone()
                    };
                    view! {
                        <li>
                            <button
                                class="event-row"
                                data-testid="event-switch"
                                aria-current=is_here.then_some("true")
                                disabled=is_here
                                on:click=move |_| look_at(id)
                            >
                                <span class="event-words">
                                    <strong>{title}</strong>
                                    <span class="muted">{role.map(common::role)}</span>
                                </span>
                                {if is_here {
                                    view! { <span class="event-here"><Glyph icon=Icon::TICK />{text::now_here()}</span> }.into_any()
                                } else {
                                    view! { <span class="event-go">{text::go_to()}</span> }.into_any()
                                }}
                            </button>
                        </li>
                    }
                }).collect_view()}
            </ul>
        </section>
    }
}
