//! The live stream: “class c is at n”. It carries no data; the device then syncs as ever.

use gloo::events::EventListener;
use leptos::prelude::*;
use web_sys::EventSource;

use super::Client;

impl Client {
    /// Listens as long as the page lives; the browser reconnects by itself, and a stream that is open again
    /// says that the network is back.
    pub(super) fn listen_live(self) {
        let source = StoredValue::new_local(None::<EventSource>);
        Effect::new(move |_| {
            let joined = self.identity.with(Option::is_some);
            if !joined || source.with_value(Option::is_some) {
                return;
            }
            let Ok(stream) = EventSource::new("/api/live") else {
                return;
            };
            for event in ["open", "hello", "class"] {
                EventListener::new(&stream, event, move |_| self.sync_soon(0)).forget();
            }
            source.set_value(Some(stream));
        });
    }
}
