//! The phone's database: the only user of IndexedDB.
