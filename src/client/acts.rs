//! Saying something, and taking it back.

use leptos::prelude::*;
use rollcall_core::ids::ClassId;
use rollcall_core::marks::{Draft, Mark, Op, OpId, Subject};
use rollcall_core::queue::{replace_again, take_back};
use rollcall_core::sync::pace::GATHER_MS;
use rollcall_device::StoreError;

use super::Client;
use crate::platform::clock;

/// How many acts can be taken back.
const KEPT_ACTS: usize = 10;

/// What is said of one subject: the mark, and the statements that it replaces.
pub type Saying = (Subject, Mark, Vec<OpId>);

/// Something done here that can be taken back; of many at once, all of them.
#[derive(Debug, Clone)]
pub struct Act {
    /// The ops, in the order in which they were said; at least one.
    pub ops: Vec<Op>,
    /// What takes them back.
    back: Vec<Saying>,
}

impl Act {
    /// Whether it was done in a class: taking back on its page is not about another's.
    #[must_use]
    pub fn is_of(&self, class: ClassId) -> bool {
        self.ops.first().is_some_and(|op| op.class == class)
    }
}

impl Client {
    /// Says one thing of one subject: see [`Self::say_all`].
    pub async fn say(
        self,
        class: ClassId,
        subject: Subject,
        mark: Mark,
        seen: Vec<OpId>,
    ) -> Option<Op> {
        let said = self.say_all(class, vec![(subject, mark, seen)]).await?;
        said.into_iter().next()
    }

    /// Says something of several subjects in one transaction: all of it or nothing, and one act to take back. When it
    /// returns ops, they are durable (I1), and only then do they show on the page.
    pub async fn say_all(self, class: ClassId, sayings: Vec<Saying>) -> Option<Vec<Op>> {
        let model = self.class(class)?;
        let by = self.identity.with_untracked(|identity| {
            let grants = identity
                .as_ref()
                .map(|it| it.grants.as_slice())
                .unwrap_or_default();
            model.with_untracked(|model| model.role(grants))
        })?;
        let at = clock::now();
        let draft = |(subject, mark, seen)| Draft {
            class,
            subject,
            mark,
            seen,
            at,
            by,
        };
        let drafts: Vec<Draft> = sayings.into_iter().map(draft).collect();
        if drafts.is_empty() {
            return None;
        }
        let ops = match self.store().append(drafts).await {
            Ok(ops) => ops,
            Err(error) => {
                self.append_failed(&error).await;
                return None;
            }
        };
        let back = model.with_untracked(|model| {
            let back =
                |op: &Op| take_back(op, &model.state).map(|(mark, seen)| (op.subject, mark, seen));
            // All of it can be taken back, or it is no act.
            ops.iter().map(back).collect::<Option<Vec<_>>>()
        });
        model.maybe_update(|model| {
            let news: Vec<bool> = ops.iter().map(|op| model.take_in(op, None)).collect();
            news.contains(&true)
        });
        self.status.update(|status| {
            status.pending += u32::try_from(ops.len()).unwrap_or(u32::MAX);
            status.oldest = status.oldest.or(Some(at));
        });
        if let Some(back) = back {
            self.acts.update(|acts| {
                let ops = ops.clone();
                acts.push(Act { ops, back });
                let surplus = acts.len().saturating_sub(KEPT_ACTS);
                acts.drain(..surplus);
            });
        }
        self.sync_soon(GATHER_MS);
        Some(ops)
    }

    /// Takes the latest act of a class back, which is saying something new. Answers the act that was taken back.
    pub async fn undo(self, class: ClassId) -> Option<Act> {
        let latest = |acts: &mut Vec<Act>| {
            let place = acts.iter().rposition(|act| act.is_of(class))?;
            Some(acts.remove(place))
        };
        let act = self.acts.try_update(latest).flatten()?;
        let said = self.say_all(class, act.back.clone()).await;
        // What takes back is not itself on the list: undo goes on to the act before.
        self.acts.update(|acts| match &said {
            Some(said) => {
                acts.retain(|it| it.ops.first() != said.first());
                for (undone, by) in act.ops.iter().zip(said) {
                    for (.., seen) in acts.iter_mut().flat_map(|it| &mut it.back) {
                        replace_again(seen, undone, by.id);
                    }
                }
            }
            None => acts.push(act.clone()),
        });
        said.map(|_| act)
    }

    async fn append_failed(self, error: &StoreError) {
        leptos::logging::error!("a mark was not saved: {error}");
        self.not_saved(error);
        if matches!(error, StoreError::Unheard) {
            // It may be there after all: what the page shows is what the database has.
            let _ = self.load().await;
        }
    }
}
