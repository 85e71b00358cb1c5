//! Opening an invitation.

use rollcall_core::access::Grant;
use rollcall_core::sync::wire::{JoinAnswer, JoinRequest, PROTOCOL};

use super::Client;
use super::http::{self, Failure};
use leptos::prelude::*;

/// Under which name the phone keeps the invitation that it opened last.
const INVITATION: &str = "invitation";

/// Why an invitation did not open.
#[derive(Debug, Clone)]
pub enum JoinError {
    /// The server, or the way to it.
    Server(Failure),
    /// The phone's own database.
    Store(String),
}

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
        // Asked now that there is something to keep; the answer changes nothing that we do (P1).
        store.persist().await;
        self.sync_now().await;
        Ok(grant)
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
        let device = self
            .identity
            .with_untracked(|it| it.as_ref().map(|it| it.device));
        let request = JoinRequest {
            protocol: PROTOCOL,
            secret,
            device,
        };
        let answer: JoinAnswer = http::post("/api/join", &request)
            .await
            .map_err(JoinError::Server)?;
        let grant = answer.grant.clone();
        let store = self.store();
        store
            .join(&answer)
            .await
            .map_err(|error| JoinError::Store(error.to_string()))?;
        let identity = store
            .identity()
            .await
            .map_err(|error| JoinError::Store(error.to_string()))?;
        self.identity.set(identity);
        Ok(grant)
    }
}
