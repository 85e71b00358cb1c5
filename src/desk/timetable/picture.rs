//! One day: lanes as columns, time runs down, true to scale.

use leptos::prelude::*;

use super::block::BlockView;
use super::carry::show;
use super::day::{Block, Day, Lane, minute, span};
use super::scene::{scene, today};
use crate::text::format;
use crate::text::plan as text;

/// How near two times at the scale may be, in pixels.
const APART: u32 = 18;

/// The day that is shown.
#[component]
pub(super) fn Picture() -> impl IntoView {
    let scene = scene();
    let day = Memo::new(move |_| {
        let shown = scene.shown.get()?;
        scene
            .days
            .with(|days| days.iter().find(|day| day.date == shown).cloned())
    });
    // The frame is made anew where it has another shape; blocks come and go in it.
    let frame = Memo::new(move |_| {
        day.with(|day| {
            day.as_ref()
                .map(|day| (day.date, day.lanes.clone(), day.axis.clone(), times(day)))
        })
    });
    move || {
        let (date, lanes, axis, times) = frame.get()?;
        let count = lanes.len();
        let columns = format!("--lanes:{count}");
        let height = axis.height();
        let body = (0..count).map(|at| {
            let blocks = move || -> Vec<Block> {
                day.with(|day| {
                    let blocks = day.iter().flat_map(|day| &day.blocks);
                    blocks.filter(|block| block.lane == at).cloned().collect()
                })
            };
            let style = format!("grid-column:{};height:{height}px", at + 2);
            view! {
                <div class="tt-lane" style=style role="group" aria-label=lanes.get(at).map(lane_words)>
                    <For each=blocks key=Block::key let(block)><BlockView block /></For>
                </div>
            }
        });
        let pauses = axis.pauses().map(|pause| {
            let style = format!("top:{}px;height:{}px", pause.top, pause.height);
            let words = text::pause(clock(pause.from), clock(pause.to));
            view! { <div class="tt-pause" style=style><span>{words}</span></div> }
        });
        let labels = axis.labels(&times, APART);
        let hours = labels.into_iter().map(|(at, top)| {
            view! { <span class="tt-hour" style=format!("top:{top}px")>{clock(at)}</span> }
        });
        let line = {
            let axis = axis.clone();
            move || {
                let now = scene.now_local();
                let top = axis
                    .within(minute(now.time()))
                    .filter(|_| now.date() == date)?;
                Some(view! {
                    <div class="tt-now" id="tt-now" style=format!("top:{top}px")>
                        <span>{text::now()}</span>
                    </div>
                })
            }
        };
        Some(view! {
            <section
                class="tt-scroll"
                class:is-few={count <= 5}
                style=columns
                role="region"
                tabindex="0"
                aria-label=text::picture_label(format::day(date))
            >
                <div class="tt-grid">
                    <Heads lanes=lanes.clone() />
                    <div class="tt-axis" style=format!("height:{height}px") aria-hidden="true">{hours.collect_view()}</div>
                    {body.collect_view()}
                    <div class="tt-over" style=format!("height:{height}px")>
                        {pauses.collect_view()}
                        {line}
                    </div>
                </div>
            </section>
        })
    }
}

/// The places above the queues that are there.
#[component]
fn Heads(lanes: Vec<Lane>) -> impl IntoView {
    let places = lanes.chunk_by(|a, b| (&a.campus, &a.venue) == (&b.campus, &b.venue));
    let (count, mut column) = (lanes.len(), 2);
    let places = places.map(|lanes| {
        let style = format!("grid-column:{column}/span {}", lanes.len());
        column += lanes.len();
        let is_last = column == count + 2;
        let words = lanes.first().map(place_words).unwrap_or_default();
        view! { <div class="tt-place" class:is-last=is_last style=style><span>{words}</span></div> }
    });
    let places = places.collect_view();
    let groups = lanes.iter().enumerate().map(|(at, lane)| {
        let style = format!("grid-column:{}", at + 2);
        view! { <div class="tt-group" style=style><span>{group_words(lane)}</span></div> }
    });
    view! {
        <div class="tt-corner tt-corner-places" aria-hidden="true"></div>
        {places}
        <div class="tt-corner tt-corner-groups" aria-hidden="true"></div>
        {groups.collect_view()}
    }
}

/// Goes to the line that says when it is.
#[component]
pub(super) fn ToNow() -> impl IntoView {
    let scene = scene();
    let is_today = Memo::new(move |_| {
        scene.days.with(|days| {
            let now = scene.now_local();
            let day = days.iter().find(|day| day.date == today(scene.desk));
            day.is_some_and(|day| day.axis.within(minute(now.time())).is_some())
        })
    });
    let go = move |_| {
        scene.chosen.set(Some(today(scene.desk)));
        request_animation_frame(|| show("#tt-now"));
    };
    view! {
        <Show when=move || is_today.get()>
            <button class="button button-slim" on:click=go>{text::to_now()}</button>
        </Show>
    }
}

fn times(day: &Day) -> Vec<u32> {
    day.blocks
        .iter()
        .flat_map(|block| <[u32; 2]>::from(span(&block.slot)))
        .collect()
}

fn clock(minute: u32) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

fn place_words(lane: &Lane) -> String {
    let parts: Vec<_> = [&lane.campus, &lane.venue]
        .into_iter()
        .flatten()
        .cloned()
        .collect();
    if parts.is_empty() {
        text::no_campus().to_owned()
    } else {
        parts.join(" · ")
    }
}

fn group_words(lane: &Lane) -> String {
    lane.group.map_or_else(
        || text::lane_whole().to_owned(),
        |group| text::lane_group(group.0),
    )
}

/// Place and queue.
pub(super) fn lane_words(lane: &Lane) -> String {
    format!("{} · {}", place_words(lane), group_words(lane))
}
