//! A time that nobody has planned: a day, a begin and an end, and one of the queues that there are.

use chrono::{NaiveDate, NaiveTime};
use leptos::prelude::*;
use rollcall_core::event::{ClashSeverity, Slot};
use rollcall_core::ids::ClassId;
use rollcall_core::json;
use rollcall_core::time::hour_minute;
use serde::Deserialize;

use super::carry::Target;
use super::clashes::{ClashList, worst};
use super::day::{Lane, iso};
use super::picture::lane_words;
use super::scene::scene;
use super::sheet::land;
use crate::text::plan as text;

#[derive(Deserialize)]
struct Day(#[serde(with = "rollcall_core::time::day")] NaiveDate);

#[derive(Deserialize)]
struct Clock(#[serde(with = "rollcall_core::time::clock_time")] NaiveTime);

/// What a field of a browser holds, by the reader that the messages have: they write days and times alike.
fn read<T: serde::de::DeserializeOwned>(field: &str) -> Option<T> {
    json::read(&serde_json::to_string(field).ok()?).ok()
}

/// The fields, what stands against what they say, and the button.
#[component]
pub(super) fn ByHand(class: ClassId) -> impl IntoView {
    let scene = scene();
    let lanes = Memo::new(move |_| {
        let mut lanes: Vec<Lane> = scene
            .days
            .with(|days| days.iter().flat_map(|day| day.lanes.clone()).collect());
        lanes.sort();
        lanes.dedup();
        lanes
    });
    let own = untrack(|| scene.slot(class));
    let own_lane = own.as_ref().map(Lane::of);
    let at = lanes.with_untracked(|lanes| {
        lanes
            .iter()
            .position(|lane| Some(lane) == own_lane.as_ref())
    });
    let lane = RwSignal::new(at.unwrap_or(0));
    let date = own
        .as_ref()
        .map(|slot| slot.date)
        .or_else(|| scene.shown.get_untracked());
    let date = RwSignal::new(date.map(iso).unwrap_or_default());
    let begin = RwSignal::new(
        own.as_ref()
            .map(|slot| hour_minute(slot.start))
            .unwrap_or_default(),
    );
    let end = RwSignal::new(
        own.as_ref()
            .map(|slot| hour_minute(slot.end))
            .unwrap_or_default(),
    );
    let slot = Memo::new(move |_| {
        let lane = lanes.with(|lanes| lanes.get(lane.get()).cloned())?;
        let slot = Slot {
            campus: lane.campus,
            venue: lane.venue,
            group: lane.group,
            date: date.with(|it| read::<Day>(it))?.0,
            start: begin.with(|it| read::<Clock>(it))?.0,
            end: end.with(|it| read::<Clock>(it))?.0,
            seq: None,
        };
        (slot.end > slot.start).then_some(slot)
    });
    let field =
        |kind: &'static str, label: &'static str, name: &'static str, value: RwSignal<String>| {
            view! {
                <label class="tt-field">
                    <span>{label}</span>
                    <input
                        class="field"
                        type=kind
                        data-testid=name
                        prop:value=value
                        on:input=move |event| value.set(event_target_value(&event))
                    />
                </label>
            }
        };
    let options = move || {
        let option = |(at, it): (usize, &Lane)| {
            view! { <option value=at.to_string() selected=at == lane.get_untracked()>{lane_words(it)}</option> }
        };
        lanes.with(|lanes| lanes.iter().enumerate().map(option).collect_view())
    };
    let verdict = move || match slot.get() {
        None => view! { <p class="muted">{text::hand_wrong()}</p> }.into_any(),
        Some(slot) => {
            let clashes = scene.clashes(class, &slot);
            let blocked = worst(&clashes) == Some(ClashSeverity::Block);
            let put = move |_| land(scene, class, &Target::Place(slot.clone()));
            view! {
                <ClashList clashes />
                <button class="button button-primary" disabled=blocked on:click=put data-testid="hand-put">
                    {text::put_there()}
                </button>
            }
            .into_any()
        }
    };
    view! {
        <div class="sheet-part">
            <div class="tt-fields">
                {field("date", text::hand_date(), "hand-date", date)}
                {field("time", text::hand_start(), "hand-start", begin)}
                {field("time", text::hand_end(), "hand-end", end)}
            </div>
            <label class="tt-field">
                <span>{text::hand_lane()}</span>
                <select
                    class="field"
                    data-testid="hand-lane"
                    on:change=move |event| lane.set(event_target_value(&event).parse().unwrap_or(0))
                >
                    {options}
                </select>
            </label>
            {verdict}
        </div>
    }
}
