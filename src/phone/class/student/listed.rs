//! Taking somebody off the list again who was written at its bottom.

use leptos::prelude::*;
use rollcall_core::ids::StudentId;
use rollcall_core::marks::{Attendance, Mark, Register};
use rollcall_core::money::Fen;

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
                    on:click=move |_| {
                        here.tick(id, Register::WalkIn, Mark::WalkIn(None));
                        here.open.set(None);
                    }
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
