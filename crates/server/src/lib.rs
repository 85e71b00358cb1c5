//! The server of Rollcall: sync, office, live progress, the app itself.
