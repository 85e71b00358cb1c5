//! The exchange: one at a time, at every occasion, until the outbox is empty (I11).

use std::collections::BTreeMap;

use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;
use rollcall_core::sync::wire::{MAX_BATCH, PROTOCOL, SyncAnswer, SyncRequest};
use rollcall_core::sync::{Change, absorb, pace};
use rollcall_store::{Identity, StoreError};

use super::Client;
use super::http::{self, Failure};
use super::status::Trouble;
use crate::platform::{browser, clock};

/// The exchange's own state.
#[derive(Default)]
pub struct Exchange {
    timer: Option<Timeout>,
    due_at: Option<i64>,
    running: bool,
    /// Somebody asked while one was running.
    again: bool,
    failures: u32,
}

/// What one round came to.
enum Round {
    /// Everything is sent and received.
    Done,
    /// There is more to send or to fetch.
    More,
}

impl Client {
    /// Asks for an exchange within `wait` milliseconds. An earlier appointment stays.
    pub(super) fn sync_soon(self, wait: u32) {
        if self.identity.with_untracked(Option::is_none) {
            return;
        }
        let due = clock::now().0 + i64::from(wait);
        self.exchange.update_value(|exchange| {
            if exchange.running {
                exchange.again = true;
                return;
            }
            if exchange
                .due_at
                .is_some_and(|at| at <= due && at >= clock::now().0)
            {
                return;
            }
            exchange.due_at = Some(due);
            exchange.timer = Some(Timeout::new(wait, move || {
                spawn_local(async move { self.sync_now().await });
            }));
        });
    }

    /// Exchanges now, unless one is running; then another follows it.
    pub async fn sync_now(self) {
        let busy = self.exchange.try_update_value(|exchange| {
            exchange.due_at = None;
            exchange.again = exchange.running;
            core::mem::replace(&mut exchange.running, true)
        });
        if busy != Some(false) {
            return;
        }
        self.status.update(|status| status.sending = true);
        let mut outcome = self.rounds().await;
        if outcome == Err(Trouble::NoSession) && self.rejoin().await {
            outcome = self.rounds().await;
        }
        self.count_pending().await;
        self.status.update(|status| {
            status.sending = false;
            status.trouble = outcome.err();
            if outcome.is_ok() {
                status.heard_at = Some(clock::now());
            }
        });
        let pending = self.status.with_untracked(|status| status.pending > 0);
        let wait = self.exchange.try_update_value(|exchange| {
            exchange.running = false;
            exchange.failures = if outcome.is_ok() {
                0
            } else {
                exchange.failures.saturating_add(1)
            };
            if core::mem::take(&mut exchange.again) && outcome.is_ok() {
                0
            } else {
                pace::until_next(exchange.failures, pending, browser::jitter())
            }
        });
        self.sync_soon(wait.unwrap_or_default());
    }

    async fn rounds(self) -> Result<(), Trouble> {
        // Bounded: a server that always says “more” must not hold the phone for ever.
        for _ in 0..1000 {
            if matches!(self.round().await?, Round::Done) {
                return Ok(());
            }
        }
        Ok(())
    }

    async fn round(self) -> Result<Round, Trouble> {
        let store = self.store();
        let broken = |error| {
            self.not_saved(&error);
            Trouble::Refused
        };
        let identity = store
            .identity()
            .await
            .map_err(broken)?
            .ok_or(Trouble::NoSession)?;
        let known = store.cursors().await.map_err(broken)?;
        let request = SyncRequest {
            protocol: PROTOCOL,
            epoch: identity.epoch,
            sent_at: clock::now(),
            ops: store.outbox(MAX_BATCH).await.map_err(broken)?,
            cursors: known
                .iter()
                .fold(BTreeMap::new(), |mut all, (class, (cursor, _))| {
                    all.insert(*class, *cursor);
                    all
                }),
        };
        let answer: SyncAnswer =
            http::post("/api/sync", &request)
                .await
                .map_err(|failure| match failure {
                    Failure::NoAnswer => Trouble::NoAnswer,
                    Failure::NotOurs => Trouble::NotOurs,
                    Failure::Problem(401 | 403, _) => Trouble::NoSession,
                    Failure::Problem(..) => Trouble::Refused,
                })?;
        let changes = absorb(&request, &answer, |class| {
            known.get(&class).copied().unwrap_or_default()
        })
        .map_err(|_| Trouble::NotOurs)?;
        let starts_over = changes
            .iter()
            .any(|change| matches!(change, Change::StartOver { .. } | Change::NewEpoch(_)));
        let more = starts_over
            || request.ops.len() == MAX_BATCH
            || answer.classes.values().any(|delta| delta.more);
        match self.write_down(&request, answer, &changes).await {
            Ok(()) => {}
            // Another tab learnt of the new epoch first. Nothing was written, and nothing is wrong: ask again.
            Err(StoreError::OtherEpoch) => return Ok(Round::More),
            Err(error) => return Err(broken(error)),
        }
        self.show(&changes).await.map_err(broken)?;
        Ok(if more { Round::More } else { Round::Done })
    }

    async fn write_down(
        self,
        request: &SyncRequest,
        answer: SyncAnswer,
        changes: &[Change],
    ) -> Result<(), StoreError> {
        let store = self.store();
        store.apply(request.epoch, changes.to_vec()).await?;
        if answer.epoch == request.epoch {
            let offset = answer.now.since(request.sent_at);
            store
                .remember(answer.grants, answer.events, answer.last_seq, offset)
                .await?;
        }
        Ok(())
    }

    /// Brings what was written down onto the pages.
    async fn show(self, changes: &[Change]) -> Result<(), StoreError> {
        let store = self.store();
        let identity = store.identity().await?;
        let events = |identity: &Option<Identity>| identity.as_ref().map(|it| it.events.clone());
        // A fee that the office has changed is in no class's sheet: every class is read anew with it.
        let other_settings = self
            .identity
            .with_untracked(|before| events(before) != events(&identity));
        if self.identity.with_untracked(|before| *before != identity) {
            self.identity.set(identity);
        }
        let small = |change: &Change| match change {
            Change::Keep { class, .. } | Change::Advance { class, .. } => {
                self.class(*class).is_some()
            }
            _ => false,
        };
        if other_settings || !changes.iter().all(small) {
            return self.load().await;
        }
        for (id, model) in self.classes.get_untracked() {
            model.maybe_update(|model| {
                changes.iter().fold(false, |any, change| match change {
                    Change::Keep { class, no, op, .. } if *class == id => {
                        model.take_in_raw(op, *no) || any
                    }
                    _ => any,
                })
            });
        }
        Ok(())
    }
}
