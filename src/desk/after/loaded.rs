//! Something that a page asks for when it is opened, and again when there is news.

use std::future::Future;

use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;
use rollcall_core::ids::EventId;
use rollcall_core::sync::Failure;

use crate::desk::state::desk;
use crate::desk::trouble::{Bones, Trouble};

/// What comes afterwards is reckoned up from every mark of the event: in a busy hour it is not asked for with every
/// piece of news.
const ASK_EVERY_MS: u32 = 15_000;

/// An answer as it stands; cheap to copy.
pub(super) struct Loaded<T: Send + Sync + 'static> {
    pub answer: RwSignal<Option<T>>,
    failure: RwSignal<Option<Failure>>,
    again: Callback<()>,
}

impl<T: Send + Sync + 'static> Clone for Loaded<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Loaded<T> {}

impl<T: Clone + PartialEq + Send + Sync + 'static> Loaded<T> {
    /// Asks now, and whenever there is news, but not all the time.
    pub fn ask<F>(question: impl Fn(EventId) -> F + Copy + Send + Sync + 'static) -> Self
    where
        F: Future<Output = Result<T, Failure>> + 'static,
    {
        let desk = desk();
        let answer = RwSignal::new(None::<T>);
        let failure = RwSignal::new(None::<Failure>);
        let again = Callback::new(move |()| {
            let event = desk.event.with_untracked(|event| event.id);
            spawn_local(async move {
                let it = question(event).await;
                // The page may be gone by now.
                match it {
                    Ok(it) => {
                        failure.try_set(None);
                        if answer.try_with_untracked(|had| had.as_ref() != Some(&it)) == Some(true)
                        {
                            answer.try_set(Some(it));
                        }
                    }
                    Err(it) => {
                        failure.try_set(Some(it));
                    }
                }
            });
        });
        let waiting = RwSignal::new(false);
        Effect::new(move |asked: Option<()>| {
            desk.live.news.track();
            if asked.is_none() {
                again.run(());
            } else if !waiting.get_untracked() {
                waiting.set(true);
                Timeout::new(ASK_EVERY_MS, move || {
                    if waiting.try_set(false).is_none() {
                        again.run(());
                    }
                })
                .forget();
            }
        });
        Self {
            answer,
            failure,
            again,
        }
    }

    /// The answer in a view; bones before it, and trouble instead of it.
    pub fn show(self, view: impl Fn(T) -> AnyView + Send + Sync + 'static) -> impl IntoView {
        self.instead(move || self.answer.get().map(&view))
    }

    /// A view that stays as it is from the first answer on, and follows [`Self::answer`] by itself.
    pub fn follow(self, view: impl Fn() -> AnyView + Send + Sync + 'static) -> impl IntoView {
        let there = Memo::new(move |_| self.answer.with(Option::is_some));
        self.instead(move || there.get().then(&view))
    }

    fn instead(self, shown: impl Fn() -> Option<AnyView> + Send + Sync + 'static) -> impl IntoView {
        let failed = Memo::new(move |_| self.failure.get());
        move || match (shown(), failed.get()) {
            (Some(it), _) => it,
            (None, Some(failure)) => {
                let again = self.again;
                view! { <Trouble failure retry=move |()| again.run(()) /> }.into_any()
            }
            (None, None) => view! { <Bones /> }.into_any(),
        }
    }
}
