//! The sums over the classes that are looked at.

use leptos::prelude::*;
use rollcall_core::desk::ClassRow;
use rollcall_core::money::Fen;

use super::row::share;
use crate::desk::state::desk;
use crate::text::common;
use crate::text::desk as text;

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Sums {
    classes: u32,
    students: u32,
    expected: u32,
    photographed: u32,
    collected: Fen,
    no_roster: u32,
}

impl Sums {
    fn with(self, row: &ClassRow) -> Self {
        Self {
            classes: self.classes + 1,
            students: self.students + row.students(),
            expected: self.expected + row.tally.expected,
            photographed: self.photographed + row.tally.photographed,
            collected: self.collected + row.tally.collected,
            no_roster: self.no_roster + u32::from(row.roster == 0),
        }
    }
}

#[component]
pub(super) fn Totals() -> impl IntoView {
    let desk = desk();
    let filter = desk.filter;
    let sums = Memo::new(move |_| {
        desk.rows.with(|rows| {
            let looked_at = rows.iter().flatten().filter(|row| filter.lets_through(row));
            looked_at.fold(Sums::default(), Sums::with)
        })
    });
    let percent = move || sums.with(|sums| share(sums.photographed, sums.expected));
    view! {
        <section class="card totals" aria-label=text::figures_title() data-testid="totals">
            <div class="figures-row">
                <p class="figure"><strong>{move || sums.get().classes}</strong>" "{text::fig_classes()}</p>
                <p class="figure"><strong>{move || sums.get().students}</strong>" "{text::fig_students()}</p>
                <p class="figure">
                    {text::total_shot()}
                    " "
                    <strong>{move || sums.get().photographed}</strong>
                    " "
                    <span class="figure-of">{move || text::of(sums.get().expected)}</span>
                </p>
                <p class="figure">
                    {text::total_collected()}
                    " "
                    <strong>{move || common::yuan(sums.get().collected.to_string())}</strong>
                </p>
                <p class="figure figure-less" class:figure-warn=move || { sums.get().no_roster > 0 }>
                    {text::total_no_roster()}
                    " "
                    <strong>{move || sums.get().no_roster}</strong>
                    " "
                    {text::total_no_roster_unit()}
                </p>
                <Show when=move || filter.is_on()>
                    <span class="chip">{text::filtered()}</span>
                </Show>
                <LiveDot />
            </div>
            <div class="meter meter-wide" aria-hidden="true"><span style=percent></span></div>
        </section>
    }
}

/// Whether what is shown keeps itself up to date.
#[component]
fn LiveDot() -> impl IntoView {
    let open = desk().live.open;
    view! {
        <p class="live" class:live-off=move || !open.get() role="status">
            <span class="live-dot" aria-hidden="true"></span>
            {move || if open.get() { text::live_on() } else { text::live_off() }}
        </p>
    }
}
