//! Tools that `cargo install` builds from source, into cargo's own folder of binaries.

use anyhow::{Result, anyhow};

use super::{announce, pins};
use crate::shell::{cargo, command, line, run, said};
use crate::tree::Tree;

/// Trunk at its pinned version.
pub fn trunk() -> Result<()> {
    ensure(
        "trunk",
        "trunk",
        pins::TRUNK,
        "puts the app's files together",
    )
}

/// wasm-bindgen and its test runner, at the version of the library in Cargo.lock.
pub fn wasm_bindgen(tree: &Tree) -> Result<()> {
    let version = pins::wasm_bindgen(tree)?;
    ensure(
        "wasm-bindgen",
        "wasm-bindgen-cli",
        &version,
        "joins WebAssembly and the browser",
    )
}

/// The driver of Firefox, which no package of Debian has.
pub fn geckodriver() -> Result<()> {
    ensure(
        "geckodriver",
        "geckodriver",
        pins::GECKODRIVER,
        "leads Firefox through the tests",
    )
}

fn ensure(program: &str, package: &str, version: &str, why: &str) -> Result<()> {
    let here = said(command(program).arg("--version")).is_some_and(|answer| is(&answer, version));
    if here {
        return Ok(());
    }
    let mut locked = cargo();
    locked.args(["install", package, "--version", version, "--locked"]);
    announce(
        &format!("{program} {version}"),
        why,
        &format!("{} (some minutes, once)", line(&locked)),
    );
    if run(&mut locked).is_ok() {
        return Ok(());
    }
    // P32: a registry mirror that lags behind has not every version of the lock file that came with the tool.
    println!(
        "tools: once more without --locked: a registry mirror may not have all versions of its lock file (P32)"
    );
    let mut free = cargo();
    free.args(["install", package, "--version", version]);
    run(&mut free).map_err(|error| {
        anyhow!(
            "{error}\n{program} {version} is needed. This mends it: {}",
            line(&locked)
        )
    })
}

/// Whether `name 1.2.3 (more)` is this version.
fn is(answer: &str, version: &str) -> bool {
    answer.split_whitespace().nth(1) == Some(version)
}

#[cfg(test)]
mod tests {
    use super::is;

    #[test]
    fn another_version_is_not_taken_for_the_right_one() {
        assert!(is("trunk 0.21.14", "0.21.14"));
        assert!(is("wasm-bindgen 0.2.130 (abc)", "0.2.130"));
        assert!(is(
            "geckodriver 0.37.1\n\nThe source code of this program is available",
            "0.37.1"
        ));
        assert!(!is("trunk 0.21.1", "0.21.14"));
        assert!(!is("", "0.21.14"));
    }
}
