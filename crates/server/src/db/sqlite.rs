//! What is SQLite's own: opening, pragmas, the kind of transaction. PostgreSQL comes as a sibling of this file.

use std::path::Path;
use std::time::Duration;

use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};
use sqlx::{ConnectOptions, Sqlite, SqliteConnection, Transaction};

use super::Result;

/// A connection, inside a transaction or not.
pub type Conn = SqliteConnection;

/// A transaction; dropped without a commit it leaves no trace.
pub type Tx = Transaction<'static, Sqlite>;

/// One writer and a few readers over one file.
#[derive(Debug, Clone)]
pub struct Db {
    writer: SqlitePool,
    readers: SqlitePool,
}

impl Db {
    /// Opens the file, makes it if it is not there, and brings its tables up to date.
    ///
    /// # Errors
    /// The file cannot be opened, or was written by a newer version.
    pub async fn open(file: &Path) -> Result<Self> {
        let options = SqliteConnectOptions::new()
            .filename(file)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            // An answer promises that the op survives the power cut a moment later (I7): the log is synced at every
            // commit. A process that is killed loses nothing with NORMAL either (tests/kill); a machine would.
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            // What is deleted is overwritten, and not only unlinked: names have to go when they go (PIPL).
            .pragma("secure_delete", "on")
            .busy_timeout(Duration::from_secs(5))
            .disable_statement_logging();
        let writer = SqlitePoolOptions::new()
            .max_connections(1)
            .idle_timeout(None)
            .max_lifetime(None)
            .connect_with(options.clone())
            .await?;
        sqlx::migrate!("migrations/sqlite").run(&writer).await?;
        let readers = SqlitePoolOptions::new()
            .max_connections(3)
            .min_connections(1)
            .connect_with(options.pragma("query_only", "on"))
            .await?;
        Ok(Self { writer, readers })
    }

    /// Begins to write. A transaction that begins as a reader and then writes gets BUSY at once (P35).
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn write(&self) -> Result<Tx> {
        self.writer.begin_with("BEGIN IMMEDIATE").await
    }

    /// Begins to read: everything read in it is of one moment.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn read(&self) -> Result<Tx> {
        self.readers.begin().await
    }

    /// Leaves nothing of what was deleted before: neither in free pages, nor between the rows of others, nor in the
    /// log. Outside a transaction; waits for readers as long as a writer waits. Again is harmless.
    ///
    /// # Errors
    /// Somebody reads all the while, so that the log could not be cut: nothing is lost, and it is tried again later.
    pub async fn forget(&self) -> Result<()> {
        let mut conn = self.writer.acquire().await?;
        sqlx::query("VACUUM").execute(&mut *conn).await?;
        let busy: i64 = sqlx::query_scalar("PRAGMA wal_checkpoint(TRUNCATE)")
            .fetch_one(&mut *conn)
            .await?;
        if busy == 0 {
            Ok(())
        } else {
            let why = "somebody reads all the while";
            Err(sqlx::Error::Protocol(why.into()))
        }
    }

    /// Closes all connections and folds the log into the file.
    pub async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }
}
