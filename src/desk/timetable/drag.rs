//! A class in the hand of a mouse or a finger. A finger holds it first, so that scrolling stays scrolling; pointer
//! events, for the browser's own dragging knows no touch.

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::{Interval, Timeout};
use leptos::prelude::*;
use rollcall_core::ids::ClassId;
use wasm_bindgen::JsCast;
use web_sys::{Element, PointerEvent};

use super::carry::{Carried, Target};
use super::day::{iso, place_key};
use super::scene::Scene;
use crate::text::plan as text;

/// How long a finger holds before a class is in its hand, in milliseconds.
const HOLD_MS: u32 = 420;
/// How far a mouse goes before it drags, and how far a finger may tremble while it holds, in pixels.
const NEAR: i32 = 7;
/// How near to an edge the page scrolls, in pixels, and how far at a time.
const EDGE: i32 = 72;
const SCROLL: i32 = 12;
const SCROLL_MS: u32 = 16;
/// How long a class is held over another day until that is shown.
const DAY_MS: u32 = 350;

struct Press {
    class: ClassId,
    pointer: i32,
    from: (i32, i32),
    touch: bool,
    _hold: Option<Timeout>,
}

/// What the pointer is doing; lives as long as the page.
#[derive(Clone, Copy)]
pub(super) struct Drag {
    scene: Scene,
    press: StoredValue<Option<Press>, LocalStorage>,
    scrolling: StoredValue<Option<Interval>, LocalStorage>,
    /// The other day that it is held over.
    day: StoredValue<Option<(String, Timeout)>, LocalStorage>,
    /// The click that ends a drag opens nothing.
    dragged: StoredValue<bool>,
}

impl Drag {
    /// Follows the pointer as long as the page lives.
    pub fn start(scene: Scene) -> Self {
        let drag = Self {
            scene,
            press: StoredValue::new_local(None),
            scrolling: StoredValue::new_local(None),
            day: StoredValue::new_local(None),
            dragged: StoredValue::new(false),
        };
        provide_context(drag);
        let document = document();
        let pointer = |name: &'static str, then: fn(Drag, &PointerEvent)| {
            EventListener::new(&document, name, move |event| {
                if let Some(event) = event.dyn_ref::<PointerEvent>() {
                    untrack(|| then(drag, event));
                }
            })
        };
        // Whether a touch scrolls is decided by whoever hears its first move: so this one waits for us.
        let waits = EventListenerOptions::enable_prevent_default();
        let heard = StoredValue::new_local(vec![
            pointer("pointermove", Self::moved),
            pointer("pointerup", Self::up),
            pointer("pointercancel", |drag, _| drag.end()),
            EventListener::new_with_options(&document, "touchmove", waits, move |event| {
                if drag.has() && event.cancelable() {
                    event.prevent_default();
                }
            }),
            EventListener::new_with_options(&document, "contextmenu", waits, move |event| {
                let held = drag
                    .press
                    .with_value(|press| press.as_ref().is_some_and(|it| it.touch));
                if held || drag.has() {
                    event.prevent_default();
                }
            }),
            EventListener::new(&document, "keydown", move |event| {
                let key = event
                    .dyn_ref::<web_sys::KeyboardEvent>()
                    .map(web_sys::KeyboardEvent::key);
                if key.as_deref() == Some("Escape") && drag.has() {
                    untrack(|| drag.end());
                }
            }),
        ]);
        on_cleanup(move || {
            heard.dispose();
            drag.end();
        });
        drag
    }

    /// Whether a pointer has a class in its hand.
    fn has(self) -> bool {
        let carried = self
            .scene
            .carried
            .try_with_untracked(|it| it.as_ref().is_some_and(|it| !it.by_keys));
        carried.unwrap_or(false)
    }

    /// A pointer went down on a class.
    pub fn press(self, class: ClassId, event: &PointerEvent) {
        self.dragged.set_value(false);
        if event.button() != 0
            || !event.is_primary()
            || self.scene.carried.with_untracked(Option::is_some)
        {
            return;
        }
        let touch = event.pointer_type() == "touch";
        let from = (event.client_x(), event.client_y());
        let hold = touch.then(|| {
            Timeout::new(HOLD_MS, move || {
                crate::platform::browser::buzz();
                untrack(|| self.begin(class, from));
            })
        });
        let press = Press {
            class,
            pointer: event.pointer_id(),
            from,
            touch,
            _hold: hold,
        };
        self.press.set_value(Some(press));
    }

    /// Whether the click that comes now ends a drag.
    pub fn was_dragged(self) -> bool {
        self.dragged.get_value()
    }

    fn begin(self, class: ClassId, at: (i32, i32)) {
        self.dragged.set_value(true);
        self.scene.pointer.set(at);
        self.scene.carried.set(Some(Carried {
            class,
            over: None,
            by_keys: false,
        }));
        self.scene.said.set(text::carrying(self.scene.name(class)));
        self.scrolling
            .set_value(Some(Interval::new(SCROLL_MS, move || {
                untrack(|| self.scroll())
            })));
        self.look();
    }

    fn moved(self, event: &PointerEvent) {
        let at = (event.client_x(), event.client_y());
        if self.has() {
            self.scene.pointer.set(at);
            self.look();
            return;
        }
        let press = self.press.with_value(|press| {
            let press = press
                .as_ref()
                .filter(|it| it.pointer == event.pointer_id())?;
            let far = (at.0 - press.from.0).abs().max((at.1 - press.from.1).abs()) > NEAR;
            far.then_some((press.class, press.touch))
        });
        match press {
            // The finger scrolls.
            Some((_, true)) => self.press.set_value(None),
            Some((class, false)) => self.begin(class, at),
            None => {}
        }
    }

    fn up(self, _: &PointerEvent) {
        if self.has()
            && let Some(Carried {
                class,
                over: Some(target),
                ..
            }) = self.scene.carried.get_untracked()
        {
            let landed = self.scene.drop_at(class, &target);
            self.scene
                .refused
                .set((!landed).then(|| self.scene.said.get_untracked()));
        }
        self.end();
    }

    fn end(self) {
        // The page may be gone already.
        let _ = self.press.try_update_value(|it| *it = None);
        let _ = self.scrolling.try_update_value(|it| *it = None);
        let _ = self.day.try_update_value(|it| *it = None);
        if self.has() {
            self.scene.carried.set(None);
        }
    }

    /// What is beneath the pointer.
    fn look(self) {
        let (x, y) = self.scene.pointer.get_untracked();
        #[allow(clippy::cast_precision_loss, reason = "pixels of a screen")]
        let found = document().element_from_point(x as f32, y as f32);
        let over = found.as_ref().and_then(|found| self.target(found));
        let changed = self
            .scene
            .carried
            .with_untracked(|it| it.as_ref().is_some_and(|it| it.over != over));
        if changed {
            self.scene.carried.update(|carried| {
                if let Some(carried) = carried {
                    carried.over = over;
                }
            });
        }
        let day = found
            .and_then(|it| it.closest("[data-day]").ok().flatten())
            .and_then(|it| it.get_attribute("data-day"));
        self.hold_over(day);
    }

    fn target(self, found: &Element) -> Option<Target> {
        let drop = found
            .closest("[data-drop]")
            .ok()
            .flatten()?
            .get_attribute("data-drop")?;
        if let Ok(class) = drop.parse::<ClassId>() {
            let own = self
                .scene
                .carried
                .with_untracked(|it| it.as_ref().map(|it| it.class));
            return (own != Some(class)).then_some(Target::Swap(class));
        }
        let free = self.scene.free.get_untracked();
        free.into_iter()
            .find(|slot| place_key(slot) == drop)
            .map(Target::Place)
    }

    /// Held over another day's tab, that day is shown. A finger's block must not go from the page: its moves would be
    /// the browser's again.
    fn hold_over(self, day: Option<String>) {
        let touch = self
            .press
            .with_value(|press| press.as_ref().is_some_and(|it| it.touch));
        let Some(day) = day.filter(|_| !touch) else {
            self.day.set_value(None);
            return;
        };
        if self
            .day
            .with_value(|held| held.as_ref().is_some_and(|(held, _)| *held == day))
        {
            return;
        }
        let name = day.clone();
        let wait = Timeout::new(DAY_MS, move || {
            let date = self.scene.days.with_untracked(|days| {
                let found = days.iter().find(|it| iso(it.date) == name);
                found.map(|it| it.date)
            });
            if date.is_some() && self.has() {
                self.scene.chosen.set(date);
            }
        });
        self.day.set_value(Some((day, wait)));
    }

    /// Near an edge the page scrolls beneath the hand.
    fn scroll(self) {
        let (x, y) = self.scene.pointer.get_untracked();
        let (wide, high) = screen();
        let toward = |at: i32, end: i32| match at {
            _ if at < EDGE => -SCROLL,
            _ if at > end - EDGE => SCROLL,
            _ => 0,
        };
        let (right, down) = (toward(x, wide), toward(y, high));
        if right == 0 && down == 0 {
            return;
        }
        window().scroll_by_with_x_and_y(0.0, down.into());
        if let Ok(Some(lanes)) = document().query_selector(".tt-scroll") {
            lanes.scroll_by_with_x_and_y(right.into(), down.into());
        }
        self.look();
    }
}

/// Width and height of the window, in pixels.
pub(super) fn screen() -> (i32, i32) {
    let size =
        |it: Result<wasm_bindgen::JsValue, _>| it.ok().and_then(|it| it.as_f64()).unwrap_or(0.0);
    #[allow(clippy::cast_possible_truncation, reason = "pixels of a screen")]
    (
        size(window().inner_width()) as i32,
        size(window().inner_height()) as i32,
    )
}

/// The hand of this page.
pub(super) fn drag() -> Drag {
    expect_context::<Drag>()
}
