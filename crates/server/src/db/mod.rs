//! The database: one file a group of tables. What belongs to one dialect alone is in [`sqlite`].

pub mod attempts;
pub mod changes;
pub mod classes;
pub mod closing;
pub mod devices;
pub mod events;
pub mod grants;
pub mod invitations;
pub mod meta;
pub mod ops;
pub mod quarantine;
pub mod rosters;
pub mod sqlite;
pub mod ticks;

use core::str::FromStr;

pub use sqlite::{Conn, Db, Tx};
pub use sqlx::Error;

/// The result of everything here.
pub type Result<T> = core::result::Result<T, Error>;

/// Reads an identity, or another text with a strict form, out of a column.
pub(crate) fn parsed<T>(text: &str) -> Result<T>
where
    T: FromStr,
    T::Err: core::error::Error + Send + Sync + 'static,
{
    text.parse().map_err(|error| Error::Decode(Box::new(error)))
}

/// Reads a JSON document out of a column.
pub(crate) fn from_json<T: serde::de::DeserializeOwned>(text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|error| Error::Decode(Box::new(error)))
}

/// Writes a JSON document for a column.
pub(crate) fn to_json<T: serde::Serialize>(value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(|error| Error::Encode(Box::new(error)))
}

/// A count as the database keeps it. Beyond its range, which no honest count reaches, it is an error.
pub(crate) fn signed(count: u64) -> Result<i64> {
    i64::try_from(count).map_err(|error| Error::Encode(Box::new(error)))
}

/// A count out of the database.
pub(crate) fn unsigned(count: i64) -> Result<u64> {
    u64::try_from(count).map_err(|error| Error::Decode(Box::new(error)))
}
