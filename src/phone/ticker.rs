//! A clock that pages can follow.

use gloo::timers::callback::Interval;
use leptos::prelude::*;
use rollcall_core::time::Millis;

use crate::client::Client;
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

/// The time of the hall, which slots go by: the phone's clock, put right by what the server says (P18).
#[must_use]
pub fn hall() -> Memo<Millis> {
    let (now, client) = (now(), use_context::<Client>());
    let ahead = move || client?.identity.with(|me| me.as_ref()?.clock_offset_ms);
    Memo::new(move |_| now.get().put_right(ahead().unwrap_or(0)))
}

/// The phone's clock, which the ages of marks and words go by.
#[must_use]
pub fn now() -> ReadSignal<Millis> {
    use_context::<Now>().map_or_else(|| signal(clock::now()).0, |now| now.0)
}
