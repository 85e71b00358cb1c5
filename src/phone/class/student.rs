//! Everything about one student that is not the one tap: a sheet from below.

use leptos::prelude::*;
use rollcall_core::event::Student;
use rollcall_core::marks::{Absence, Attendance, Mark, Method, Register};
use rollcall_core::queue::Stage;

use super::view::ClassView;
use crate::shared::icons::{Glyph, Icon};
use crate::shared::sheet::Sheet;
use crate::shared::show::Show;
use crate::text::common;
use crate::text::phone as text;

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
    let fees = here
        .model
        .with_untracked(|model| Stage::Fees.applies(&model.settings));
    let title = format!("{}. {}", student.order, student.name);
    let id = student.id;
    let number = RwSignal::new(text::tail(student.number_tail()));
    let whole = student.number.clone();
    view! {
        <Sheet title close=move |()| here.open.set(None)>
            <p class="sheet-number">
                <span>{text::sheet_number()} " " {move || number.get()}</span>
                <button
                    class="button button-small"
                    on:click=move |_| number.set(whole.clone())
                >
                    {text::sheet_show_number()}
                </button>
            </p>
            <AttendancePart id />
            <Show when=move || fees>
                <FeePart id />
            </Show>
            <ReadyPart id />
        </Sheet>
    }
}

#[component]
fn AttendancePart(id: rollcall_core::ids::StudentId) -> impl IntoView {
    let here = expect_context::<ClassView>();
    let standing = Memo::new(move |_| here.standing(id));
    let is = move |wanted: Attendance| standing.get().is_some_and(|it| it.attendance == wanted);
    let say = move |attendance: Attendance| {
        here.say_attendance(id, attendance);
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
                {word}
            </button>
        }
        .into_any()
    };
    let conflict = move || {
        standing.get().filter(|it| it.conflict).map(|it| {
            let counts = common::attendance(it.attendance);
            view! { <p class="warning">{text::conflict_hint(counts)}</p> }.into_any()
        })
    };
    view! {
        <section class="sheet-part">
            <h3>{text::sheet_attendance()}</h3>
            {move || conflict()}
            <div class="choices">
                {choice(Attendance::Arrived, common::arrived(), "say-arrived")}
                {choice(Attendance::Photographed, common::photographed(), "say-photographed")}
                {choice(Attendance::Exempt, common::exempt(), "say-exempt")}
                {choice(Attendance::Expected, text::sheet_back_to_expected(), "say-expected")}
            </div>
            <h3>{text::sheet_absent_why()}</h3>
            <div class="choices choices-small" data-testid="absences">
                {Absence::ALL
                    .map(|reason| choice(Attendance::Absent(reason), common::absence(reason), "say-absent"))
                    .collect_view()}
            </div>
        </section>
    }
}

#[component]
fn FeePart(id: rollcall_core::ids::StudentId) -> impl IntoView {
    let here = expect_context::<ClassView>();
    let account = move || here.model.with(|model| model.state.account(id));
    let fee = move || common::yuan(here.model.with(|model| model.settings.fee.short()));
    let receive = move |method: Method| {
        view! {
            <button
                class="button choice"
                data-testid=format!("receive-{method:?}").to_ascii_lowercase()
                on:click=move |_| {
                    here.receive(id, method);
                    here.open.set(None);
                }
            >
                {move || text::sheet_receive(fee(), common::method(method))}
            </button>
        }
        .into_any()
    };
    let reverse = move || {
        let receipts = account().open.into_iter().map(move |receipt| {
            let how = common::method(receipt.method);
            let words = text::sheet_reverse(common::yuan(receipt.fen.short()), how);
            let mark = Mark::Reversed {
                of: receipt.id,
                fen: receipt.fen,
            };
            view! {
                <button
                    class="button choice"
                    data-testid="reverse"
                    on:click=move |_| {
                        here.say(id, mark.clone(), Vec::new());
                        here.open.set(None);
                    }
                >
                    {words}
                </button>
            }
            .into_any()
        });
        receipts.collect_view()
    };
    view! {
        <section class="sheet-part">
            <h3>{text::sheet_fee()}</h3>
            <Show when=move || account().is_doubtful()>
                <p class="warning">{text::paid_twice_hint()}</p>
            </Show>
            <div class="choices">
                <Show when=move || !account().is_paid()>
                    {Method::ALL.map(receive).collect_view()}
                </Show>
                {move || reverse()}
            </div>
        </section>
    }
}

#[component]
fn ReadyPart(id: rollcall_core::ids::StudentId) -> impl IntoView {
    let here = expect_context::<ClassView>();
    let tick = move |register: Register, mark: fn(bool) -> Mark, word: &'static str| {
        let is = move || here.model.with(|model| model.state.tick(id, register));
        view! {
            <button
                class="button choice"
                class:choice-chosen=move || is()
                role="switch"
                aria-checked=move || is().to_string()
                on:click=move |_| here.tick(id, register, mark(!untrack(is)))
            >
                {word}
            </button>
        }
        .into_any()
    };
    view! {
        <section class="sheet-part">
            <h3>{text::sheet_ready()}</h3>
            <div class="choices">
                {tick(Register::CodeReady, Mark::CodeReady, text::code_ready())}
                {tick(Register::DataChecked, Mark::DataChecked, text::data_checked())}
            </div>
        </section>
    }
}
