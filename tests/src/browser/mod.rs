//! A real browser, with a profile of its own that outlives it.

mod keeps;
mod looks;
mod tabs;

use std::path::Path;

use tempfile::TempDir;

use crate::driver::Driver;
use crate::engine::{Engine, Running};
use crate::process;

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
pub struct Browser {
    /// Before the profile: what runs is ended before its folder goes.
    running: Option<Running>,
    engine: Engine,
    screen: Screen,
    profile: TempDir,
}

impl Browser {
    /// A fresh one: nobody was ever here.
    #[must_use]
    pub fn fresh(engine: Engine, screen: Screen) -> Self {
        let mut browser = Self {
            running: None,
            engine,
            screen,
            profile: TempDir::new().unwrap(),
        };
        browser.open_again();
        browser
    }

    /// Kills the whole browser, as a phone does with an app it has no memory for: the main process by its id, and
    /// what it has started, since one engine keeps the database in its main process and another in a child.
    pub fn kill(&mut self) {
        let running = self.running.take().expect("it is not running");
        process::kill_family(running.pid);
    }

    /// Opens it again on the same profile.
    pub fn open_again(&mut self) {
        assert!(self.running.is_none(), "it is running");
        self.running = Some(self.engine.start(self.profile.path(), self.screen));
    }

    /// Its driver.
    #[must_use]
    pub fn driver(&self) -> &Driver {
        &self.running.as_ref().expect("it is not running").driver
    }

    /// Where it listens to other tools: `127.0.0.1:PORT`; Chromium only.
    #[must_use]
    pub fn debugger(&self) -> &str {
        let running = self.running.as_ref().expect("it is not running");
        running.debugger.as_deref().expect("it is no Chromium")
    }

    /// What it is.
    #[must_use]
    pub const fn engine(&self) -> Engine {
        self.engine
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
