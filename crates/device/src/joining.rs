//! Opening an invitation. The phone writes down which attempt it is before it asks: the server may carry out what it was
//! asked, and the answer be lost in the hall's network. Asked again by the same attempt it answers again.

use rollcall_core::mutation::{Mutation, is_on};
use rollcall_core::sync::wire::{JoinAnswer, JoinRequest, PROTOCOL};
use rollcall_core::sync::{Failure, Protocol};

use crate::Device;
use crate::error::{Fault, StoreError};
use crate::identity::{Joined, identity};
use crate::storage::{Key, META, Storage, Transaction};

/// Why an invitation did not open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum JoinError {
    /// The server, or the way to it.
    Server(Failure),
    /// The phone's own records.
    Store(StoreError),
}

impl From<Failure> for JoinError {
    fn from(failure: Failure) -> Self {
        Self::Server(failure)
    }
}

impl From<StoreError> for JoinError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl<S: Storage> Device<S> {
    /// Opens an invitation: this installation becomes, or stays, a device, and holds what was granted. `fresh` is the
    /// token of a new attempt, random and long; where an earlier one at this invitation was not answered, that one goes
    /// on. Without either it is asked as by an app that knows of no attempts.
    ///
    /// # Errors
    /// [`JoinError`]; nothing has changed here then, and the link may be tried again.
    pub async fn open_invitation(
        &self,
        server: &impl Protocol,
        secret: String,
        fresh: Option<String>,
    ) -> Result<(JoinAnswer, Joined), JoinError> {
        let key = attempt_key(&secret);
        let (me, mut attempt) = self
            .read(&[META], async |tx| {
                Ok((identity(tx).await?, tx.get(META, &key).await?))
            })
            .await?;
        if let Some(fresh) = fresh.filter(|_| attempt.is_none() || is_on(Mutation::AttemptMadeAnew))
        {
            match self
                .write(&[META], async |tx| keep(tx, &key, &fresh).await)
                .await
            {
                Ok(kept) => attempt = Some(kept),
                Err(error) if me.is_none() => return Err(error.into()),
                // Its key proves who it is. A phone that is full has to get its session back to empty its outbox (P7).
                Err(_) => {}
            }
        }
        let request = JoinRequest {
            protocol: PROTOCOL,
            secret,
            device: me.as_ref().map(|me| me.device),
            key: me.and_then(|me| me.key),
            attempt,
        };
        let answer = server.join(&request).await?;
        let joined = self.take_answer(&answer, Some(key)).await?;
        Ok((answer, joined))
    }
}

/// Where the attempt at an invitation is kept. Each has its own: a second link may be opened while the first has no
/// answer. It goes in the transaction that writes the answer down; of a link that was refused it stays, for the refusal
/// may be another database's (P17).
fn attempt_key(secret: &str) -> Key {
    Key::name(format!("attempt {secret}"))
}

/// Writes a new attempt down, unless another tab was faster; answers the one that counts.
async fn keep(tx: &impl Transaction, key: &Key, fresh: &str) -> Result<String, Fault> {
    let kept = tx.get(META, key).await?;
    if let Some(kept) = kept.filter(|_| !is_on(Mutation::AttemptMadeAnew)) {
        return Ok(kept);
    }
    tx.put(META, key, fresh)?;
    Ok(fresh.to_owned())
}
