//! Opening an invitation.

use leptos::prelude::*;
use leptos::task::spawn_local;
use rollcall_core::access::Grant;
use rollcall_device::JoinError;

use super::Client;
use super::http::Http;
use crate::platform::browser;

/// Under which name the phone keeps the invitation that it opened last.
const INVITATION: &str = "invitation";

impl Client {
    /// Opens an invitation: this browser becomes, or stays, a device, and holds what was granted.
    ///
    /// # Errors
    /// [`JoinError`]; nothing has changed here then, and the link may be tried again.
    pub async fn join(self, secret: String) -> Result<Grant, JoinError> {
        let grant = self.open_invitation(secret.clone()).await?;
        let store = self.store();
        // Browsers write cookies down late: a phone that is killed now keeps its marks and loses its session.
        // It then opens the same invitation once more, as the same device. A failure here costs that comfort only.
        let _ = store.keep_note(INVITATION, &secret).await;
        // Asked now that there is something to keep; the answer changes nothing that we do (P1), and nothing waits
        // for it: Firefox has none until a person has answered.
        spawn_local(async move {
            store.persist().await;
        });
        self.sync_now().await;
        Ok(grant)
    }

    /// The secret of the invitation that this phone opened last: an installed app with a storage of its own opens it
    /// once more (P2).
    pub async fn invitation(self) -> Option<String> {
        self.store().note(INVITATION).await.ok().flatten()
    }

    /// Gets a lost session back by the invitation that this phone opened. False where that does not work: the
    /// outbox waits then (P13).
    pub(super) async fn rejoin(self) -> bool {
        match self.store().note(INVITATION).await {
            Ok(Some(secret)) => self.open_invitation(secret).await.is_ok(),
            _ => false,
        }
    }

    async fn open_invitation(self, secret: String) -> Result<Grant, JoinError> {
        let store = self.store();
        let (answer, joined) = store
            .open_invitation(&Http, secret, browser::token())
            .await?;
        self.was_forgotten(joined.forgotten);
        self.identity.set(store.identity().await?);
        Ok(answer.grant)
    }
}
