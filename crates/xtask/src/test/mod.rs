//! `cargo xtask test`: all that CI does, step by step, and the same on everyone's machine.

mod steps;
mod tally;

use std::process::Command;

use anyhow::{Result, bail};

use crate::clock::{Stopwatch, spoken};
use crate::tools::browser;
use crate::tree::Tree;
use steps::STEPS;
use tally::Tally;

/// The names of the steps, for `--only`.
pub fn names() -> Vec<&'static str> {
    STEPS.iter().map(|step| step.name).collect()
}

/// Runs all steps, or one; stops at the first that fails, and always ends with the table.
pub fn run(tree: &Tree, only: Option<&str>) -> Result<()> {
    let chosen = STEPS
        .iter()
        .filter(|step| only.is_none_or(|name| name == step.name));
    let mut total = Tally::default();
    let mut lines = Vec::new();
    let mut failure = None;
    let whole = Stopwatch::start();
    for step in chosen {
        println!("\n== {}: {}", step.name, step.what);
        let time = Stopwatch::start();
        let mut tally = Tally::default();
        let outcome = (step.run)(tree, &mut tally);
        let word = if outcome.is_ok() { "ok" } else { "FAILED" };
        lines.push(format!(
            "{:<12}{word:<8}{:>14}   {tally}",
            step.name,
            spoken(time.read())
        ));
        total.add(&tally);
        if let Err(error) = outcome {
            failure = Some((step.name, error));
            break;
        }
    }
    println!();
    lines
        .iter()
        .for_each(|line| println!("{}", line.trim_end()));
    println!("{:<20}{:>14}", "in all", spoken(whole.read()));
    let failed = failure.map(|(name, error)| {
        // A step that fails without a test to blame still counts: `0 failed` must mean that all is well.
        total.failed = total.failed.max(1);
        println!(
            "\n{name} failed: {error:#}\nagain, this step alone: cargo xtask test --only {name}"
        );
    });
    println!("\n{} passed, {} failed", total.passed, total.failed);
    if failed.is_some() {
        bail!("the tests failed");
    }
    Ok(())
}

/// What programs that drive a browser are told.
pub fn in_browser(tree: &Tree, command: &mut Command) -> Result<()> {
    command.current_dir(tree.root());
    command
        .env("CHROMEDRIVER", browser::driver()?)
        .env("ROLLCALL_BINARY", tree.server());
    Ok(())
}
