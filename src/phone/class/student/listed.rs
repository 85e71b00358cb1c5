//! Taking somebody off the list again who was written at its bottom.

use leptos::prelude::*;
use rollcall_core::ids::StudentId;
use rollcall_core::marks::{Attendance, Mark, Register, Subject};
use rollcall_core::money::Fen;

use crate::phone::class::telling::say_so;
use crate::phone::class::view::ClassView;
use crate::text::phone::{note, walk_in};
use crate::text::{common, student as text};

/// The button; where something else stands of them, what it is.
#[component]
pub fn OffTheList(id: StudentId) -> impl IntoView {
    let here = expect_context::<ClassView>();
    let body = move || {
        let stands = what_stands(here, id);
        if stands.is_empty() {
            view! {
                <button
                    class="button"
                    data-testid="off-the-list"
                    on:click=move |_| take_off(here, id)
                >
                    {text::off_the_list()}
                </button>
            }
            .into_any()
        } else {
            let words = text::still_stands(stands.join(text::and()));
            view! { <p class="student-hint" data-testid="still-stands">{words}</p> }.into_any()
        }
    };
    view! {
        <section class="sheet-part">
            <h3>{walk_in()}</h3>
            {move || body()}
        </section>
    }
}

/// Told under their name, which is gone with the line.
fn take_off(here: ClassView, id: StudentId) {
    let subject = Subject::Student(id);
    let (seen, name) = here.model.with_untracked(|model| {
        let name = model.student(id).map(|it| it.name);
        (model.state.seen(subject, Register::WalkIn), name)
    });
    let words = text::taken_off(name.unwrap_or_default());
    say_so(here, vec![(subject, Mark::WalkIn(None), seen)], words);
    here.open.set(None);
}

/// What is written of them besides their name.
fn what_stands(here: ClassView, id: StudentId) -> Vec<&'static str> {
    let attendance = here.standing(id).map(|it| it.attendance);
    let attendance = attendance.filter(|it| *it != Attendance::Expected);
    let (money, words) = here.model.with(|model| {
        let account = model.state.account(id);
        let money = account.balance != Fen::ZERO || !account.open.is_empty();
        (money, !model.state.note(id).is_empty())
    });
    let stands = [
        attendance.map(common::attendance),
        money.then(common::paid),
        words.then(note),
    ];
    stands.into_iter().flatten().collect()
}
