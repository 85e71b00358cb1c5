//! Where the student stands: a step back, every standing, why somebody is absent.

use leptos::prelude::*;
use rollcall_core::ids::StudentId;
use rollcall_core::marks::{Absence, Attendance};

use crate::phone::class::view::ClassView;
use crate::shared::icons::{Glyph, Icon};
use crate::text::common;
use crate::text::phone::{conflict_hint, sheet_absent_why, sheet_attendance};
use crate::text::student as text;

/// The standing, and all that can be said of it.
#[component]
pub fn AttendancePart(id: StudentId) -> impl IntoView {
    let here = expect_context::<ClassView>();
    let standing = Memo::new(move |_| here.standing(id));
    let is = move |wanted: Attendance| standing.get().is_some_and(|it| it.attendance == wanted);
    let say = move |attendance: Attendance| {
        // What stands already and nobody contradicts needs no second word.
        let news = standing
            .get_untracked()
            .is_none_or(|it| it.conflict || it.attendance != attendance);
        if news {
            here.say_attendance(id, attendance);
        }
        here.open.set(None);
    };
    let choice = move |attendance: Attendance, word: &'static str, test: &'static str| {
        view! {
            <button
                class="button choice"
                class:choice-chosen=move || is(attendance)
                aria-pressed=move || is(attendance).to_string()
                data-testid=test
                on:click=move |_| say(attendance)
            >
                <Glyph icon=Icon::of(attendance) />
                <span>{word}</span>
            </button>
        }
        .into_any()
    };
    let now = move || {
        let standing = standing.get()?;
        let attendance = standing.attendance;
        let word = match attendance {
            Attendance::Absent(why) => text::absent_because(common::absence(why)),
            other => common::attendance(other).to_owned(),
        };
        let back = step_back(attendance).map(|to| {
            let words = text::back_to(common::attendance(to));
            view! {
                <button class="button" data-testid="back-a-step" on:click=move |_| say(to)>
                    <Glyph icon=Icon::UNDO />
                    {words}
                </button>
            }
            .into_any()
        });
        let warning = standing.conflict.then(|| {
            let words = conflict_hint(common::attendance(attendance));
            view! { <p class="warning">{words}</p> }.into_any()
        });
        let line = view! {
            <div class="student-now">
                <Glyph icon=Icon::of(attendance) />
                <h3 data-testid="student-standing">{word}</h3>
                {back}
            </div>
            {warning}
        };
        Some(line.into_any())
    };
    view! {
        <section class="sheet-part">
            {move || now()}
            <div class="choices choices-four" role="group" aria-label=sheet_attendance()>
                {choice(Attendance::Arrived, common::arrived(), "say-arrived")}
                {choice(Attendance::Photographed, common::photographed(), "say-photographed")}
                {choice(Attendance::Exempt, common::exempt(), "say-exempt")}
                {choice(Attendance::Expected, common::missing(), "say-expected")}
            </div>
        </section>
        <section class="sheet-part">
            <h3>{sheet_absent_why()}</h3>
            <div class="choices choices-few" data-testid="absences">
                {Absence::ALL
                    .map(|reason| choice(Attendance::Absent(reason), common::absence(reason), "say-absent"))
                    .collect_view()}
            </div>
        </section>
    }
}

/// Where a step back leads: from the photograph to having come, from everything else to nothing said.
const fn step_back(from: Attendance) -> Option<Attendance> {
    match from {
        Attendance::Expected => None,
        Attendance::Photographed => Some(Attendance::Arrived),
        Attendance::Arrived | Attendance::Absent(_) | Attendance::Exempt => {
            Some(Attendance::Expected)
        }
    }
}
