//! Who of a class is missing, and who is excused. Names leave the page by a button that says so.

use leptos::prelude::*;
use rollcall_core::event::Student;
use rollcall_core::marks::{Attendance, student_standing};

use super::plan::{Entry, Pocket};
use super::share::copy_button;
use crate::shared::sheet::Sheet;
use crate::text::{common, phone, pocket as text};

/// The sheet.
#[component]
pub fn Missing(here: Pocket, entry: Entry) -> impl IntoView {
    let model = entry.model;
    let standing = move |of: fn(Attendance) -> bool| {
        model.with(|model| {
            let mut all = Vec::new();
            for student in model.queue() {
                let stands = student_standing(&student, &model.state);
                if of(stands) {
                    all.push((student, stands));
                }
            }
            all
        })
    };
    let missing = move || standing(|it| it == Attendance::Expected);
    let absent = move || standing(|it| matches!(it, Attendance::Absent(_)));
    let body = move || {
        let missing = missing();
        let absent = absent();
        let names: Vec<_> = missing.iter().map(|(it, _)| it.name.as_str()).collect();
        let names = names.join("\n");
        let count = missing.len();
        view! {
            {if missing.is_empty() {
                view! { <p class="empty">{text::all_here()}</p> }.into_any()
            } else {
                list(missing)
            }}
            {(!absent.is_empty()).then(|| view! {
                <section class="sheet-part">
                    <h3>{text::absent_with_reason(absent.len())}</h3>
                    {list(absent)}
                </section>
            }.into_any())}
            {(count > 0).then(|| view! {
                <div class="sheet-foot">{copy_button("copy-names", text::copy_names(count), names)}</div>
            }.into_any())}
        }
        .into_any()
    };
    view! {
        <Sheet title=text::missing_of(&entry.name) close=move |()| here.open.set(None)>
            {move || body()}
        </Sheet>
    }
}

fn list(students: Vec<(Student, Attendance)>) -> AnyView {
    let line = |(student, stands): (Student, Attendance)| {
        let why = match stands {
            Attendance::Absent(reason) => common::absence(reason),
            _ => "",
        };
        let tail = phone::tail(student.number_tail());
        view! {
            <li>
                <span class="missing-name">{student.name}</span>
                <span>{why}</span>
                <span class="missing-tail">{tail}</span>
            </li>
        }
        .into_any()
    };
    let lines: Vec<_> = students.into_iter().map(line).collect();
    view! { <ul class="missing-list" data-testid="missing">{lines}</ul> }.into_any()
}
