//! `cargo xtask screens`, `bench`, `hour` and `lighthouse`: the programs of the end-to-end crate that make pictures and
//! measure.

use std::process::Command;

use anyhow::Result;

use crate::shell::{cargo, run};
use crate::tools::{browser, npm};
use crate::tree::Tree;
use crate::{build, test};

/// Pictures of every screen into docs/screens.
pub fn screens(tree: &Tree) -> Result<()> {
    let mut pictures = program(tree, "screens")?;
    run(pictures.args(["--", "docs/screens"]))
}

/// Tap to painted, tap to durable, cold start.
pub fn bench(tree: &Tree) -> Result<()> {
    run(program(tree, "bench")?.arg("--release"))
}

/// The monitor's hour over a class of 45, counted.
pub fn hour(tree: &Tree) -> Result<()> {
    run(&mut program(tree, "hour")?)
}

/// What Lighthouse says of the pages that a monitor sees first.
pub fn lighthouse(tree: &Tree) -> Result<()> {
    let script = npm::lighthouse(tree)?;
    run(program(tree, "lighthouse")?.env("LIGHTHOUSE_JS", script))
}

/// `cargo run` of one of them, over what is built now.
fn program(tree: &Tree, name: &str) -> Result<Command> {
    browser::ensure()?;
    build::all(tree)?;
    let mut program = cargo();
    test::in_browser(tree, &mut program)?;
    program.args(["run", "--package", "rollcall-e2e", "--bin", name]);
    Ok(program)
}
