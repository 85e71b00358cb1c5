//! Moving the student in the queue.

use leptos::prelude::*;
use rollcall_core::event::Student;
use rollcall_core::marks::{Register, Subject};
use rollcall_core::queue::search::find;
use rollcall_core::queue::{Spot, move_to};

use crate::phone::class::telling::say_so;
use crate::phone::class::view::ClassView;
use crate::shared::show::Show;
use crate::text::phone::{marked, tail};
use crate::text::student as text;

/// How many of those found are offered.
const OFFERED: usize = 4;

/// The ends, the own place, and behind whom.
#[component]
pub fn PlacePart(student: Student) -> impl IntoView {
    let here = expect_context::<ClassView>();
    let id = student.id;
    let name = student.name;
    let go = move |spot: Spot, words: String| {
        let sayings = here.model.with_untracked(|model| {
            let said = move_to(&model.sheet.roster, &model.state, id, spot).into_iter();
            said.map(|(id, mark)| {
                let subject = Subject::Student(id);
                (subject, mark, model.state.seen(subject, Register::Position))
            })
            .collect::<Vec<_>>()
        });
        if sayings.is_empty() {
            here.said.set(text::stands_there(&name));
        } else {
            say_so(here, sayings, marked(&name, words));
        }
        here.open.set(None);
    };
    let go = StoredValue::new_local(go);
    let button = move |spot: Spot, word: &'static str, test: &'static str| {
        view! {
            <button
                class="button choice"
                data-testid=test
                on:click=move |_| go.with_value(|go| go(spot, word.to_owned()))
            >
                {word}
            </button>
        }
        .into_any()
    };
    let moved = here
        .model
        .with_untracked(|model| model.state.position(id).is_some());
    let typed = RwSignal::new(String::new());
    let found = move || {
        let typed = typed.get();
        let others = here.model.with(|model| {
            let mut queue = model.queue();
            queue.retain(|it| it.id != id);
            queue
        });
        let hits = if typed.trim().is_empty() {
            Vec::new()
        } else {
            find(&others, &typed)
        };
        let offered = hits.into_iter().filter_map(|hit| {
            let other = others.iter().find(|it| it.id == hit)?;
            let (spot, words) = (Spot::Behind(hit), text::behind(&other.name));
            Some(
                view! {
                    <button
                        class="button choice student-found"
                        data-testid="place-behind"
                        on:click=move |_| go.with_value(|go| go(spot, words.clone()))
                    >
                        <span>{other.order}</span>
                        <strong>{other.name.clone()}</strong>
                        <small>{tail(other.number_tail())}</small>
                    </button>
                }
                .into_any(),
            )
        });
        offered.take(OFFERED).collect_view()
    };
    view! {
        <section class="sheet-part">
            <h3>{text::place()}</h3>
            <p class="student-hint">{text::place_hint()}</p>
            <div class="choices">
                {button(Spot::First, text::place_first(), "place-first")}
                {button(Spot::Last, text::place_last(), "place-last")}
                <Show when=move || moved>{button(Spot::Own, text::place_own(), "place-own")}</Show>
            </div>
        </section>
        <section class="sheet-part student-behind">
            <h3 id="place-title">{text::place_behind()}</h3>
            <input
                class="field"
                type="search"
                aria-labelledby="place-title"
                placeholder=text::place_whom()
                autocomplete="off"
                data-testid="place-search"
                prop:value=typed
                on:input=move |event| typed.set(event_target_value(&event))
            />
            {move || found()}
        </section>
    }
}
