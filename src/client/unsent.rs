//! What is on this phone alone: to be shown, and to be rescued.

use rollcall_core::marks::Op;
use rollcall_core::sync::Refusal;

use super::Client;

impl Client {
    /// What waits to be sent, and what was refused. Empty where the database does not answer: the sentence on the
    /// screen says so then.
    pub async fn unsettled(self) -> (Vec<Op>, Vec<(Op, Refusal)>) {
        let store = self.store();
        let waiting = store.outbox(usize::MAX).await.unwrap_or_default();
        let refused = store.quarantined().await.unwrap_or_default();
        let waiting = waiting.iter().filter_map(|raw| raw.parse().ok()).collect();
        (waiting, refused)
    }

    /// The rescue file; none where the database does not answer.
    pub async fn rescue(self) -> Option<String> {
        match self.store().rescue().await {
            Ok(file) => Some(file),
            Err(error) => {
                self.not_saved(&error);
                None
            }
        }
    }
}
