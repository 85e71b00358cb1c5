//! WebKitGTK and WebKitWebDriver.
//!
//! MiniBrowser keeps nothing under a driver: its automation mode has memory for a disk. The browser is therefore
//! `src/bin/webkit/`, a window around the same library, with a folder to keep things in.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::display::Display;
use super::{Program, named};
use crate::browser::Screen;
use crate::driver::Listening;
use crate::port::free_port;

/// Written at once.
pub const COOKIES: [&str; 2] = ["cookies.sqlite", "cookies.sqlite-wal"];

pub fn program(display: Option<&Display>) -> Program {
    let port = free_port();
    let mut command = named("WEBKITDRIVER", "WebKitWebDriver");
    command.arg(format!("--port={port}"));
    command.env("DISPLAY", display.map(Display::name).unwrap_or_default());
    // P37: as root it does not start with its sandbox. The other two keep it from looking for a desktop's services.
    command.env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
    command
        .env("NO_AT_BRIDGE", "1")
        .env("GSETTINGS_BACKEND", "memory");
    Program {
        command,
        listening: Listening::On(port),
    }
}

pub fn capabilities(profile: &Path, screen: Screen) -> Value {
    let (width, height) = screen.size();
    json!({"capabilities": {"alwaysMatch": {
        "webkitgtk:browserOptions": {
            "binary": browser(),
            "args": [profile, width.to_string(), height.to_string()],
        },
    }}})
}

/// Cargo builds it beside the tests, which are one folder deeper.
fn browser() -> PathBuf {
    let me = std::env::current_exe().unwrap();
    let found = me
        .ancestors()
        .skip(1)
        .take(2)
        .map(|folder| folder.join("webkit"));
    found
        .into_iter()
        .find(|path| path.is_file())
        .expect("the program `webkit` of this crate is not built: cargo build -p rollcall-e2e")
}
