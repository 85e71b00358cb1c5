//! The built app and the built server in a real browser.
