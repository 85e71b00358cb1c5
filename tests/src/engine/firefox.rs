//! Firefox and geckodriver.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::{Program, named};
use crate::browser::Screen;
use crate::driver::{Driver, Listening};

/// Written within seconds.
pub const COOKIES: [&str; 2] = ["cookies.sqlite", "cookies.sqlite-wal"];

/// Its windows are not narrower than 500 pixels otherwise, and a phone is.
const NARROW: &str = ":root { min-width: 0 !important }";

pub fn program() -> Program {
    let mut command = named("GECKODRIVER", "geckodriver");
    command.args(["--port", "0"]);
    Program {
        command,
        listening: Listening::Says("Listening on 127.0.0.1:"),
    }
}

pub fn capabilities(profile: &Path) -> Value {
    fs::create_dir_all(profile.join("chrome")).unwrap();
    fs::write(profile.join("chrome/userChrome.css"), NARROW).unwrap();
    // Left by a browser that was killed: the driver would talk to a port of the past.
    let _ = fs::remove_file(profile.join("MarionetteActivePort"));
    json!({"capabilities": {"alwaysMatch": {
        "browserName": "firefox",
        "moz:firefoxOptions": {
            "args": ["-headless", "-profile", profile],
            "prefs": {
                "toolkit.legacyUserProfileCustomizations.stylesheets": true,
                // After a kill it would offer the pages of before, and after three a safe mode.
                "browser.sessionstore.resume_from_crash": false,
                "toolkit.startup.max_resumed_crashes": -1,
            },
        },
    }}})
}

/// Makes the page, not the window, as large as the screen.
pub fn fit(driver: &Driver, screen: Screen) {
    let script = "return [outerWidth - innerWidth, outerHeight - innerHeight]";
    let args = json!({"script": script, "args": []});
    let frame = driver.send("/execute/sync", Some(&args)).unwrap();
    let (width, height) = screen.size();
    let side = |at: usize, size: u32| frame[at].as_i64().unwrap() + i64::from(size);
    let rect = json!({"width": side(0, width), "height": side(1, height)});
    driver.send("/window/rect", Some(&rect)).unwrap();
}
