//! Several at once: who is ticked, their step in one act, and the rest of a roll call.

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use rollcall_core::ids::StudentId;
use rollcall_core::queue::Stage;
use rollcall_core::table::Table;

use super::row::step_word;
use super::view::ClassView;
use crate::platform::browser;
use crate::shared::sheet::Sheet;
use crate::text::queue as text;

impl ClassView {
    /// Ticks or unticks a student; only somebody for whom the stage waits.
    pub fn tick_one(&self, stage: Stage, id: StudentId) {
        let waits = self.waits(stage, id);
        self.chosen.update(|chosen| {
            if let Some(chosen) = chosen
                && chosen.remove(&id).is_none()
                && waits
            {
                chosen.insert(id, ());
            }
        });
    }

    /// Whether a student is ticked; none where nobody can be.
    #[must_use]
    pub fn is_ticked(&self, id: StudentId) -> Option<bool> {
        self.chosen
            .with(|chosen| chosen.as_ref().map(|chosen| chosen.contains(&id)))
    }

    /// Everybody for whom a stage waits and who is not ticked.
    fn unticked(&self, stage: Stage) -> Vec<StudentId> {
        let all = self.model.with(|model| {
            let mut queue = model.queue();
            queue.retain(|it| stage.waits_for(it, &model.state));
            queue
        });
        let ids = all.into_iter().map(|it| it.id);
        ids.filter(|id| self.is_ticked(*id) != Some(true)).collect()
    }
}

/// In the dock, in place of the next in line.
#[component]
pub fn Chosen(stage: Stage) -> impl IntoView {
    let here = expect_context::<ClassView>();
    let count = Memo::new(move |_| here.chosen.with(|it| it.as_ref().map_or(0, Table::len)));
    // Those of the list who could be ticked and are not.
    let open = Memo::new(move |_| {
        let unticked = here.unticked(stage);
        here.shown.with(|shown| {
            let mut open: Vec<StudentId> = shown.iter().map(|it| it.id).collect();
            open.retain(|id| unticked.contains(id));
            open
        })
    });
    let all = move |_| {
        let open = open.get_untracked();
        here.chosen.update(|chosen| {
            let Some(chosen) = chosen else { return };
            if open.is_empty() {
                chosen.clear();
            }
            for id in open {
                chosen.insert(id, ());
            }
        });
    };
    let step = move |event| {
        if count.get_untracked() > 0 && here.hand.takes(&event) {
            let ids = here
                .chosen
                .with_untracked(|it| it.clone().unwrap_or_default());
            let ids: Vec<StudentId> = ids.keys().copied().collect();
            leave(here, &event);
            here.step_all(stage, &ids);
        }
    };
    view! {
        <div class="next">
            <p class="next-who" role="status">{move || text::several_chosen(count.get())}</p>
            <button class="button button-quiet next-skip" data-testid="select-all" on:click=all>
                {move || if open.with(Vec::is_empty) { text::several_none() } else { text::several_all() }}
            </button>
            <button
                class="button button-primary next-step"
                data-testid="step-selected"
                aria-disabled=move || here.hand.held()
                disabled=move || count.get() == 0
                on:click=step
            >
                {move || text::several_step(step_word(stage, &here), count.get())}
            </button>
        </div>
    }
}

/// Rows are what they are again; a focus goes back to what they were changed by.
fn leave(here: ClassView, event: &MouseEvent) {
    here.chosen.set(None);
    if event.detail() == 0 {
        browser::focus_on(&[".tool"]);
    }
}

/// At roll call: all who were not called yet are here, but those who are ticked. Asked once more, with their number.
#[component]
pub fn Rest() -> impl IntoView {
    let here = expect_context::<ClassView>();
    let sure = RwSignal::new(false);
    let rest = Memo::new(move |_| here.unticked(Stage::RollCall));
    let count = move || rest.with(Vec::len);
    let yes = move |event| {
        if here.hand.takes(&event) {
            let rest = rest.get_untracked();
            sure.set(false);
            leave(here, &event);
            here.step_all(Stage::RollCall, &rest);
        }
    };
    let sheet = move || {
        sure.get().then(|| {
            let n = untrack(count);
            view! {
                <Sheet title=text::rest_sure(n) close=move |()| sure.set(false)>
                    <p>{text::rest_hint()}</p>
                    <button
                        class="button button-primary button-wide"
                        data-testid="rest-yes"
                        aria-disabled=move || here.hand.held()
                        on:click=yes
                    >
                        {text::rest_yes(n)}
                    </button>
                </Sheet>
            }
            .into_any()
        })
    };
    view! {
        <button
            class="button rest"
            data-testid="rest-arrived"
            disabled=move || count() == 0
            on:click=move |_| sure.set(true)
        >
            {move || match count() {
                0 => text::rest_none().to_owned(),
                count => text::rest_arrived(count),
            }}
        </button>
        {move || sheet()}
    }
}
