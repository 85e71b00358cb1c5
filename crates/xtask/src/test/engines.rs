//! The phone's database in three engines (P37): the same tests, led by wasm-bindgen's test runner.

use std::path::PathBuf;
use std::{env, fs, process};

use anyhow::{Context as _, Result};

use super::steps::here;
use super::tally::Tally;
use super::webkit::WebKit;
use crate::tools::{browser, pins::WASM};
use crate::tree::Tree;

/// By these the runner learns of a driver. It takes the first that it finds, in an order of its own.
const DRIVERS: [&str; 4] = [
    "GECKODRIVER",
    "SAFARIDRIVER",
    "CHROMEDRIVER",
    "MSEDGEDRIVER",
];

/// Chromium, as `crates/store/webdriver.json` wants it.
pub fn chromium(tree: &Tree, tally: &mut Tally) -> Result<()> {
    let folder = Folder::new("chromium")?;
    let driver = browser::chromedriver()?;
    run(tree, tally, &folder, &[("CHROMEDRIVER", driver.into())])
}

/// Firefox, as `crates/store/webdriver-firefox.json` wants it.
pub fn firefox(tree: &Tree, tally: &mut Tally) -> Result<()> {
    let folder = Folder::new("firefox")?;
    let driver = browser::geckodriver()?;
    let wishes = tree.path("crates/store/webdriver-firefox.json");
    run(
        tree,
        tally,
        &folder,
        &[
            ("GECKODRIVER", driver.into()),
            ("WASM_BINDGEN_TEST_WEBDRIVER_JSON", wishes.into()),
        ],
    )
}

/// WebKitGTK. The runner knows no such browser; it speaks to its driver as it does to Safari's, and says so. It has no
/// wishes for Safari: so the browser is started before, and the driver told where it is.
pub fn webkit(tree: &Tree, tally: &mut Tally) -> Result<()> {
    let folder = Folder::new("webkit")?;
    let driver = browser::webkitdriver()?;
    let browser = WebKit::start(tree, &folder.0)?;
    let at = format!("--target={}", browser.address());
    run(
        tree,
        tally,
        &folder,
        &[
            ("SAFARIDRIVER", driver.into()),
            ("SAFARIDRIVER_ARGS", at.into()),
        ],
    )
}

fn run(
    tree: &Tree,
    tally: &mut Tally,
    folder: &Folder,
    driver: &[(&str, std::ffi::OsString)],
) -> Result<()> {
    let mut test = here(tree);
    for name in DRIVERS {
        for variable in [
            name.to_owned(),
            format!("{name}_REMOTE"),
            format!("{name}_ARGS"),
        ] {
            test.env_remove(variable);
        }
    }
    test.env("TMPDIR", &folder.0);
    test.envs(driver.iter().map(|(name, value)| (name, value)));
    test.env(
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
        "wasm-bindgen-test-runner",
    );
    // Seconds; the runner's own 20 are short for a slow machine, and a hang still ends.
    test.env("WASM_BINDGEN_TEST_TIMEOUT", "300");
    tally.run(test.args(["test", "-p", "rollcall-store", "--target", WASM]))
}

/// Where a browser keeps what it must while it runs: the runner kills drivers before they have cleaned up. Not in the
/// tree, for the paths of sockets must be short.
struct Folder(PathBuf);

impl Folder {
    fn new(engine: &str) -> Result<Self> {
        let path = env::temp_dir().join(format!("rollcall-{engine}-{}", process::id()));
        fs::create_dir_all(&path).with_context(|| format!("cannot make {}", path.display()))?;
        Ok(Self(path))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
