//! The live stream: “class c is at n”. It carries no data; the device then syncs as ever.

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use web_sys::EventSource;

use super::Client;

/// How long to wait before a stream that was refused is asked for again, in milliseconds.
const REOPEN_MS: u32 = 10_000;

/// What listens to the stream that is open.
type Listeners = StoredValue<Vec<EventListener>, LocalStorage>;

impl Client {
    /// Listens as long as the page lives, from the first invitation on. A stream that is open again says that
    /// the network is back.
    pub(super) fn listen_live(self) {
        let listeners = Listeners::new_local(Vec::new());
        Effect::new(move |before: Option<bool>| {
            let joined = self.identity.with(Option::is_some);
            if joined && before != Some(true) {
                self.open_stream(listeners);
            }
            joined
        });
    }

    fn open_stream(self, listeners: Listeners) {
        let Ok(stream) = EventSource::new("/api/live") else {
            return;
        };
        let mut all: Vec<EventListener> = ["open", "hello", "class"]
            .into_iter()
            .map(|event| EventListener::new(&stream, event, move |_| self.sync_soon(0)))
            .collect();
        let source = stream.clone();
        all.push(EventListener::new(&stream, "error", move |_| {
            // A lost connection the browser mends itself; a refusal (a proxy's 502, no session) ends the stream.
            if source.ready_state() == EventSource::CLOSED {
                Timeout::new(REOPEN_MS, move || self.open_stream(listeners)).forget();
            }
        }));
        listeners.set_value(all);
    }
}
