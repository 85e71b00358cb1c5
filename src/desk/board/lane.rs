//! One queue of the day: its pace, who is photographed now, and when the next classes will really be called.

use leptos::prelude::*;
use rollcall_core::desk::{Lane, LaneClass, Progress, Sureness};
use rollcall_core::time::hour_minute;

use super::chart::Spark;
use super::curves::Curves;
use super::watch::{Watch, watch};
use crate::desk::classes::row::share;
use crate::desk::timetable::progress;
use crate::shared::icons::{Glyph, Icon};
use crate::text::board as text;
use crate::text::common;
use crate::text::plan as plan_text;

/// How many of the next classes are told.
const NEXT: usize = 3;
const MINUTE_MS: u64 = 60_000;

/// The queues of the day that is shown.
#[component]
pub(super) fn Lanes() -> impl IntoView {
    let watch = watch();
    let keys = Memo::new(move |_| watch.lanes().iter().map(key).collect::<Vec<_>>());
    view! {
        <div class="board-lanes">
            <For each=move || keys.get() key=String::clone let(own)><LaneCard own /></For>
        </div>
    }
}

fn key(lane: &Lane) -> String {
    let group = lane.group.map_or(0, |group| group.0);
    format!(
        "{} {:?} {:?} {group}",
        crate::desk::timetable::iso(lane.date),
        lane.campus,
        lane.venue
    )
}

#[component]
fn LaneCard(own: String) -> impl IntoView {
    let watch = watch();
    let lane = Memo::new(move |_| watch.lanes().into_iter().find(|lane| key(lane) == own));
    move || {
        let lane = lane.get()?;
        let curves = Curves::of(std::slice::from_ref(&lane), watch.now());
        let done = lane
            .classes
            .iter()
            .filter(|it| it.progress == Progress::Finished)
            .count();
        let place: Vec<_> = [&lane.campus, &lane.venue]
            .into_iter()
            .flatten()
            .cloned()
            .collect();
        let group = lane
            .group
            .map_or_else(|| text::whole().to_owned(), |group| text::group(group.0));
        Some(view! {
            <article
                class="card lane"
                data-testid="lane"
                data-date=crate::desk::timetable::iso(lane.date)
                data-group=lane.group.map(|group| group.0.to_string())
            >
                <header class="lane-head">
                    <div>
                        <h2>{group}</h2>
                        <p class="muted">{place.join(" · ")}</p>
                    </div>
                    {behind(&lane)}
                </header>
                <div class="lane-pace">
                    <div>
                        <p>{pace(&lane)}</p>
                        <p class="muted">{text::lane_counts(done, lane.classes.len())}</p>
                    </div>
                    {curves.map(|curves| view! { <Spark curves /> })}
                </div>
                {now(&lane)}
                {to_ask(&lane)}
                {next(watch, &lane)}
            </article>
        })
    }
}

/// How far the queue is from its plan, in words and by a shape.
fn behind(lane: &Lane) -> impl IntoView + use<> {
    let ms = lane.behind_ms?;
    let minutes = (ms.unsigned_abs() + MINUTE_MS / 2) / MINUTE_MS;
    let (kind, icon, words) = match (minutes, ms > 0) {
        (0, _) => ("even", Icon::TICK, text::on_time().to_owned()),
        (_, true) => ("behind", Icon::CLOCK, text::behind(minutes)),
        (_, false) => ("ahead", Icon::TICK, text::ahead(minutes)),
    };
    Some(
        view! { <p class="lane-behind" data-kind=kind data-testid="lane-behind"><Glyph icon />{words}</p> },
    )
}

fn pace(lane: &Lane) -> String {
    let seconds = |ms: u32| (ms + 500) / 1000;
    let real = lane.pace.map(|pace| seconds(pace.ms_a_student));
    match (real, lane.planned_ms.map(seconds)) {
        (Some(real), Some(plan)) => text::pace(real, plan),
        (Some(real), None) => text::pace_alone(real),
        (None, Some(plan)) => text::pace_planned(plan),
        (None, None) => text::pace_none().to_owned(),
    }
}

fn link(class: &LaneClass) -> impl IntoView + use<> {
    view! { <a href=format!("/desk/class/{}", class.class)>{class.name.clone()}</a> }
}

/// Who is photographed now; before the first photograph, who gathers.
fn now(lane: &Lane) -> impl IntoView + use<> {
    let of = |progress| {
        lane.classes
            .iter()
            .filter(move |it| it.progress == progress)
    };
    let (word, classes): (_, Vec<_>) = if of(Progress::Running).next().is_some() {
        (text::running(), of(Progress::Running).collect())
    } else {
        (text::gathering(), of(Progress::Gathering).collect())
    };
    if classes.is_empty() {
        return view! { <p class="lane-none muted">{text::nobody()}</p> }.into_any();
    }
    let each = classes.into_iter().map(|class| {
        let shot = plan_text::shot_of(class.photographed, class.expected);
        let style = share(class.photographed, class.expected);
        view! {
            <li data-testid="lane-running">
                <p class="lane-class">
                    <strong>{link(class)}</strong>
                    <span class="lane-shot">{shot}</span>
                </p>
                <span class="meter meter-wide" aria-hidden="true"><span style=style></span></span>
            </li>
        }
    });
    view! {
        <section class="lane-part">
            <h3>{word}</h3>
            <ul class="lane-now">{each.collect_view()}</ul>
        </section>
    }
    .into_any()
}

/// Classes that should be done and are not.
fn to_ask(lane: &Lane) -> impl IntoView + use<> {
    // One that is still to be called stands among the next.
    let ask = lane.classes.iter().filter(|it| match it.progress {
        Progress::Late => it.call.is_none(),
        progress => progress == Progress::Unclear,
    });
    let ask: Vec<_> = ask
        .map(|class| {
            let icon = progress::icon(class.progress).unwrap_or(Icon::WARN);
            view! {
                <li class="lane-ask" data-state=progress::class(class.progress) data-testid="lane-late">
                    <Glyph icon />
                    {link(class)}
                    <span>{plan_text::progress(class.progress)}</span>
                </li>
            }
        })
        .collect();
    (!ask.is_empty()).then(|| {
        view! {
            <section class="lane-part">
                <h3>{text::to_ask()}</h3>
                <ul class="lane-asks">{ask}</ul>
            </section>
        }
    })
}

/// The next classes, with the time at which they will really be called and the planned one.
fn next(watch: Watch, lane: &Lane) -> impl IntoView + use<> {
    let someone_runs = lane
        .classes
        .iter()
        .any(|it| it.progress == Progress::Running);
    let comes = |it: &&LaneClass| match it.progress {
        Progress::Waiting => true,
        // Otherwise it stands above.
        Progress::Gathering => someone_runs,
        Progress::Late => it.call.is_some(),
        _ => false,
    };
    let each = lane.classes.iter().filter(comes).take(NEXT).map(|class| {
        let at = |at| hour_minute(watch.clock(at));
        let planned = text::planned(at(class.start));
        let (call, sure) = match class.call {
            Some(it) if at(it.early) != at(it.late) => {
                (text::call(at(it.at), at(it.early), at(it.late)), it.sure)
            }
            Some(it) => (text::call_alone(at(it.at)), it.sure),
            None => (planned.clone(), Sureness::Planned),
        };
        let beside = class.call.is_some().then_some(planned);
        let icon = match sure {
            Sureness::Planned => Icon::CLOCK,
            Sureness::Rough => Icon::INFO,
            Sureness::Good => Icon::TICK,
        };
        let late = (class.progress == Progress::Late).then(|| {
            let state = progress::class(Progress::Late);
            view! {
                <span class="lane-ask" data-state=state data-testid="lane-late">
                    <Glyph icon=Icon::WARN />
                    {plan_text::progress(Progress::Late)}
                </span>
            }
        });
        view! {
            <li data-testid="lane-next" data-class=class.class.to_string()>
                <p class="lane-class">
                    <strong>{link(class)}</strong>
                    {late}
                    <span class="muted lane-heads">{common::headcount(class.expected)}</span>
                </p>
                <p class="lane-call">
                    <strong>{call}</strong>
                    {beside.map(|words| view! { <span class="muted">{words}</span> })}
                    <span class="lane-sure"><Glyph icon />{text::sure(text::sureness(sure))}</span>
                </p>
            </li>
        }
    });
    let each: Vec<_> = each.collect();
    let none = each.is_empty();
    view! {
        <section class="lane-part">
            <h3>{text::next()}</h3>
            <ul class="lane-nexts">{each}</ul>
            {none.then(|| view! { <p class="muted">{text::nobody_next()}</p> })}
        </section>
    }
}
