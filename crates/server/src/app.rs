//! What every request needs.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rollcall_core::ids::Epoch;
use tokio::sync::watch;

use crate::db::{Db, meta};
use crate::live::Hub;
use crate::problem::Result;
use crate::secret;
use crate::service::tallies::Tallies;

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
    /// A device was further than the database: see [`App::notice_older_than_phones`].
    pub older_than_phones: AtomicBool,
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
            older_than_phones: AtomicBool::new(false),
            stopping,
        })
    }

    /// A device has had more of a class than the database has: it came out of a backup, and nobody has said so. Classes
    /// that are open on a phone put themselves right; `rollcall restored` has every phone offer everything (P17).
    pub fn notice_older_than_phones(&self) {
        if !self.older_than_phones.swap(true, Ordering::Relaxed) {
            tracing::warn!(
                "a phone has more marks than this database: it seems to be restored from a backup. \
                 Stop the server, run `rollcall restored --data FOLDER`, start it again: every phone then offers \
                 all its marks once more, and nothing counts twice. \
                 数据库比手机上的记录旧，像是从备份恢复的：请停止服务器，运行 rollcall restored --data 数据目录，再启动。"
            );
        }
    }

    /// Whether browsers reach this server by https.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.base_url.starts_with("https://")
    }
}
