//! The real browser, with a profile of its own that outlives it.

use std::path::Path;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::driver::Driver;
use crate::process;

/// Far from where the event is: a phone shows the event's own time in any zone.
const ZONE: &str = "America/New_York";

/// What it is shown on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    /// A phone, upright.
    Phone,
    /// A desk.
    Desk,
}

impl Screen {
    /// Width and height in CSS pixels.
    #[must_use]
    pub const fn size(self) -> (u32, u32) {
        match self {
            Self::Phone => (390, 844),
            Self::Desk => (1280, 800),
        }
    }
}

/// A browser with one window.
#[derive(Debug)]
pub struct Chromium {
    profile: TempDir,
    screen: Screen,
    running: Option<(Driver, u32)>,
}

impl Chromium {
    /// A fresh one: nobody was ever here.
    #[must_use]
    pub fn fresh(screen: Screen) -> Self {
        let mut browser = Self {
            profile: TempDir::new().unwrap(),
            screen,
            running: None,
        };
        browser.open_again();
        browser
    }

    /// Kills the whole browser, as a phone does with an app it has no memory for.
    pub fn kill(&mut self) {
        let (mut driver, pid) = self.running.take().expect("it is not running");
        process::kill(pid);
        process::wait_for_end(pid);
        driver.end();
    }

    /// Opens it again on the same profile.
    pub fn open_again(&mut self) {
        assert!(self.running.is_none(), "it is running");
        let (driver, said) = Driver::start(ZONE, &capabilities(self.profile.path(), self.screen));
        let pid = said["goog:processID"].as_u64().expect("the browser's id");
        self.running = Some((driver, u32::try_from(pid).unwrap()));
    }

    /// Its driver.
    #[must_use]
    pub fn driver(&self) -> &Driver {
        &self.running.as_ref().expect("it is not running").0
    }

    /// The folder with everything that it keeps.
    #[must_use]
    pub fn profile(&self) -> &Path {
        self.profile.path()
    }

    /// What it is shown on.
    #[must_use]
    pub const fn screen(&self) -> Screen {
        self.screen
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        if let Some((mut driver, _)) = self.running.take() {
            driver.end();
        }
    }
}

/// P38.
fn capabilities(profile: &Path, screen: Screen) -> Value {
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
