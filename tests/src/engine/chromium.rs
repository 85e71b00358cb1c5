//! Chromium and chromedriver.

use std::path::Path;

use serde_json::{Value, json};

use super::{Program, named};
use crate::browser::Screen;
use crate::driver::Listening;

/// Written within half a minute of the cookie's coming.
pub const COOKIES: [&str; 4] = [
    "Default/Cookies",
    "Default/Cookies-wal",
    "Default/Network/Cookies",
    "Default/Network/Cookies-wal",
];

pub fn program() -> Program {
    let mut command = named("CHROMEDRIVER", "chromedriver");
    command.arg("--port=0");
    Program {
        command,
        listening: Listening::Says("started successfully on port "),
    }
}

/// P38.
pub fn capabilities(profile: &Path, screen: Screen) -> Value {
    let (width, height) = screen.size();
    let phone = screen == Screen::Phone;
    json!({"capabilities": {"alwaysMatch": {
        "browserName": "chrome",
        "goog:chromeOptions": {
            "args": [
                "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--hide-scrollbars",
                format!("--user-data-dir={}", profile.display()),
                format!("--window-size={width},{height}"),
            ],
            "mobileEmulation": {"deviceMetrics": {
                "width": width, "height": height, "pixelRatio": if phone { 2.0 } else { 1.0 },
                "touch": phone, "mobile": phone,
            }},
        },
    }}})
}
