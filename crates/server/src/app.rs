//! What every request needs.

use std::sync::Arc;

use rollcall_core::ids::Epoch;
use tokio::sync::watch;

use crate::db::{Db, meta};
use crate::live::Hub;
use crate::problem::Result;
use crate::secret;
use crate::service::board::Tallies;

/// The running server.
#[derive(Debug)]
pub struct App {
    /// Its database.
    pub db: Db,
    /// The identity of that database (P17).
    pub epoch: Epoch,
    /// Who is told of news.
    pub live: Hub,
    /// Counts of classes that have not changed since they were last asked for.
    pub tallies: Tallies,
    /// What links begin with, such as `http://192.168.1.7:8080`.
    pub base_url: String,
    /// Turns true when the server stops.
    pub stopping: watch::Receiver<bool>,
}

/// The running server, shared by its requests.
pub type Shared = Arc<App>;

impl App {
    /// Brings the parts together.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn new(db: Db, base_url: String, stopping: watch::Receiver<bool>) -> Result<Self> {
        let mut tx = db.write().await?;
        let epoch = meta::epoch(&mut tx, Epoch(secret::random_id()?)).await?;
        tx.commit().await?;
        Ok(Self {
            db,
            epoch,
            live: Hub::default(),
            tallies: Tallies::default(),
            base_url,
            stopping,
        })
    }

    /// Whether browsers reach this server by https.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.base_url.starts_with("https://")
    }
}
