//! Looking after the records: do they hold, can they go.

use crate::Device;
use crate::error::StoreError;
use crate::storage::{Key, Keys, META, OUTBOX, STORES, Storage, Transaction};

impl<S: Storage> Device<S> {
    /// Writes, reads back and deletes: a browser that cannot keep data says so at the start (P8). `nonce` makes a name
    /// of its own for the record, for another tab may be probing.
    ///
    /// # Errors
    /// See [`StoreError`]: nothing can be saved here.
    pub async fn probe(&self, nonce: u32) -> Result<(), StoreError> {
        let key = Key::name(format!("probe {nonce}"));
        self.write(&[META], async |tx| tx.put(META, &key, "1"))
            .await?;
        let found = self
            .read(&[META], async |tx| tx.get(META, &key).await)
            .await?;
        let keys = Keys::One(key);
        self.write(&[META], async |tx| tx.delete(META, &keys))
            .await?;
        match found.as_deref() {
            Some("1") => Ok(()),
            _ => Err(StoreError::Unavailable {
                cause: "what was written is not there".into(),
            }),
        }
    }

    /// Empties the database.
    ///
    /// # Errors
    /// [`StoreError::Pending`] while ops are unsent (P10), and see [`StoreError`].
    pub async fn clear(&self) -> Result<(), StoreError> {
        self.write(&STORES, async |tx| {
            match tx.count(OUTBOX).await? {
                0 => STORES
                    .iter()
                    .try_for_each(|store| tx.delete(store, &Keys::All)),
                // Counted inside the transaction: a tap in another tab is not overlooked.
                unsent => Err(StoreError::Pending(unsent).into()),
            }
        })
        .await?;
        self.0.tell(None);
        Ok(())
    }
}
