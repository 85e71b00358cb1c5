//! The exchange: one at a time, at every occasion, until the outbox is empty (I11).

use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;
use rollcall_core::sync::{Change, pace};
use rollcall_device::{Identity, StoreError, Trouble};

use super::Client;
use super::http::Http;
use crate::platform::lock::{self, Lock};
use crate::platform::{browser, clock, worker};

/// How often this tab lets another go first, and how many milliseconds each time. A tab that was put to sleep in the
/// middle of its exchange must not silence the others: the server counts no op twice (I3, P9).
const STAND_BACK: u32 = 3;
const STAND_BACK_MS: u32 = 700;

/// The exchange's own state.
#[derive(Default)]
pub struct Exchange {
    timer: Option<Timeout>,
    due_at: Option<i64>,
    running: bool,
    /// Somebody asked while one was running.
    again: bool,
    failures: u32,
    /// How often another tab was let go first.
    stood_back: u32,
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
        let lock = lock::try_hold("rollcall-exchange").await;
        if matches!(lock, Lock::Elsewhere) && self.stands_back() {
            self.sync_soon(STAND_BACK_MS);
            return;
        }
        self.status.update(|status| status.sending = true);
        let mut outcome = self.rounds().await;
        if outcome == Err(Trouble::NoSession) && self.rejoin().await {
            outcome = self.rounds().await;
        }
        drop(lock);
        if let Err(Trouble::Storage(error)) = &outcome {
            self.not_saved(error);
        }
        self.count_pending().await;
        self.status.update(|status| {
            status.sending = false;
            if outcome.is_ok() {
                status.heard_at = Some(clock::now());
            } else if status.pending > 0 {
                worker::send_later();
            }
            status.trouble = outcome.clone().err();
        });
        let pending = self.status.with_untracked(|status| status.pending > 0);
        let wait = self.exchange.try_update_value(|exchange| {
            exchange.running = false;
            exchange.stood_back = 0;
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

    /// Whether another tab, which is exchanging right now, goes first.
    fn stands_back(self) -> bool {
        let back = self.exchange.try_update_value(|exchange| {
            exchange.stood_back += 1;
            exchange.running = exchange.stood_back > STAND_BACK;
            !exchange.running
        });
        back == Some(true)
    }

    /// Rounds until nothing is left to send or to fetch.
    async fn rounds(self) -> Result<(), Trouble> {
        let (mut anew, mut mended) = (0, false);
        // Bounded: a server that always says “more” must not hold the phone for ever.
        for _ in 0..1000 {
            let round = self.store().round(&Http, clock::now).await?;
            self.was_forgotten(round.forgotten);
            self.show(round.me, &round.changes).await?;
            if !round.phones.is_empty() {
                self.phones.update(|all| {
                    all.clear();
                    for (class, phones) in round.phones {
                        all.insert(class, phones);
                    }
                });
            }
            anew += u32::from(round.starts_over);
            // Two tabs that joined at the same time: the session is the other's name. The key of this one mends it.
            if round.is_another && !mended {
                mended = true;
                if self.rejoin().await {
                    continue;
                }
            }
            // Two that do not add up in a row: the next exchange tries again, not this one at once.
            if !round.more || anew > 2 {
                break;
            }
        }
        Ok(())
    }

    /// Brings what was written down onto the pages.
    async fn show(self, me: Identity, changes: &[Change]) -> Result<(), StoreError> {
        // A fee that the office has changed is in no class's sheet: every class is read anew with it.
        let other_settings = self
            .identity
            .with_untracked(|before| before.as_ref().map(|it| &it.events) != Some(&me.events));
        if self
            .identity
            .with_untracked(|before| before.as_ref() != Some(&me))
        {
            self.identity.set(Some(me));
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
