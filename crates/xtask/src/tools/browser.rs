//! The browsers of the three engines, their drivers, and a font with Chinese characters: the system's own, from its
//! packages. Firefox's driver is in none of them: [`super::installed::geckodriver`].

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use super::announce;
use crate::shell::{command, run, said, which};

const PACKAGES: [&str; 6] = [
    "chromium",
    "chromium-driver",
    "firefox-esr",
    "webkit2gtk-driver",
    "xvfb",
    "fonts-noto-cjk",
];

/// Programs of which one must be here, and what they are.
const NEEDED: [(&[&str], &str); 5] = [
    (&["chromium", "google-chrome"], "Chromium"),
    (&["chromedriver"], "chromedriver, which belongs to Chromium"),
    (&["firefox", "firefox-esr"], "Firefox"),
    (&["WebKitWebDriver"], "WebKitGTK and its WebKitWebDriver"),
    (&["Xvfb"], "Xvfb, WebKitGTK's screen"),
];

/// Finds or installs what tests in a browser need.
pub fn ensure() -> Result<()> {
    let Some(missing) = missing() else {
        return Ok(());
    };
    let by_hand = format!(
        "apt-get update && apt-get install -y {}",
        PACKAGES.join(" ")
    );
    if which("apt-get").is_none() {
        bail!("{missing} of your system's packages; Debian's way: {by_hand}");
    }
    let Some(prefix) = as_root() else {
        bail!("{missing}. As root: {by_hand}");
    };
    announce(
        "a browser for the tests",
        "runs the app as users do",
        &by_hand,
    );
    run(apt(prefix).arg("update")).with_context(|| format!("as root: {by_hand}"))?;
    run(apt(prefix)
        .args(["install", "-y", "--no-install-recommends"])
        .args(PACKAGES))
    .with_context(|| format!("as root: {by_hand}"))?;
    match self::missing() {
        None => Ok(()),
        Some(what) => bail!("{what}, even after: {by_hand}"),
    }
}

/// The WebDriver of Chromium.
pub fn chromedriver() -> Result<PathBuf> {
    driver("chromedriver")
}

/// The WebDriver of Firefox.
pub fn geckodriver() -> Result<PathBuf> {
    driver("geckodriver")
}

/// The WebDriver of WebKitGTK.
pub fn webkitdriver() -> Result<PathBuf> {
    driver("WebKitWebDriver")
}

/// The screen of WebKitGTK.
pub fn xvfb() -> Result<PathBuf> {
    driver("Xvfb")
}

fn driver(program: &str) -> Result<PathBuf> {
    which(program).with_context(|| {
        format!("{program} is not on PATH; `cargo xtask test --only tools` installs it")
    })
}

fn missing() -> Option<String> {
    let here = |programs: &[&str]| programs.iter().any(|program| which(program).is_some());
    let mut missing: Vec<&str> = NEEDED
        .iter()
        .filter(|(programs, _)| !here(programs))
        .map(|(_, what)| *what)
        .collect();
    // Without such a font pictures of the screens show boxes. No fontconfig: no way to tell.
    let chinese = said(command("fc-list").arg(":lang=zh"));
    if chinese.is_some_and(|fonts| fonts.is_empty()) {
        missing.push("a font with Chinese characters");
    }
    (!missing.is_empty()).then(|| format!("the tests need {}", missing.join("; ")))
}

/// What goes before apt-get: nothing for root, sudo where it asks for no password.
fn as_root() -> Option<&'static [&'static str]> {
    if said(command("id").arg("-u")).as_deref() == Some("0") {
        return Some(&[]);
    }
    said(command("sudo").args(["-n", "true"])).map(|_| -> &'static [&'static str] {
        &["sudo", "-n", "env", "DEBIAN_FRONTEND=noninteractive"]
    })
}

fn apt(prefix: &[&str]) -> Command {
    let mut words = prefix.iter().chain(&["apt-get"]);
    let mut apt = command(words.next().copied().unwrap_or("apt-get"));
    apt.args(words).env("DEBIAN_FRONTEND", "noninteractive");
    apt
}
