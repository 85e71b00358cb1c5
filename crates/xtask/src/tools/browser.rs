//! Chromium, its driver and a font with Chinese characters: the system's own, from its packages.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use super::announce;
use crate::shell::{command, run, said, which};

const PACKAGES: [&str; 3] = ["chromium", "chromium-driver", "fonts-noto-cjk"];

/// Finds or installs what tests in a browser need.
pub fn ensure() -> Result<()> {
    if missing().is_none() {
        return Ok(());
    }
    let by_hand = format!(
        "apt-get update && apt-get install -y {}",
        PACKAGES.join(" ")
    );
    if which("apt-get").is_none() {
        bail!(
            "{} of your system's packages; Debian's way: {by_hand}",
            missing().unwrap_or_default()
        );
    }
    let Some(prefix) = as_root() else {
        bail!("{}. As root: {by_hand}", missing().unwrap_or_default());
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
    match missing() {
        None => Ok(()),
        Some(what) => bail!("{what}, even after: {by_hand}"),
    }
}

/// The WebDriver of Chromium.
pub fn driver() -> Result<PathBuf> {
    which("chromedriver")
        .context("chromedriver is not on PATH; `cargo xtask test --only tools` installs it")
}

fn missing() -> Option<&'static str> {
    if which("chromium")
        .or_else(|| which("google-chrome"))
        .is_none()
    {
        return Some("the tests need Chromium");
    }
    if which("chromedriver").is_none() {
        return Some("the tests need chromedriver, which belongs to Chromium");
    }
    // Without such a font pictures of the screens show boxes. No fontconfig: no way to tell.
    let chinese = said(command("fc-list").arg(":lang=zh"));
    chinese
        .is_some_and(|fonts| fonts.is_empty())
        .then_some("the tests need a font with Chinese characters")
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
