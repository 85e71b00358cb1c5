//! What an answer of the server changes: all of it in one transaction, or nothing (I7).

use rollcall_core::ids::{ClassId, Epoch};
use rollcall_core::mutation::{Mutation, is_on};
use rollcall_core::sync::Change;
use rollcall_core::table::Table;

use crate::Device;
use crate::desk::Desk;
use crate::error::StoreError;
use crate::identity::{Heard, remember};
use crate::storage::{STORES, Storage};

impl<S: Storage> Device<S> {
    /// Writes down the changes of an answer to a request of epoch `asked`, in one transaction (I7). Doing it twice
    /// is doing it once (I3).
    ///
    /// # Errors
    /// Nothing is written: [`StoreError::OtherEpoch`] where another tab has learnt of a new epoch meanwhile, and
    /// see [`StoreError`].
    pub async fn apply(&self, asked: Epoch, changes: Vec<Change>) -> Result<(), StoreError> {
        self.take_in(asked, &changes, None).await.map(drop)
    }

    /// The same, with what the answer says beside the classes; returns how many of this device's ops the server has
    /// that were unknown here (P4). An answer without anything new costs no write.
    ///
    /// # Errors
    /// See [`Device::apply`].
    pub async fn take_in(
        &self,
        asked: Epoch,
        changes: &[Change],
        heard: Option<&Heard>,
    ) -> Result<u64, StoreError> {
        if changes.is_empty() && heard.is_none() {
            return Ok(0);
        }
        if is_on(Mutation::CursorBeforeOps) {
            self.move_cursors(changes).await?;
        }
        let forgotten = self
            .write(&STORES, async |tx| {
                let mut desk = Desk::new(tx).await?;
                match changes {
                    // Another tab was told the same before.
                    [Change::NewEpoch(epoch)] if desk.me.epoch == *epoch => return Ok(0),
                    _ if desk.me.epoch != asked => return Err(StoreError::OtherEpoch.into()),
                    _ => {}
                }
                for change in changes {
                    desk.apply(change).await?;
                }
                match heard {
                    Some(heard) => remember(tx, &mut desk.me, heard).await,
                    None => Ok(0),
                }
            })
            .await?;
        for class in touched(changes).keys() {
            self.0.tell(*class);
        }
        Ok(forgotten)
    }
}

fn touched(changes: &[Change]) -> Table<Option<ClassId>, ()> {
    let mut touched = Table::default();
    for change in changes {
        let class = match change {
            Change::Keep { class, .. } | Change::StartOver { class } | Change::Forget { class } => {
                Some(*class)
            }
            Change::Sheet(sheet) => Some(sheet.id),
            Change::Quarantine { .. } | Change::NewEpoch(_) => None,
            // Nothing to see.
            Change::Advance { .. } => continue,
        };
        touched.insert(class, ());
    }
    touched
}
