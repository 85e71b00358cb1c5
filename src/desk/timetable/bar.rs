//! The draft: every move with what it changes and what stands against it, and the button that publishes them.

use leptos::prelude::*;
use leptos::task::spawn_local;
use rollcall_core::desk::{MovesRequest, Step};
use rollcall_core::event::{Clash, ClashSeverity};
use rollcall_core::ids::ClassId;
use rollcall_core::sync::Failure;

use super::api;
use super::clashes::{ClashList, worst};
use super::scene::{Scene, scene, slot_words, way_words};
use crate::desk::api as desk_api;
use crate::desk::changes;
use crate::desk::trouble::sentence;
use crate::platform::clock;
use crate::shared::icons::{Glyph, Icon};
use crate::text::plan as text;

/// More moves than these are folded.
const SHOWN: usize = 3;

/// The moves from below, as long as there are any; and what became of the last ones.
#[component]
pub(super) fn MoveBar() -> impl IntoView {
    let scene = scene();
    let any = move || scene.desk.moves.with(|draft| !draft.steps().is_empty());
    view! { <Show when=any><Bar /></Show> }
}

#[component]
fn Bar() -> impl IntoView {
    let scene = scene();
    let desk = scene.desk;
    let busy = RwSignal::new(false);
    let open = RwSignal::new(false);
    let clashes = Memo::new(move |_| {
        let now = scene.now_local();
        let settings = desk.event.with(|event| event.settings.clone());
        scene.standing.with(|standing| {
            desk.moves
                .with(|draft| draft.clashes(standing, &settings, now))
        })
    });
    let blocked = Memo::new(move |_| {
        clashes.with(|all| {
            all.iter()
                .any(|(_, found)| worst(found) == Some(ClashSeverity::Block))
        })
    });
    let count = Memo::new(move |_| desk.moves.with(|draft| draft.steps().len()));
    let steps = move || {
        let all = clashes.get();
        let against = |class| {
            all.iter()
                .find(|(it, _)| *it == class)
                .map(|(_, found)| found.clone())
        };
        let steps = desk.moves.with(|draft| draft.steps().to_vec());
        let shown = if open.get() { steps.len() } else { SHOWN };
        let line = |step: Step| {
            let clashes = against(step.class).unwrap_or_default();
            view! { <Line step clashes /> }
        };
        // The last ones: what was just done is what one looks at.
        let from = steps.len().saturating_sub(shown);
        steps.into_iter().skip(from).map(line).collect_view()
    };
    let words = move || {
        if blocked.get() {
            text::publish_blocked()
        } else {
            text::publish_hint()
        }
    };
    let publish = move |_| {
        if !busy.get_untracked() {
            busy.set(true);
            spawn_local(async move {
                send(scene).await;
                let _ = busy.try_set(false);
            });
        }
    };
    view! {
        <section class="move-bar" data-testid="move-bar" aria-label=move || text::draft_title(count.get())>
            <header class="move-head">
                <h2>{move || text::draft_title(count.get())}</h2>
                <Show when=move || { count.get() > SHOWN }>
                    <button class="button button-quiet button-slim" aria-expanded=move || open.get().to_string()
                        on:click=move |_| open.update(|it| *it = !*it)>
                        {move || if open.get() { text::draft_less() } else { text::draft_more() }}
                    </button>
                </Show>
            </header>
            <ul class="moves">{steps}</ul>
            <footer class="move-foot">
                <p class="muted" class:is-error=blocked>{words}</p>
                <button class="button" on:click=move |_| desk.moves.set(Default::default())>{text::undo_all()}</button>
                <button
                    class="button button-primary"
                    data-testid="moves-publish"
                    disabled=move || blocked.get() || busy.get()
                    on:click=publish
                >
                    {move || if busy.get() { text::publishing() } else { text::publish() }}
                </button>
            </footer>
        </section>
    }
}

#[component]
fn Line(step: Step, clashes: Vec<Clash>) -> impl IntoView {
    let scene = scene();
    let class: ClassId = step.class;
    let name = untrack(|| scene.name(class));
    let from = scene.standing.with_untracked(|standing| {
        let own = standing.iter().find(|it| it.class == class)?;
        own.slot.clone()
    });
    let (from, to) = match from {
        Some(from) => way_words(&from, &step.to),
        None => (text::no_time().to_owned(), slot_words(&step.to)),
    };
    let undo = text::undo_of(&name);
    view! {
        <li class="move" data-testid="move" data-class=class.to_string()>
            <div>
                <p><strong>{name}</strong></p>
                <p class="move-way">
                    <s>{from}</s>
                    " → "
                    <span>{to}</span>
                </p>
                {(!clashes.is_empty()).then(|| view! { <ClashList clashes /> })}
            </div>
            <button class="button button-slim" aria-label=undo data-testid="move-undo" on:click=move |_| scene.undo(class)>
                <Glyph icon=Icon::UNDO />
                {text::undo()}
            </button>
        </li>
    }
}

/// Publishes the draft. Where somebody has published meanwhile, the page takes the new timetable and keeps of the
/// draft what still says something.
async fn send(scene: Scene) {
    let desk = scene.desk;
    let event = desk.event.with_untracked(|event| event.id);
    let base = desk
        .plan
        .with_untracked(|plan| plan.as_ref().map_or(0, |plan| plan.version));
    let moves = desk.moves.with_untracked(rollcall_core::desk::Draft::moves);
    let count = moves.len();
    scene.refused.set(None);
    scene.done.set(None);
    match api::publish(event, &MovesRequest { base, moves }).await {
        Ok(moved) => {
            changes::made_here(event, base, moved.version);
            reload(scene).await;
            desk.moves.set(Default::default());
            let words = text::published(count);
            scene.said.set(words.clone());
            scene.done.set(Some(words));
        }
        Err(Failure::Problem(409, problem)) => {
            if reload(scene).await {
                let mut gone = 0;
                scene.standing.with_untracked(|standing| {
                    desk.moves.update(|draft| gone = draft.settle(standing));
                });
                let lost = match gone {
                    0 => String::new(),
                    gone => text::meanwhile_dropped(gone),
                };
                scene
                    .refused
                    .set(Some(format!("{} {lost}", text::meanwhile())));
            } else {
                scene
                    .refused
                    .set(Some(sentence(&Failure::Problem(409, problem))));
            }
        }
        Err(failure) => scene.refused.set(Some(sentence(&failure))),
    }
}

/// Asks for the timetable anew, and waits for it. Whether it came and is another.
async fn reload(scene: Scene) -> bool {
    let desk = scene.desk;
    let event = desk.event.with_untracked(|event| event.id);
    let version = desk
        .plan
        .with_untracked(|plan| plan.as_ref().map(|plan| plan.version));
    let (Ok(rows), Ok(plan)) = (desk_api::classes(event).await, desk_api::plan(event).await) else {
        return false;
    };
    let is_other = Some(plan.version) != version;
    desk.now.set(clock::now());
    desk.rows.set(Some(rows));
    desk.plan.set(Some(plan));
    is_other
}
