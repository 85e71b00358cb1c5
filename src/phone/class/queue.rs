//! The queue, in order.

use leptos::prelude::*;
use rollcall_core::event::Student;
use rollcall_core::marks::{Attendance, is_unpaid};
use rollcall_core::queue::in_queue_order;

use super::row::Row;
use super::view::{ClassView, Filter, Standing};
use crate::shared::show::Show;
use crate::text::phone as text;

/// Everybody whom the filter lets through.
#[component]
pub fn Queue() -> impl IntoView {
    let here = expect_context::<ClassView>();
    let shown = Memo::new(move |_| {
        let filter = here.filter.get();
        let fits = |student: &Student| {
            filter == Filter::All
                || here
                    .standing(student.id)
                    .is_some_and(|standing| lets_through(filter, &standing))
        };
        here.model.with(|model| {
            let everybody = in_queue_order(&model.sheet.roster, &model.state);
            everybody.into_iter().filter(fits).collect::<Vec<_>>()
        })
    });
    view! {
        <ol class="queue" data-testid="queue">
            <For each=move || shown.get() key=|student| (student.id, student.name.clone()) let:student>
                <Row student />
            </For>
        </ol>
        <Show when=move || shown.with(Vec::is_empty)>
            <p class="empty">{text::nobody_here()}</p>
        </Show>
        <super::walk_in::WalkInButton />
    }
}

fn lets_through(filter: Filter, standing: &Standing) -> bool {
    let here = matches!(
        standing.attendance,
        Attendance::Arrived | Attendance::Photographed
    );
    match filter {
        Filter::All => true,
        Filter::Missing => standing.attendance == Attendance::Expected,
        Filter::Arrived => here,
        Filter::Photographed => standing.attendance == Attendance::Photographed,
        Filter::Absent => matches!(standing.attendance, Attendance::Absent(_)),
        Filter::Unpaid => is_unpaid(standing.attendance, standing.paid),
    }
}
