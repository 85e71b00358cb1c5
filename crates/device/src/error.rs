//! What can go wrong with the phone's storage, each cause by its name: the app words it for people.

use rollcall_core::json::Unreadable;

/// Why the database could not do what was asked. Nothing of the call was written, but for what
/// [`StoreError::Unheard`] and [`StoreError::NotSaved`] say of themselves.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// Another tab holds an older version of the database open and does not let go (P6).
    #[error("another tab keeps the database from being upgraded")]
    Blocked,
    /// The browser did not answer in time (P6, P7).
    #[error("the browser's storage did not answer in time")]
    Timeout,
    /// The phone is full (P7).
    #[error("there is no space left")]
    Quota,
    /// A newer version of the app has upgraded the database: this one must be reloaded (P28).
    #[error("a newer version of the app uses the database")]
    Newer,
    /// There is no storage, or it can't be read: private window, embedded view, broken profile (P8).
    #[error("storage is unavailable: {cause}")]
    Unavailable {
        /// What the browser says.
        cause: String,
    },
    /// The write failed, on a fresh handle too (P3). Read again before trying again: a connection that is lost
    /// twice in the moment of the commit may leave it done.
    #[error("not saved: {cause}")]
    NotSaved {
        /// What the browser says.
        cause: String,
    },
    /// The browser took the write and never said how it ended: read again before saying anything.
    #[error("the browser never said whether it was saved")]
    Unheard,
    /// Refused because this many ops would be lost (P10).
    #[error("{0} ops are not sent yet")]
    Pending(u32),
    /// This browser has not joined yet: it has no device id to count ops under.
    #[error("this browser has not joined")]
    NotJoined,
    /// The answer is of another database than the one this phone now follows (P17): ask again.
    #[error("the answer belongs to another database of the server")]
    OtherEpoch,
    /// A record that cannot be read, or written, as what it should be.
    #[error("unreadable record: {what}")]
    Corrupt {
        /// Which.
        what: String,
    },
}

/// How one attempt failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The connection is gone: reopen and try once more (P3). What the browser says.
    Lost(String),
    /// Trying again would not help.
    Failed(StoreError),
}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Self {
        Self::Failed(error)
    }
}

impl From<Unreadable> for Fault {
    fn from(unreadable: Unreadable) -> Self {
        corrupt(unreadable)
    }
}

impl From<serde_json::Error> for Fault {
    /// Of writing: what serde_json could say of reading is not in the bundle.
    fn from(_: serde_json::Error) -> Self {
        corrupt("unwritable JSON")
    }
}

/// A record that is not what it should be.
pub fn corrupt(what: impl ToString) -> Fault {
    Fault::Failed(StoreError::Corrupt {
        what: what.to_string(),
    })
}
