//! The board's numbers: asked for again on news and while somebody looks.

use chrono::{NaiveDate, NaiveTime};
use gloo::timers::callback::{Interval, Timeout};
use leptos::prelude::*;
use leptos::task::spawn_local;
use rollcall_core::desk::{Board, Lane};
use rollcall_core::sync::Failure;
use rollcall_core::time::Millis;

use super::api;
use crate::desk::state::Desk;
use crate::platform::browser;

/// Asked again after so long while the page is in sight, in milliseconds.
const EVERY_MS: u32 = 15_000;
/// Not more often than this: in a busy hour there is always news.
const APART_MS: u32 = 2_000;

/// Cheap to copy, provided as a context.
#[derive(Clone, Copy)]
pub(super) struct Watch {
    pub desk: Desk,
    /// None until the first answer.
    pub board: RwSignal<Option<Board>>,
    /// Why the last question failed.
    pub failure: RwSignal<Option<Failure>>,
    /// The days that there are.
    pub days: Memo<Vec<NaiveDate>>,
    /// The day that somebody chose.
    pub chosen: RwSignal<Option<NaiveDate>>,
    /// The day that is shown: the chosen one, today, the next one, the last.
    pub day: Memo<Option<NaiveDate>>,
    asking: StoredValue<bool>,
    again: StoredValue<bool>,
}

impl Watch {
    /// Watches this desk's event as long as the page lives.
    pub fn start(desk: Desk) -> Self {
        let board = RwSignal::new(None::<Board>);
        let chosen = RwSignal::new(None::<NaiveDate>);
        let days = Memo::new(move |_| {
            let mut days: Vec<_> = board.with(|board| {
                let lanes = board.iter().flat_map(|board| &board.lanes);
                lanes.map(|lane| lane.date).collect()
            });
            days.sort_unstable();
            days.dedup();
            days
        });
        let day = Memo::new(move |_| {
            let now = board.with(|board| board.as_ref().map(|board| board.now));
            let today = now.unwrap_or_default().to_local(desk.offset()).date();
            days.with(|days| {
                let chosen = chosen.get().filter(|day| days.contains(day));
                let next = || days.iter().copied().find(|day| *day >= today);
                chosen.or_else(next).or_else(|| days.last().copied())
            })
        });
        let watch = Self {
            desk,
            board,
            failure: RwSignal::new(None),
            days,
            chosen,
            day,
            asking: StoredValue::new(false),
            again: StoredValue::new(false),
        };
        provide_context(watch);
        Effect::new(move |_| {
            desk.live.news.track();
            watch.ask();
        });
        let every = Interval::new(EVERY_MS, move || {
            if browser::is_visible() {
                watch.ask();
            }
        });
        let every = StoredValue::new_local(every);
        on_cleanup(move || every.dispose());
        watch
    }

    /// Asks, or remembers to ask once the answer that is waited for is there.
    pub fn ask(self) {
        // A timer may come after the page has gone.
        match self.asking.try_get_value() {
            None => return,
            Some(true) => return self.again.set_value(true),
            Some(false) => self.asking.set_value(true),
        }
        let event = self.desk.event.with_untracked(|event| event.id);
        spawn_local(async move {
            let answer = api::board(event).await;
            if self.asking.try_get_value().is_none() {
                return;
            }
            match answer {
                Ok(board) => {
                    self.failure.set(None);
                    self.board.set(Some(board));
                }
                Err(failure) => self.failure.set(Some(failure)),
            }
            Timeout::new(APART_MS, move || {
                let _ = self.asking.try_update_value(|asking| *asking = false);
                if self.again.try_update_value(core::mem::take) == Some(true) {
                    self.ask();
                }
            })
            .forget();
        });
    }

    /// The server's clock as of the answer that is shown.
    pub fn now(self) -> Millis {
        self.board
            .with(|board| board.as_ref().map(|board| board.now).unwrap_or_default())
    }

    /// The lanes of the day that is shown.
    pub fn lanes(self) -> Vec<Lane> {
        let day = self.day.get();
        self.board.with(|board| {
            let lanes = board.iter().flat_map(|board| &board.lanes);
            lanes
                .filter(|lane| Some(lane.date) == day)
                .cloned()
                .collect()
        })
    }

    /// An instant as clocks at the event show it.
    pub fn clock(self, at: Millis) -> NaiveTime {
        at.to_local(self.desk.offset()).time()
    }
}

/// The watch of this page.
pub(super) fn watch() -> Watch {
    expect_context::<Watch>()
}
