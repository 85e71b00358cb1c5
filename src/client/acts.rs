//! Saying something, and taking it back.

use leptos::prelude::*;
use rollcall_core::ids::ClassId;
use rollcall_core::marks::{Draft, Mark, Op, OpId, Subject};
use rollcall_core::queue::take_back;
use rollcall_core::sync::pace::GATHER_MS;
use rollcall_device::StoreError;

use super::Client;
use crate::platform::clock;

/// How many acts can be taken back.
const KEPT_ACTS: usize = 10;

/// Something said here that can be taken back.
#[derive(Debug, Clone)]
pub struct Act {
    /// The op.
    pub op: Op,
    back: (Mark, Vec<OpId>),
}

impl Client {
    /// Says one thing of one subject. When it returns an op, that op is durable (I1), and only then does it
    /// show on the page.
    pub async fn say(
        self,
        class: ClassId,
        subject: Subject,
        mark: Mark,
        seen: Vec<OpId>,
    ) -> Option<Op> {
        let model = self.class(class)?;
        let by = self.identity.with_untracked(|identity| {
            let grants = identity
                .as_ref()
                .map(|it| it.grants.as_slice())
                .unwrap_or_default();
            model.with_untracked(|model| model.role(grants))
        })?;
        let draft = Draft {
            class,
            subject,
            mark,
            seen,
            at: clock::now(),
            by,
        };
        let op = match self.store().append(vec![draft]).await {
            Ok(ops) => ops.into_iter().next()?,
            Err(error) => {
                self.append_failed(&error).await;
                return None;
            }
        };
        let back = model.with_untracked(|model| take_back(&op, &model.state));
        model.maybe_update(|model| model.take_in(&op, None));
        self.status.update(|status| {
            status.pending += 1;
            status.oldest = status.oldest.or(Some(op.at));
        });
        if let Some(back) = back {
            self.acts.update(|acts| {
                let op = op.clone();
                acts.push(Act { op, back });
                let surplus = acts.len().saturating_sub(KEPT_ACTS);
                acts.drain(..surplus);
            });
        }
        self.sync_soon(GATHER_MS);
        Some(op)
    }

    /// Takes the latest act back, which is saying something new. Answers the act that was taken back.
    pub async fn undo(self) -> Option<Op> {
        let act = self.acts.try_update(Vec::pop).flatten()?;
        let (mark, seen) = act.back.clone();
        let said = self.say(act.op.class, act.op.subject, mark, seen).await;
        // What takes back is not itself on the list: undo goes on to the act before.
        self.acts.update(|acts| match &said {
            Some(said) => acts.retain(|it| it.op.id != said.id),
            None => acts.push(act.clone()),
        });
        said.map(|_| act.op)
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
