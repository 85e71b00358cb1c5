//! The three engines: what each wants said to it, and where each keeps what. Everything else is the same for all.

mod chromium;
mod display;
mod firefox;
mod webkit;

use std::fmt;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::browser::Screen;
use crate::driver::{Driver, Listening};
use crate::process;
use display::Display;

/// Far from where the event is: a phone shows the event's own time in any zone.
const ZONE: &str = "America/New_York";

/// What draws the pages and keeps the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Most phones and desks.
    Chromium,
    /// Firefox ESR.
    Firefox,
    /// WebKitGTK: of all that runs here the nearest to an iPhone.
    WebKit,
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::WebKit => "WebKitGTK",
        })
    }
}

/// A browser that runs.
#[derive(Debug)]
pub(crate) struct Running {
    pub driver: Driver,
    /// The browser's main process.
    pub pid: u32,
    /// Where Chromium listens to other tools.
    pub debugger: Option<String>,
    _display: Option<Display>,
}

/// A driver's program, and how it lets us know its port.
struct Program {
    command: Command,
    listening: Listening,
}

impl Engine {
    /// Starts a driver, and a browser by it.
    pub(crate) fn start(self, profile: &Path, screen: Screen) -> Running {
        let display = (self == Self::WebKit).then(Display::start);
        let mut program = match self {
            Self::Chromium => chromium::program(),
            Self::Firefox => firefox::program(),
            Self::WebKit => webkit::program(display.as_ref()),
        };
        program.command.env("TZ", ZONE);
        let capabilities = match self {
            Self::Chromium => chromium::capabilities(profile, screen),
            Self::Firefox => firefox::capabilities(profile),
            Self::WebKit => webkit::capabilities(profile, screen),
        };
        let (driver, said) = Driver::start(program.command, program.listening, &capabilities);
        let pid = self.main_process(&driver, &said);
        if self == Self::Firefox {
            firefox::fit(&driver, screen);
        }
        Running {
            driver,
            pid,
            debugger: said["goog:chromeOptions"]["debuggerAddress"]
                .as_str()
                .map(str::to_owned),
            _display: display,
        }
    }

    /// Files in a profile of which one holds the cookies, once they are written down.
    pub(crate) fn cookie_files(self, profile: &Path) -> Vec<PathBuf> {
        let names: &[&str] = match self {
            Self::Chromium => &chromium::COOKIES,
            Self::Firefox => &firefox::COOKIES,
            Self::WebKit => &webkit::COOKIES,
        };
        names.iter().map(|name| profile.join(name)).collect()
    }

    fn main_process(self, driver: &Driver, said: &Value) -> u32 {
        let told = match self {
            Self::Chromium => said["goog:processID"].as_u64(),
            Self::Firefox => said["moz:processID"].as_u64(),
            // It does not tell; its one child is the browser.
            Self::WebKit => process::children(driver.pid())
                .first()
                .copied()
                .map(u64::from),
        };
        let pid = told.and_then(|pid| u32::try_from(pid).ok());
        pid.unwrap_or_else(|| panic!("which process is {self}?"))
    }
}

/// A driver's program: named in the environment, or found on PATH.
fn named(variable: &str, usual: &str) -> Command {
    Command::new(std::env::var_os(variable).unwrap_or_else(|| usual.into()))
}
