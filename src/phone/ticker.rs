//! A clock that pages can follow.

use gloo::timers::callback::Interval;
use leptos::prelude::*;
use rollcall_core::time::Millis;

use crate::platform::clock;

/// How often countdowns are painted anew, in milliseconds.
const STEP_MS: u32 = 5_000;

/// The phone's time, to show.
#[derive(Clone, Copy)]
pub struct Now(pub ReadSignal<Millis>);

/// Starts the clock.
#[must_use]
pub fn ticking() -> Now {
    let (now, set_now) = signal(clock::now());
    Interval::new(STEP_MS, move || set_now.set(clock::now())).forget();
    Now(now)
}

/// The clock of this page.
#[must_use]
pub fn now() -> ReadSignal<Millis> {
    use_context::<Now>().map_or_else(|| signal(clock::now()).0, |now| now.0)
}
