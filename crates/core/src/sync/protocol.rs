//! One trait for both sides of the exchange: a phone calls it over HTTP, the server answers it, a test puts whatever
//! it likes between them.

use super::wire::{JoinAnswer, JoinRequest, Problem, SyncAnswer, SyncRequest};

/// What can come of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// Nothing answered. Nothing is known about what the server did.
    NoAnswer,
    /// Something answered that is not our server (P24).
    NotOurs,
    /// Our server said no: status, and a problem to show.
    Problem(u16, Problem),
}

/// The messages of the exchange, asked or answered.
#[allow(
    async_fn_in_trait,
    reason = "who needs Send futures calls it on a type of their own, where the compiler sees that they are"
)]
pub trait Protocol {
    /// `POST /api/join`: an invitation is opened.
    ///
    /// # Errors
    /// [`Failure`].
    async fn join(&self, request: &JoinRequest) -> Result<JoinAnswer, Failure>;

    /// `POST /api/sync`: the one exchange.
    ///
    /// # Errors
    /// [`Failure`].
    async fn sync(&self, request: &SyncRequest) -> Result<SyncAnswer, Failure>;
}
