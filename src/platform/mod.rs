//! What the browser gives: the clock, remembered choices, its own events, the service worker.

pub mod awake;
pub mod browser;
pub mod clock;
pub mod ears;
pub mod install;
pub mod keyboard;
pub mod lock;
pub mod panic;
pub mod theme;
pub mod worker;
