//! `cargo xtask screens` and `cargo xtask bench`: the programs of the end-to-end crate that make pictures and measure.

use anyhow::Result;

use crate::shell::{cargo, run};
use crate::tools::browser;
use crate::tree::Tree;
use crate::{build, test};

/// Pictures of every screen into docs/screens.
pub fn screens(tree: &Tree) -> Result<()> {
    prepare(tree)?;
    let mut pictures = cargo();
    test::in_browser(tree, &mut pictures)?;
    run(pictures.args([
        "run",
        "--package",
        "rollcall-e2e",
        "--bin",
        "screens",
        "--",
        "docs/screens",
    ]))
}

/// Tap to painted, tap to durable, cold start.
pub fn bench(tree: &Tree) -> Result<()> {
    prepare(tree)?;
    let mut measure = cargo();
    test::in_browser(tree, &mut measure)?;
    run(measure.args([
        "run",
        "--release",
        "--package",
        "rollcall-e2e",
        "--bin",
        "bench",
    ]))
}

fn prepare(tree: &Tree) -> Result<()> {
    browser::ensure()?;
    build::all(tree)
}
