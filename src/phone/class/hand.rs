//! The hand that holds the phone: which taps are steps, and which are accidents. The rule is core's; here are the
//! browser's events and its clock.

use gloo::timers::callback::Timeout;
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use rollcall_core::queue::guard::{Guard, Place, is_another_size};

use crate::platform::{awake, browser, clock};

/// The guard of a page; cheap to copy.
#[derive(Clone, Copy)]
pub struct Hand {
    guard: StoredValue<Guard>,
    held: RwSignal<bool>,
}

impl Hand {
    /// Watches fingers, turning and coming back as long as the page is there.
    #[must_use]
    pub fn new() -> Self {
        let hand = Self {
            guard: StoredValue::new(Guard::default()),
            held: RwSignal::new(false),
        };
        let pressed = window_event_listener(leptos::ev::pointerdown, move |event| {
            let (first, at) = (event.is_primary(), place(&event));
            hand.guard
                .try_update_value(|guard| guard.pressed(first, at));
        });
        let size = StoredValue::new(browser::size());
        let turned = window_event_listener(leptos::ev::resize, move |_| {
            let now = browser::size();
            if is_another_size(size.get_value(), now) {
                size.set_value(now);
                hand.changed();
            }
        });
        let seen = window_event_listener(leptos::ev::visibilitychange, move |_| {
            if browser::is_visible() {
                hand.changed();
                awake::again();
            }
        });
        on_cleanup(move || {
            pressed.remove();
            turned.remove();
            seen.remove();
        });
        hand
    }

    /// Whether this click is a step, and if it is by touch, none is for a moment. Keys and what reads the screen say
    /// who is meant; they are not guarded.
    #[must_use]
    pub fn takes(self, event: &MouseEvent) -> bool {
        if event.detail() == 0 {
            return true;
        }
        let now = clock::now();
        let takes = self
            .guard
            .with_value(|guard| guard.holds_for(now) == 0 && guard.is_tap(place(event)));
        if takes {
            self.guard.update_value(|guard| guard.stepped(now));
            self.hold();
        }
        takes
    }

    /// What the buttons of steps say of it, for `aria-disabled`: nobody shall see it flicker, and tests wait for it.
    #[must_use]
    pub fn held(self) -> Option<&'static str> {
        self.held.get().then_some("true")
    }

    fn changed(self) {
        self.guard
            .try_update_value(|guard| guard.changed(clock::now()));
        self.hold();
    }

    fn hold(self) {
        let left = self
            .guard
            .try_with_value(|guard| guard.holds_for(clock::now()))
            .unwrap_or(0);
        if self.held.try_get_untracked() != Some(left > 0) {
            self.held.try_set(left > 0);
        }
        if let Ok(left @ 1..) = u32::try_from(left) {
            Timeout::new(left, move || self.hold()).forget();
        }
    }
}

fn place(event: &MouseEvent) -> Place {
    (event.client_x(), event.client_y())
}
