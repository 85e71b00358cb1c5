//! The days, each a small picture of itself: where one goes, and how far all of it is.

use chrono::NaiveDate;
use leptos::prelude::*;
use rollcall_core::desk::Progress;

use super::day::{Day, iso, span};
use super::progress;
use super::scene::{Scene, scene, today};
use crate::desk::strip::keep_in_sight;
use crate::text::format;
use crate::text::plan as text;

/// How the classes of a small picture are told apart.
const KINDS: [&str; 4] = ["waiting", "running", "finished", "late"];

/// All days.
#[component]
pub(super) fn Tabs() -> impl IntoView {
    let scene = scene();
    let dates = Memo::new(move |_| {
        scene
            .days
            .with(|days| days.iter().map(|day| day.date).collect::<Vec<_>>())
    });
    let strip = NodeRef::new();
    keep_in_sight(strip, "[aria-pressed=true]", move || scene.shown.track());
    view! {
        <nav class="tt-days" node_ref=strip aria-label=text::days_label()>
            <For each=move || dates.get() key=|date| *date let(date)><Tab date /></For>
        </nav>
    }
}

#[component]
fn Tab(date: NaiveDate) -> impl IntoView {
    let scene = scene();
    let desk = scene.desk;
    let sums = Memo::new(move |_| {
        let classes = scene.days.with(|days| classes(days, date));
        desk.by_id.with(|rows| {
            let rows: Vec<_> = classes.iter().filter_map(|class| rows.get(class)).collect();
            let students: u32 = rows.iter().map(|row| row.students()).sum();
            let shot: u32 = rows.iter().map(|row| row.tally.photographed).sum();
            let expected: u32 = rows.iter().map(|row| row.tally.expected).sum();
            (rows.len(), students, shot, expected)
        })
    });
    let small = Memo::new(move |_| small(scene, date));
    let words = move || {
        let (classes, students, shot, expected) = sums.get();
        if shot > 0 {
            text::day_shot(shot, expected)
        } else {
            text::day_of(classes, students)
        }
    };
    let pressed = move || (scene.shown.get() == Some(date)).to_string();
    view! {
        <button
            class="tt-day"
            data-testid="day"
            data-day=iso(date)
            aria-pressed=pressed
            on:click=move |_| scene.chosen.set(Some(date))
        >
            <span class="tt-day-name">{move || format::day_seen_from(date, today(desk))}</span>
            {move || {
                let (paths, lanes) = small.get();
                let size = format!("0 0 1000 {}", lanes * 10);
                view! {
                    <svg class="tt-small" viewBox=size preserveAspectRatio="none" aria-hidden="true">
                        {KINDS.into_iter().zip(paths).map(|(kind, path)| view! {
                            <path data-state=kind d=path />
                        }).collect_view()}
                    </svg>
                }
            }}
            <span class="muted">{words}</span>
        </button>
    }
}

fn classes(days: &[Day], date: NaiveDate) -> Vec<rollcall_core::ids::ClassId> {
    let day = days.iter().find(|day| day.date == date);
    day.iter()
        .flat_map(|day| &day.blocks)
        .filter_map(|block| block.class)
        .collect()
}

/// A path for each kind, and the number of lanes; in all days an hour is as wide.
fn small(scene: Scene, date: NaiveDate) -> ([String; 4], usize) {
    let now = scene.desk.now.get();
    let settings = scene.desk.event.with(|event| event.settings.clone());
    scene.days.with(|days| {
        scene.desk.by_id.with(|rows| {
            let spans = days
                .iter()
                .flat_map(|day| &day.blocks)
                .map(|block| span(&block.slot));
            let (first, last) = spans.fold((1440, 0), |(first, last), (from, to)| {
                (first.min(from), last.max(to))
            });
            let wide = last.saturating_sub(first).max(1);
            let x = |minute: u32| minute.saturating_sub(first) * 1000 / wide;
            let mut paths: [String; 4] = Default::default();
            let Some(day) = days.iter().find(|day| day.date == date) else {
                return (paths, 1);
            };
            for block in &day.blocks {
                let Some(row) = block.class.and_then(|class| rows.get(&class)) else {
                    continue;
                };
                let kind = match progress::of(row, &settings, now) {
                    Progress::Waiting => 0,
                    Progress::Gathering | Progress::Running => 1,
                    Progress::Finished => 2,
                    Progress::Late | Progress::Unclear => 3,
                };
                let (from, to) = span(&block.slot);
                let (left, right) = (x(from), x(to));
                // A hair of air between two.
                let long = (right - left).saturating_sub(4).max(3);
                if let Some(path) = paths.get_mut(kind) {
                    path.push_str(&format!(
                        "M{left} {}h{long}v8h-{long}z",
                        block.lane * 10 + 1
                    ));
                }
            }
            (paths, day.lanes.len().max(1))
        })
    })
}
