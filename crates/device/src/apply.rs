//! What an answer of the server changes: all of it in one transaction, or nothing (I7).

use rollcall_core::ids::{ClassId, Epoch};
use rollcall_core::mutation::{Mutation, is_on};
use rollcall_core::sync::Change;

use crate::Device;
use crate::desk::Desk;
use crate::error::StoreError;
use crate::identity::{Heard, Identity, remember};
use crate::storage::{STORES, Storage};

/// What writing an answer down came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// Who this device is now.
    pub me: Identity,
    /// How many of its ops the server has that were unknown here (P4).
    pub forgotten: u64,
}

impl Taken {
    const fn by(me: Identity, forgotten: u64) -> Self {
        Self { me, forgotten }
    }
}

impl<S: Storage> Device<S> {
    /// Writes down the changes of an answer to a request of epoch `asked`, in one transaction (I7). Doing it twice
    /// is doing it once (I3).
    ///
    /// # Errors
    /// Nothing is written: [`StoreError::OtherEpoch`] where another tab has learnt of a new epoch meanwhile, and
    /// see [`StoreError`].
    pub async fn apply(&self, asked: Epoch, changes: Vec<Change>) -> Result<(), StoreError> {
        if changes.is_empty() {
            return Ok(());
        }
        self.take_in(asked, &changes, None).await.map(drop)
    }

    /// The same, with what the answer says beside the classes.
    ///
    /// # Errors
    /// See [`Device::apply`].
    pub async fn take_in(
        &self,
        asked: Epoch,
        changes: &[Change],
        heard: Option<&Heard>,
    ) -> Result<Taken, StoreError> {
        if is_on(Mutation::CursorBeforeOps) {
            self.move_cursors(changes).await?;
        }
        let taken = self
            .write(&STORES, async |tx| {
                let mut desk = Desk::new(tx).await?;
                match changes {
                    // Another tab was told the same before.
                    [Change::NewEpoch(epoch)] if desk.me.epoch == *epoch => {
                        return Ok(Taken::by(desk.me, 0));
                    }
                    _ if desk.me.epoch != asked => return Err(StoreError::OtherEpoch.into()),
                    _ => {}
                }
                for change in changes {
                    desk.apply(change).await?;
                }
                desk.end()?;
                let forgotten = match heard {
                    Some(heard) => remember(tx, &mut desk.me, heard).await?,
                    None => 0,
                };
                Ok(Taken::by(desk.me, forgotten))
            })
            .await?;
        self.tell(changes.iter().filter_map(touched));
        Ok(taken)
    }
}

/// The class that a change shows in, or more than that; none where there is nothing to see.
const fn touched(change: &Change) -> Option<Option<ClassId>> {
    match change {
        Change::Keep { class, .. }
        | Change::StartOver { class }
        | Change::Forget { class }
        | Change::End { class } => Some(Some(*class)),
        Change::Sheet(sheet) => Some(Some(sheet.id)),
        Change::Quarantine { .. } | Change::NewEpoch(_) => Some(None),
        Change::Advance { .. } => None,
    }
}
