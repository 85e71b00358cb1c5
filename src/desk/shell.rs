//! The bar, and the pages beneath it once it is known who asks.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::components::{Redirect, Route, Router, Routes};
use leptos_router::hooks::use_location;
use leptos_router::path;

use super::state::{Desk, desk};
use super::strip::keep_in_sight;
use super::trouble::{Bones, Trouble};
use super::{after, api, board, care, class, classes, events, notice, rosters, timetable};
use crate::desk::invite::InviteSheet;
use crate::platform::browser;
use crate::shared::language::LanguageSwitch;
use crate::shared::problem::ProblemCard;
use crate::text::care as care_text;
use crate::text::desk as text;
use crate::text::{
    after as after_text, board as board_text, common, events as events_text, plan as plan_text,
    rosters as rosters_text,
};
use rollcall_core::sync::Failure;

/// Asks who this browser is, then shows its desk.
#[component]
pub(super) fn Shell() -> impl IntoView {
    let asked = RwSignal::new(None::<Result<Option<Desk>, Failure>>);
    let owner = StoredValue::new(Owner::current());
    let ask = move || {
        asked.set(None);
        spawn_local(async move {
            let session = api::session().await;
            // The desk's signals live as long as the page, and not as long as one question.
            let made = owner.with_value(|owner| match owner {
                Some(owner) => owner.with(|| session.map(|session| Desk::of(&session))),
                None => session.map(|session| Desk::of(&session)),
            });
            asked.set(Some(made));
        });
    };
    ask();
    move || match asked.get() {
        Some(Ok(Some(desk))) => view! { <Pages desk /> }.into_any(),
        other => {
            let card = match other {
                None => view! { <Bones /> }.into_any(),
                Some(Err(Failure::Problem(401, _))) => {
                    view! { <ProblemCard title=text::signed_out_title() words=text::signed_out() /> }
                        .into_any()
                }
                Some(Err(failure)) => view! { <Trouble failure retry=move |()| ask() /> }.into_any(),
                Some(Ok(_)) => {
                    view! { <ProblemCard title=text::no_event_title() words=text::no_event() /> }.into_any()
                }
            };
            view! {
                <header class="bar">
                    <span class="bar-title">{text::desk_title()}</span>
                    <LanguageSwitch />
                </header>
                <main class="page">{card}</main>
            }
            .into_any()
        }
    }
}

#[component]
fn Pages(desk: Desk) -> impl IntoView {
    provide_context(desk);
    desk.start();
    let invite = move || {
        desk.inviting.get().map(|(grant, who)| {
            let close = move |()| desk.inviting.set(None);
            view! { <InviteSheet grant who offset=desk.offset() close /> }
        })
    };
    view! {
        <Router>
            <Bar />
            <Routes fallback=Lost>
                <Route path=path!("/desk") view=Home />
                <Route path=path!("/desk/notice") view=notice::NoticePage />
                <Route path=path!("/desk/events") view=events::EventsPage />
                <Route path=path!("/desk/timetable") view=timetable::TimetablePage />
                <Route path=path!("/desk/board") view=board::BoardPage />
                <Route path=path!("/desk/rosters") view=rosters::RostersPage />
                <Route path=path!("/desk/after") view=after::AfterPage />
                <Route path=path!("/desk/after/:part") view=after::AfterPage />
                <Route path=path!("/desk/classes") view=classes::ClassesPage />
                <Route path=path!("/desk/class/:id") view=class::ClassPageView />
                <Route path=path!("/desk/phones") view=care::CarePage />
            </Routes>
        </Router>
        {invite}
    }
}

#[component]
fn Bar() -> impl IntoView {
    let desk = desk();
    let location = use_location();
    // A counsellor comes from the phone's list of classes, and goes back there.
    let (home, rel, brand) = if desk.invites_counsellors {
        ("/desk/classes", None, text::desk_title())
    } else {
        // Another bundle's page: not the router's to follow.
        ("/classes", Some("external"), common::app_name())
    };
    let here = move |beginning: &'static str| {
        let at = location.pathname.get().starts_with(beginning);
        at.then_some("page")
    };
    let pages = [
        ("/desk/notice", text::nav_notice()),
        ("/desk/timetable", plan_text::nav_timetable()),
        ("/desk/board", board_text::nav_board()),
        ("/desk/after", after_text::nav_after()),
        ("/desk/phones", care_text::devices()),
        ("/desk/events", events_text::title()),
        ("/desk/rosters", rosters_text::title()),
        ("/desk/class", text::nav_classes()),
    ];
    Effect::new(move |_| {
        let path = location.pathname.get();
        let page = pages.iter().find(|page| path.starts_with(page.0));
        browser::set_title(page.map_or("", |page| page.1), text::desk_title());
    });
    let nav = NodeRef::<leptos::html::Nav>::new();
    keep_in_sight(nav, "[aria-current]", move || location.pathname.track());
    view! {
        <header class="bar desk-bar" class:desk-bar-plain=desk.invites_counsellors>
            <a class="desk-brand" href=home rel=rel>{brand}</a>
            <a class="desk-event" href="/desk/events" data-testid="event-open" title=events_text::switch_to()
                aria-current=move || here("/desk/events")>
                <span class="desk-event-title">{move || desk.event.with(|event| event.title.clone())}</span>
                <svg class="glyph" viewBox="0 0 24 24" aria-hidden="true"><path d="M7 10l5 5 5-5" /></svg>
            </a>
            <nav class="desk-nav" node_ref=nav aria-label=text::nav_label()>
                {desk.office.then(|| view! {
                    <a href="/desk/notice" aria-current=move || here("/desk/notice")>{text::nav_notice()}</a>
                })}
                <a href="/desk/timetable" aria-current=move || here("/desk/timetable")>{plan_text::nav_timetable()}</a>
                <a href="/desk/classes" aria-current=move || here("/desk/class").or_else(|| here("/desk/rosters"))>{text::nav_classes()}</a>
                <a href="/desk/board" aria-current=move || here("/desk/board")>{board_text::nav_board()}</a>
                <a href="/desk/after" aria-current=move || here("/desk/after")>{after_text::nav_after()}</a>
                {desk.looks_after.then(|| view! {
                    <a href="/desk/phones" aria-current=move || here("/desk/phones")>
                        {care_text::devices()}
                        <Show when=move || { desk.care.undecided() > 0 }>
                            <span class="badge" data-testid="refused" title=care_text::refused()>
                                {move || desk.care.undecided()}
                            </span>
                        </Show>
                    </a>
                })}
            </nav>
            <LanguageSwitch />
        </header>
    }
}

/// An event without classes begins at its notice.
#[component]
fn Home() -> impl IntoView {
    let desk = desk();
    let first_answer = Memo::new(move |_| desk.rows.with(|rows| rows.as_ref().map(Vec::is_empty)));
    move || match (first_answer.get(), desk.failure.get()) {
        (Some(true), _) if desk.office => view! { <Redirect path="/desk/notice" /> }.into_any(),
        (Some(_), _) => view! { <Redirect path="/desk/classes" /> }.into_any(),
        (None, Some(failure)) => view! {
            <main class="page"><Trouble failure retry=move |()| desk.load_rows() /></main>
        }
        .into_any(),
        (None, None) => view! { <main class="desk-page"><Bones /></main> }.into_any(),
    }
}

#[component]
fn Lost() -> impl IntoView {
    view! {
        <main class="page">
            <ProblemCard title=text::lost_title() words=text::lost()>
                <a class="button button-primary" href="/desk/classes">{text::go_to_classes()}</a>
            </ProblemCard>
        </main>
    }
}
