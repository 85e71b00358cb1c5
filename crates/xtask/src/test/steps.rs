//! The steps of the tests, in order: what is quick to fail comes first.

use std::fs;
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use super::tally::Tally;
use super::{engines, in_browsers};
use crate::shell::{self, cargo};
use crate::tools::{self, npm, pins::WASM};
use crate::tree::Tree;
use crate::{build, size, tidy};

/// One step.
pub struct Step {
    /// For `--only`.
    pub name: &'static str,
    /// What it makes sure of.
    pub what: &'static str,
    /// Does it, and counts the tests it ran.
    pub run: fn(&Tree, &mut Tally) -> Result<()>,
}

/// All of them.
pub const STEPS: [Step; 12] = [
    Step {
        name: "tools",
        what: "what cargo does not bring is here, at its pinned version",
        run: tools,
    },
    Step {
        name: "fmt",
        what: "the sources are formatted",
        run: fmt,
    },
    Step {
        name: "tidy",
        what: "the tree keeps its own rules",
        run: |tree, _| tidy::check(tree),
    },
    Step {
        name: "clippy",
        what: "no warning in what runs natively",
        run: clippy,
    },
    Step {
        name: "clippy-wasm",
        what: "no warning in what runs in the browser",
        run: clippy_wasm,
    },
    Step {
        name: "native",
        what: "domain, notice, server, xtask",
        run: native,
    },
    Step {
        name: "store-chromium",
        what: "the phone's database, in Chromium",
        run: engines::chromium,
    },
    Step {
        name: "store-firefox",
        what: "the phone's database, in Firefox",
        run: engines::firefox,
    },
    Step {
        name: "store-webkit",
        what: "the phone's database, in WebKitGTK",
        run: engines::webkit,
    },
    Step {
        name: "build",
        what: "the app and the one binary, as released",
        run: |tree, _| build::all(tree),
    },
    Step {
        name: "size",
        what: "what a phone fetches is within its limits",
        run: |tree, _| size::check(tree),
    },
    Step {
        name: "e2e",
        what: "the whole story, in real browsers against the real server",
        run: e2e,
    },
];

/// Cargo, in the tree.
pub fn here(tree: &Tree) -> Command {
    let mut cargo = cargo();
    cargo.current_dir(tree.root());
    cargo
}

fn tools(tree: &Tree, _: &mut Tally) -> Result<()> {
    tools::for_tests(tree)?;
    println!("all here");
    Ok(())
}

fn fmt(tree: &Tree, _: &mut Tally) -> Result<()> {
    shell::run(here(tree).args(["fmt", "--all", "--check"])).context("`cargo fmt --all` mends it")
}

fn clippy(tree: &Tree, _: &mut Tally) -> Result<()> {
    embedded_folder(tree)?;
    let mut clippy = here(tree);
    clippy.args([
        "clippy",
        "--workspace",
        "--exclude",
        "rollcall-app",
        "--exclude",
        "rollcall-store",
    ]);
    shell::run(clippy.args(["--all-targets", "--", "-D", "warnings"]))
}

fn clippy_wasm(tree: &Tree, _: &mut Tally) -> Result<()> {
    let mut clippy = here(tree);
    clippy.args([
        "clippy",
        "-p",
        "rollcall-app",
        "-p",
        "rollcall-store",
        "--target",
        WASM,
    ]);
    shell::run(clippy.args(["--all-targets", "--", "-D", "warnings"]))
}

fn native(tree: &Tree, tally: &mut Tally) -> Result<()> {
    embedded_folder(tree)?;
    let mut test = here(tree);
    test.args(["test", "--workspace"]);
    for elsewhere in ["rollcall-app", "rollcall-store", "rollcall-e2e"] {
        test.args(["--exclude", elsewhere]);
    }
    tally.run(&mut test)
}

fn e2e(tree: &Tree, tally: &mut Tally) -> Result<()> {
    if !tree.server().is_file() {
        bail!("there is no built server to test: cargo xtask build");
    }
    let mut test = here(tree);
    in_browsers(tree, &mut test)?;
    test.env("AXE_JS", npm::axe(tree)?);
    tally.run(test.args(["test", "-p", "rollcall-e2e"]))
}

/// The server embeds this folder while it is compiled, and it compiles before the app is first built.
fn embedded_folder(tree: &Tree) -> Result<()> {
    fs::create_dir_all(tree.dist()).context("cannot make target/dist")
}
