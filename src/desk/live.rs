//! The live stream: “class c is at n”. It carries no data; whoever shows any asks again.

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use web_sys::EventSource;

/// How long news is gathered before anybody asks, in milliseconds: a hall full of phones ticks all the time.
const GATHER_MS: u32 = 500;

/// The stream as pages see it.
#[derive(Clone, Copy)]
pub(super) struct Live {
    /// Grows when there is something to ask for.
    pub news: RwSignal<u32>,
    /// Whether the stream is open.
    pub open: RwSignal<bool>,
    waiting: StoredValue<bool>,
}

impl Default for Live {
    fn default() -> Self {
        Self {
            news: RwSignal::new(0),
            open: RwSignal::new(false),
            waiting: StoredValue::new(false),
        }
    }
}

impl Live {
    /// Listens as long as the page lives; the browser reconnects by itself.
    pub fn listen(self) {
        let Ok(stream) = EventSource::new("/api/live") else {
            return;
        };
        EventListener::new(&stream, "open", move |_| self.open.set(true)).forget();
        EventListener::new(&stream, "error", move |_| self.open.set(false)).forget();
        for event in ["hello", "class"] {
            EventListener::new(&stream, event, move |_| self.gather()).forget();
        }
    }

    /// Not put off by what comes meanwhile: in a busy hour that would be for ever.
    fn gather(self) {
        if self.waiting.get_value() {
            return;
        }
        self.waiting.set_value(true);
        Timeout::new(GATHER_MS, move || {
            self.waiting.set_value(false);
            self.news.update(|n| *n = n.wrapping_add(1));
        })
        .forget();
    }
}
