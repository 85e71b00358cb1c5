//! A class in the hand: picked up by the keyboard here, by the pointer in `drag`.

use leptos::html::Div;
use leptos::prelude::*;
use rollcall_core::event::{Clash, Slot};
use rollcall_core::ids::ClassId;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

use super::clashes::{ClashList, clash_words};
use super::day::Lane;
use super::scene::{Scene, scene};
use crate::text::plan as text;

/// A class in the hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Carried {
    pub class: ClassId,
    /// Where it would land now.
    pub over: Option<Target>,
    pub by_keys: bool,
}

/// Where a class can be dropped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    Place(Slot),
    Swap(ClassId),
}

impl Scene {
    /// The class in the hand.
    pub fn in_hand(self) -> Option<ClassId> {
        self.carried
            .with(|carried| carried.as_ref().map(|it| it.class))
    }

    /// Whether a class would land there now.
    pub fn is_over(self, target: &Target) -> bool {
        self.carried.with(|carried| {
            carried
                .as_ref()
                .is_some_and(|it| it.over.as_ref() == Some(target))
        })
    }

    /// What stands against where the class in the hand is now.
    pub fn against_now(self) -> Option<Vec<Clash>> {
        let carried = self.carried.get()?;
        self.against(carried.class, &carried.over?)
    }

    /// Picks a class up by the keyboard; it stands over the first place from its own time on.
    pub fn pick_up(self, class: ClassId) {
        let own = self.slot(class);
        let free = self.free.get_untracked();
        let later = |it: &&Slot| {
            own.as_ref()
                .is_none_or(|own| (it.date, it.start) >= (own.date, own.start))
        };
        let first = free.iter().find(later).or(free.first()).cloned();
        self.carried.set(Some(Carried {
            class,
            over: None,
            by_keys: true,
        }));
        self.said.set(text::said_picked(self.name(class)));
        if let Some(first) = first {
            self.go_over(first);
        }
    }

    fn go_over(self, slot: Slot) {
        self.chosen.set(Some(slot.date));
        let target = Target::Place(slot);
        let words = self
            .in_hand()
            .and_then(|class| self.against(class, &target));
        let words = words.as_deref().map(clash_words).unwrap_or_default();
        self.said
            .set(text::said_at(self.place_words(&target), words));
        self.carried.update(|carried| {
            if let Some(carried) = carried {
                carried.over = Some(target);
            }
        });
        // Once it is painted.
        request_animation_frame(|| show(".is-target"));
    }

    /// Drops what the keyboard carries. It stays in the hand where it cannot land.
    fn drop_now(self) {
        let Some(Carried {
            class,
            over: Some(target),
            ..
        }) = self.carried.get_untracked()
        else {
            return;
        };
        if self.drop_at(class, &target) {
            self.carried.set(None);
            return_to(class);
        }
    }

    fn put_back(self) {
        if let Some(class) = self
            .carried
            .with_untracked(|it| it.as_ref().map(|it| it.class))
        {
            self.carried.set(None);
            self.said.set(text::said_back(self.name(class)));
            if let Some(slot) = self.slot(class) {
                self.chosen.set(Some(slot.date));
            }
            return_to(class);
        }
    }

    /// The place before or after this one in time; another lane's that is nearest in time.
    fn step(self, key: &str) -> Option<Slot> {
        let free = self.free.get_untracked();
        let at = self
            .carried
            .with_untracked(|carried| match carried.as_ref()?.over.as_ref()? {
                Target::Place(slot) => free.iter().position(|it| it == slot),
                Target::Swap(_) => None,
            });
        let Some(at) = at else {
            return free.first().cloned();
        };
        match key {
            "ArrowDown" => free.get(at + 1).cloned(),
            "ArrowUp" => free.get(at.checked_sub(1)?).cloned(),
            _ => beside(&free, free.get(at)?, key == "ArrowRight"),
        }
    }

    fn key(self, event: &KeyboardEvent) {
        match event.key().as_str() {
            "Escape" => self.put_back(),
            "Enter" if !is_button(event) => self.drop_now(),
            key @ ("ArrowDown" | "ArrowUp" | "ArrowLeft" | "ArrowRight") => {
                if let Some(slot) = self.step(key) {
                    self.go_over(slot);
                }
            }
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    }
}

fn is_button(event: &KeyboardEvent) -> bool {
    let target = event
        .target()
        .and_then(|it| it.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|it| it.tag_name().eq_ignore_ascii_case("button"))
}

/// The place in the next lane to a side that is nearest in time.
fn beside(free: &[Slot], from: &Slot, right: bool) -> Option<Slot> {
    let own = Lane::of(from);
    let others = free.iter().map(Lane::of);
    let lane = if right {
        others.filter(|lane| *lane > own).min()
    } else {
        others.filter(|lane| *lane < own).max()
    }?;
    let away = |it: &&Slot| {
        let span = it
            .date
            .and_time(it.start)
            .signed_duration_since(from.date.and_time(from.start));
        span.num_minutes().abs()
    };
    free.iter()
        .filter(|it| Lane::of(it) == lane)
        .min_by_key(away)
        .cloned()
}

fn element(selector: &str) -> Option<HtmlElement> {
    let found = document().query_selector(selector).ok().flatten()?;
    found.dyn_into().ok()
}

/// Brings something into sight.
pub(super) fn show(selector: &str) {
    if let Some(found) = element(selector) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Center);
        options.set_inline(web_sys::ScrollLogicalPosition::Center);
        found.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// The focus goes back to the class, wherever it stands now.
fn return_to(class: ClassId) {
    request_animation_frame(move || {
        if let Some(block) = element(&format!("#slot-{class}")) {
            let _ = block.focus();
        }
    });
}

/// What the keyboard carries: where it would land, what stands against it, and the keys.
#[component]
pub(super) fn CarryBar() -> impl IntoView {
    let scene = scene();
    let class = Memo::new(move |_| {
        scene
            .carried
            .with(|carried| carried.as_ref().filter(|it| it.by_keys).map(|it| it.class))
    });
    move || class.get().map(|class| view! { <Bar class /> })
}

#[component]
fn Bar(class: ClassId) -> impl IntoView {
    let scene = scene();
    let bar = NodeRef::<Div>::new();
    Effect::new(move |_| {
        if let Some(bar) = bar.get() {
            let _ = bar.focus();
        }
    });
    let name = untrack(|| scene.name(class));
    let label = text::carrying(&name);
    let over = move || {
        let over = scene
            .carried
            .with(|carried| carried.as_ref().and_then(|it| it.over.clone()));
        over.map_or_else(
            || text::carry_none().to_owned(),
            |over| scene.place_words(&over),
        )
    };
    view! {
        <div
            class="carry-bar"
            node_ref=bar
            tabindex="-1"
            role="group"
            aria-label=label
            data-testid="carry-bar"
            on:keydown=move |event| scene.key(&event)
        >
            <div class="carry-words">
                <p><strong>{text::carrying(name)}</strong>" → "{over}</p>
                {move || scene.against_now().map(|clashes| view! { <ClashList clashes /> })}
                <p class="muted">{text::carry_keys()}</p>
            </div>
            <button class="button button-primary" on:click=move |_| scene.drop_now()>{text::carry_drop()}</button>
            <button class="button" on:click=move |_| scene.put_back()>{text::carry_back()}</button>
        </div>
    }
}
