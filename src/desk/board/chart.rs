//! How many were photographed by when, beside what was planned. The drawing is a square of a thousand that is
//! stretched; what is written stands beside it in the document, so that letters are not stretched.

use leptos::prelude::*;
use rollcall_core::picture::{grid, times};
use rollcall_core::time::{Millis, hour_minute};

use super::curves::{Curves, area, path};
use super::watch::watch;
use crate::text::board as text;
use crate::text::format;

/// The chart of the day that is shown.
#[component]
pub(super) fn Chart() -> impl IntoView {
    let watch = watch();
    let curves = Memo::new(move |_| Curves::of(&watch.lanes(), watch.now()));
    move || {
        let curves = curves.get()?;
        let words = words(&curves);
        let day = watch.day.get().map(format::day).unwrap_or_default();
        let label = format!("{day} · {words}");
        let lines = grid(curves.top);
        let top = lines.last().copied().unwrap_or(1);
        let plan = curves.plan.drawn(curves.from, curves.to, top);
        let real = curves.real.drawn(curves.from, curves.to, top);
        let across = lines.iter().map(|n| 1000 - n * 1000 / top.max(1));
        let across: String = across.map(|y| format!("M0 {y}H1000")).collect();
        let numbers = lines.iter().map(|n| {
            let style = format!("bottom:{}", share(n * 1000 / top.max(1)));
            view! { <span style=style>{*n}</span> }
        });
        let times = times(curves.from, curves.to, watch.desk.offset());
        let hours = times.into_iter().map(|at| {
            let style = format!("left:{}", share(curves.place(at)));
            view! { <span style=style>{hour_minute(watch.clock(Millis(at)))}</span> }
        });
        let now = curves
            .now_at()
            .map(|at| view! { <path class="chart-now" d=format!("M{at} 0V1000") /> });
        Some(view! {
            <figure class="card chart" data-testid="chart">
                <figcaption class="chart-head">
                    <h2>{text::chart_title()}</h2>
                    <p class="chart-words">{words}</p>
                    <p class="chart-key" aria-hidden="true">
                        <span class="key-real">{text::chart_real()}</span>
                        <span class="key-plan">{text::chart_plan()}</span>
                    </p>
                </figcaption>
                <div class="chart-body" role="img" aria-label=label>
                    <div class="chart-numbers">{numbers.collect_view()}</div>
                    <svg viewBox="0 0 1000 1000" preserveAspectRatio="none">
                        <path class="chart-grid" d=across />
                        <path class="chart-area" d=area(&real) />
                        <path class="chart-plan" d=path(&plan) />
                        <path class="chart-real" d=path(&real) />
                        {now}
                    </svg>
                    <div class="chart-hours">{hours.collect_view()}</div>
                </div>
            </figure>
        })
    }
}

/// The two curves of one lane, small.
#[component]
pub(super) fn Spark(curves: Curves) -> impl IntoView {
    let plan = curves.plan.drawn(curves.from, curves.to, curves.top);
    let real = curves.real.drawn(curves.from, curves.to, curves.top);
    view! {
        <svg class="spark" viewBox="0 0 1000 1000" preserveAspectRatio="none" aria-hidden="true">
            <path class="chart-area" d=area(&real) />
            <path class="chart-plan" d=path(&plan) />
            <path class="chart-real" d=path(&real) />
        </svg>
    }
}

fn words(curves: &Curves) -> String {
    let real = curves.real.total();
    if curves.now < curves.from {
        text::chart_whole(curves.top)
    } else if curves.now > curves.to {
        text::chart_done(curves.plan.total(), real)
    } else {
        text::chart_now(curves.plan_now, real)
    }
}

/// Thousandths as a percentage.
fn share(permille: u32) -> String {
    format!("{}.{}%", permille / 10, permille % 10)
}
