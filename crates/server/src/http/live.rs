//! `GET /api/live`: server-sent events that say "class c is at n"; the view then syncs as everyone does.

use core::convert::Infallible;
use std::time::Duration;

use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::stream;
use rollcall_core::ids::Epoch;
use rollcall_core::sync::wire::PROTOCOL;
use serde::Serialize;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::watch;

use crate::app::Shared;
use crate::db::grants;
use crate::live::News;
use crate::service::rights::Caller;

/// Proxies cut a silent connection after half a minute or so.
const KEEP_ALIVE: Duration = Duration::from_secs(15);

/// How long a browser waits before it connects again: its own three seconds are long for a screen that is
/// watched.
const RECONNECT: Duration = Duration::from_millis(700);

/// The first event, and again whenever news may have been missed: look at everything.
#[derive(Serialize)]
struct Hello {
    epoch: Epoch,
    protocol: u16,
}

struct Listener {
    app: Shared,
    caller: Caller,
    news: Receiver<News>,
    stopping: watch::Receiver<bool>,
    greeted: bool,
}

/// Streams news of the classes that the caller's grants cover (I13).
pub async fn stream(State(app): State<Shared>, caller: Caller) -> impl IntoResponse {
    let listener = Listener {
        news: app.live.listen(),
        stopping: app.stopping.clone(),
        app,
        caller,
        greeted: false,
    };
    let events = stream::unfold(listener, async |mut listener| {
        let event = listener.next().await?;
        Some((Ok::<_, Infallible>(event), listener))
    });
    let keep_alive = KeepAlive::new().interval(KEEP_ALIVE);
    // nginx gathers answers unless it is told not to.
    (
        [("x-accel-buffering", "no")],
        Sse::new(events).keep_alive(keep_alive),
    )
}

impl Listener {
    /// The next event; none when the server stops, so that no stream holds it up.
    async fn next(&mut self) -> Option<Event> {
        if !self.greeted {
            self.greeted = true;
            return self.hello();
        }
        loop {
            let news = tokio::select! {
                biased;
                _ = self.stopping.wait_for(|stopping| *stopping) => return None,
                news = self.news.recv() => news,
            };
            match news {
                Ok(News::Class(facts, it)) => {
                    if self.caller.grants.iter().any(|grant| grant.covers(&facts)) {
                        return Event::default().event("class").json_data(it).ok();
                    }
                }
                Ok(News::Event(event)) => {
                    if self.caller.events().contains(&event) {
                        return self.hello();
                    }
                }
                Ok(News::Grants(device)) => {
                    if device == self.caller.device {
                        self.reload().await?;
                        return self.hello();
                    }
                }
                Err(RecvError::Lagged(_)) => return self.hello(),
                Err(RecvError::Closed) => return None,
            }
        }
    }

    fn hello(&self) -> Option<Event> {
        let hello = Hello {
            epoch: self.app.epoch,
            protocol: PROTOCOL,
        };
        Event::default()
            .event("hello")
            .retry(RECONNECT)
            .json_data(hello)
            .ok()
    }

    /// Rights changed while the stream is open; one that cannot be checked ends.
    async fn reload(&mut self) -> Option<()> {
        let mut tx = self.app.db.read().await.ok()?;
        self.caller.grants = grants::held(&mut tx, self.caller.device).await.ok()?;
        Some(())
    }
}
