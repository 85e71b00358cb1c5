//! The sums of all days, large enough for a hall.

use leptos::prelude::*;
use rollcall_core::desk::BoardTotals;
use rollcall_core::money::Fen;

use super::watch::watch;
use crate::shared::icons::{Glyph, Icon};
use crate::text::board as text;
use crate::text::common;

/// Classes, students, money.
#[component]
pub(super) fn Totals() -> impl IntoView {
    let watch = watch();
    let totals = Memo::new(move |_| {
        watch
            .board
            .with(|board| board.as_ref().map(|board| board.totals).unwrap_or_default())
    });
    let waiting = |it: &BoardTotals| {
        it.classes
            .saturating_sub(it.finished + it.running + it.late)
    };
    let count = move |of: fn(&BoardTotals) -> u32| move || totals.with(of);
    view! {
        <section class="board-totals" aria-label=text::totals_label()>
            <dl class="card board-classes">
                <Tile kind="finished" icon=Icon::TICK word=text::classes_finished() n=Signal::derive(count(|it| it.finished)) />
                <Tile kind="running" icon=Icon::CAMERA word=text::classes_running() n=Signal::derive(count(|it| it.running)) />
                <Tile kind="waiting" icon=Icon::CLOCK word=text::classes_waiting() n=Signal::derive(count(waiting)) />
                <Tile kind="late" icon=Icon::WARN word=text::classes_late() n=Signal::derive(count(|it| it.late)) />
            </dl>
            <Students totals />
            <Money totals />
        </section>
    }
}

#[component]
fn Tile(kind: &'static str, icon: Icon, word: &'static str, n: Signal<u32>) -> impl IntoView {
    view! {
        <div class="board-tile" data-kind=kind class:is-none=move || n.get() == 0>
            <dt><Glyph icon />{word}</dt>
            <dd data-testid=format!("board-total-{kind}")>{n}</dd>
        </div>
    }
}

#[component]
fn Students(totals: Memo<BoardTotals>) -> impl IntoView {
    let permille = move |part: u32| {
        totals
            .with(|it| part.saturating_mul(1000) / it.expected.max(1))
            .min(1000)
    };
    let shot = move || permille(totals.with(|it| it.photographed));
    let absent = move || permille(totals.with(|it| it.absent));
    view! {
        <div class="card board-students">
            <p class="board-word">{text::students()}</p>
            <p class="board-big">
                <strong data-testid="board-total-photographed">{move || totals.with(|it| it.photographed)}</strong>
                " "
                <span data-testid="board-total-expected">{move || totals.with(|it| text::of(it.expected))}</span>
                <span class="board-percent">{move || text::percent(shot() / 10)}</span>
            </p>
            <svg class="board-bar" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">
                <rect class="bar-all" width="1000" height="10" />
                <rect class="bar-absent" x=shot width=absent height="10" />
                <rect class="bar-shot" width=shot height="10" />
            </svg>
            <p class="muted">{move || text::absent(totals.with(|it| it.absent))}</p>
        </div>
    }
}

/// What is due, what was taken in, what was paid, and how these differ (I10).
#[component]
fn Money(totals: Memo<BoardTotals>) -> impl IntoView {
    let watch = watch();
    let free = move || {
        let fee = watch.desk.event.with(|event| event.settings.fee);
        fee == Fen::ZERO && totals.with(|it| it.collected == Fen::ZERO && it.paid == Fen::ZERO)
    };
    let differs = |some: Fen, due: Fen| match (some - due).0 {
        0 => (false, text::same().to_owned()),
        more @ 1.. => (true, text::more(common::yuan(Fen(more).short()))),
        less => (true, text::less(common::yuan(Fen(-less).short()))),
    };
    let line = move |kind: &'static str,
                     word: &'static str,
                     of: fn(&BoardTotals) -> Fen,
                     beside: Memo<(bool, String)>| {
        view! {
            <div class="board-sum">
                <dt>{word}</dt>
                <dd>
                    <strong data-testid=format!("board-total-{kind}")>
                        {move || totals.with(|it| common::yuan(of(it).short()))}
                    </strong>
                    <span class="muted" class:differs-some=move || beside.with(|it| it.0)>
                        {move || beside.with(|it| it.1.clone())}
                    </span>
                </dd>
            </div>
        }
    };
    let none = Memo::new(|_| (false, String::new()));
    let collected = Memo::new(move |_| totals.with(|it| differs(it.collected, it.due)));
    let paid = Memo::new(move |_| {
        totals.with(|it| {
            if it.settled == 0 {
                return (false, text::none_settled().to_owned());
            }
            let (some, words) = differs(it.paid, it.due);
            (some, format!("{words} · {}", text::settled(it.settled)))
        })
    });
    move || {
        (!free()).then(|| {
            view! {
                <dl class="card board-money">
                    {line("due", text::due(), |it| it.due, none)}
                    {line("collected", text::collected(), |it| it.collected, collected)}
                    {line("paid", text::paid(), |it| it.paid, paid)}
                </dl>
            }
        })
    }
}
