//! Which engine this is. What one of them does differently is said by its name, and tested as it is.

use js_sys::{Reflect, global};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

impl Engine {
    /// By what the browser says of itself; Chromium claims to be Safari, too.
    pub fn here() -> Self {
        let navigator = Reflect::get(&global(), &"navigator".into()).unwrap();
        let agent = Reflect::get(&navigator, &"userAgent".into()).unwrap();
        let agent = agent.as_string().unwrap();
        if agent.contains("Firefox/") {
            Self::Firefox
        } else if agent.contains("Chrome/") {
            Self::Chromium
        } else {
            assert!(agent.contains("AppleWebKit/"), "which engine is {agent}?");
            Self::WebKit
        }
    }
}
