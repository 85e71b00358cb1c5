//! The timetable as a picture of the days; classes are moved here.

use leptos::prelude::*;

use crate::text::plan as text;

/// The timetable as a picture of the days; classes are moved here.
#[component]
pub(super) fn TimetablePage() -> impl IntoView {
    view! {
        <main class="desk-page">
            <h1 class="unseen">{text::nav_timetable()}</h1>
        </main>
    }
}
