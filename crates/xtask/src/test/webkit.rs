//! WebKitGTK with a disk, on a screen that nobody looks at.
//!
//! Its own MiniBrowser keeps nothing under a driver: the automation mode has memory for a disk, and a database that is
//! never written down proves little. The browser is therefore the one of the end-to-end tests.

use std::io::{BufRead as _, BufReader};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};

use super::steps::here;
use crate::clock::Stopwatch;
use crate::shell::{command, run};
use crate::tools::browser;
use crate::tree::Tree;

const PATIENCE: Duration = Duration::from_secs(30);

/// A browser that waits for a driver.
pub struct WebKit {
    address: SocketAddr,
    // Ended in this order: the browser before its screen.
    _browser: Process,
    _screen: Process,
}

impl WebKit {
    /// Builds and starts it; what it keeps is in `folder`.
    pub fn start(tree: &Tree, folder: &Path) -> Result<Self> {
        run(here(tree).args(["build", "-p", "rollcall-e2e", "--bin", "webkit"]))?;
        let (screen, display) = screen()?;
        let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let mut webkit = command(tree.target().join("debug/webkit"));
        webkit.arg(folder).args(["800", "600"]);
        webkit.env("WEBKIT_INSPECTOR_SERVER", address.to_string());
        webkit.env("DISPLAY", display).env("GDK_BACKEND", "x11");
        // P37: as root it does not start with its sandbox. The other two keep it from a desktop's services.
        webkit
            .env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1")
            .env("NO_AT_BRIDGE", "1")
            .env("GSETTINGS_BACKEND", "memory");
        let mut browser = Process::start(&mut webkit)?;
        let time = Stopwatch::start();
        while TcpStream::connect(address).is_err() {
            if let Some(status) = browser.0.try_wait()? {
                bail!("WebKitGTK ended before it began ({status})");
            }
            if time.read() > PATIENCE {
                bail!("WebKitGTK does not listen");
            }
            thread::sleep(Duration::from_millis(100));
        }
        Ok(Self {
            address,
            _browser: browser,
            _screen: screen,
        })
    }

    /// Where a driver finds it.
    pub fn address(&self) -> SocketAddr {
        self.address
    }
}

/// An Xvfb, and the name of its display.
fn screen() -> Result<(Process, String)> {
    let mut xvfb = command(browser::xvfb()?);
    xvfb.args(["-displayfd", "1", "-screen", "0", "1024x768x24"]);
    xvfb.args(["-nolisten", "tcp"]);
    xvfb.stdout(Stdio::piped()).stderr(Stdio::null());
    let mut screen = Process::start(&mut xvfb)?;
    let said = screen.0.stdout.take().context("no output to read")?;
    let mut number = String::new();
    BufReader::new(said).read_line(&mut number)?;
    if number.trim().is_empty() {
        bail!("Xvfb has no display to give");
    }
    Ok((screen, format!(":{}", number.trim())))
}

/// A program that ends with us.
struct Process(Child);

impl Process {
    fn start(command: &mut Command) -> Result<Self> {
        let name = command.get_program().display().to_string();
        let child = command.spawn();
        Ok(Self(child.with_context(|| format!("cannot start {name}"))?))
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
