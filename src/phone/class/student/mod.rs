//! Everything about one student that is not the one tap: a sheet from below.

mod attendance;
mod fee;
mod listed;
mod note;
mod place;
mod ready;

use leptos::prelude::*;
use rollcall_core::event::Student;
use rollcall_core::queue::Stage;

use super::view::ClassView;
use crate::shared::icons::{Glyph, Icon};
use crate::shared::sheet::Sheet;
use crate::shared::show::Show;
use crate::text::phone::{note, sheet_number, tail};
use crate::text::{common, student as text};

/// What of the student the sheet shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// Where they stand, money, readiness: what is tapped most.
    Most,
    /// The words about them.
    Note,
    /// Their place in the queue.
    Place,
}

/// The sheet of the student that is open.
#[component]
pub fn StudentSheet() -> impl IntoView {
    let here = expect_context::<ClassView>();
    let student = Memo::new(move |_| {
        let id = here.open.get()?;
        here.model.with(|model| model.student(id))
    });
    move || {
        student
            .get()
            .map(|student| view! { <Opened student /> }.into_any())
    }
}

#[component]
fn Opened(student: Student) -> impl IntoView {
    let here = expect_context::<ClassView>();
    let id = student.id;
    let title = format!("{}. {}", student.order, student.name);
    let part = RwSignal::new(Part::Most);
    let body = move || match part.get() {
        Part::Most => view! { <Most student=student.clone() /> }.into_any(),
        Part::Note => view! { <note::NotePart id /> }.into_any(),
        Part::Place => view! { <place::PlacePart student=student.clone() /> }.into_any(),
    };
    // The button that shows a part stays where it is and leads back from it: so does the focus.
    let tool = move |of: Part, word: &'static str, test: &'static str| {
        let open = move || part.get() == of;
        view! {
            <button
                class="button"
                aria-pressed=move || open().to_string()
                data-testid=test
                on:click=move |_| part.set(if untrack(open) { Part::Most } else { of })
            >
                {move || open().then(|| view! { <Glyph icon=Icon::BACK /> }.into_any())}
                {move || if open() { common::back() } else { word }}
            </button>
        }
        .into_any()
    };
    view! {
        <Sheet title close=move |()| here.open.set(None)>
            {move || body()}
            <div class="sheet-foot student-tools">
                {tool(Part::Note, note(), "student-note")}
                {tool(Part::Place, text::place(), "student-place")}
            </div>
        </Sheet>
    }
}

#[component]
fn Most(student: Student) -> impl IntoView {
    let here = expect_context::<ClassView>();
    let id = student.id;
    let (fees, words, listed) = here.model.with_untracked(|model| {
        let listed = model.sheet.roster.students.iter().any(|it| it.id == id);
        let fees = Stage::Fees.applies(&model.settings);
        (fees, model.state.note(id).to_owned(), listed)
    });
    let written = (!words.is_empty()).then(|| {
        view! { <p class="student-words" data-testid="note-words">{words}</p> }.into_any()
    });
    let added = (!listed).then(|| view! { <listed::OffTheList id /> }.into_any());
    view! {
        {written}
        <Number number=student.number.clone() tail=tail(student.number_tail()) />
        <attendance::AttendancePart id />
        <Show when=move || fees>
            <fee::FeePart id />
        </Show>
        <ready::ReadyPart id />
        {added}
    }
}

/// The last digits; the others on demand only.
#[component]
fn Number(number: String, tail: String) -> impl IntoView {
    let whole = RwSignal::new(false);
    if number.is_empty() {
        return view! { <p class="sheet-number">{text::no_number()}</p> }.into_any();
    }
    let more = number.len() > 4;
    let shown = move || match whole.get() {
        true => format!("{} {number}", sheet_number()),
        false => tail.clone(),
    };
    view! {
        <p class="sheet-number">
            <span data-testid="student-number">{move || shown()}</span>
            <Show when=move || more && !whole.get()>
                <button
                    class="button button-quiet button-small"
                    data-testid="whole-number"
                    on:click=move |_| whole.set(true)
                >
                    {text::whole_number()}
                </button>
            </Show>
        </p>
    }
    .into_any()
}
