//! `cargo xtask test`: all that CI does, step by step, and the same on everyone's machine.

mod engines;
mod steps;
mod tally;
mod webkit;

use std::process::Command;

use anyhow::{Result, bail};

use crate::clock::{Stopwatch, spoken};
use crate::tools::browser;
use crate::tree::Tree;
use steps::STEPS;
use tally::Tally;

/// The steps that test the store, an engine each, by one name.
const STORE: &str = "store";

/// The names of the steps, for `--only`.
pub fn names() -> Vec<&'static str> {
    let steps = STEPS.iter().map(|step| step.name);
    steps.chain([STORE]).collect()
}

fn is_meant(step: &str, only: Option<&str>) -> bool {
    only.is_none_or(|name| {
        let all_of_it = name == STORE && step.starts_with("store-");
        step == name || all_of_it
    })
}

/// Runs all steps, or some; stops at the first that fails, and always ends with the table.
pub fn run(tree: &Tree, only: Option<&str>) -> Result<()> {
    let chosen = STEPS.iter().filter(|step| is_meant(step.name, only));
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
            "{:<16}{word:<8}{:>14}   {tally}",
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
    println!("{:<24}{:>14}", "in all", spoken(whole.read()));
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

/// What programs that drive Chromium are told.
pub fn in_browser(tree: &Tree, command: &mut Command) -> Result<()> {
    command.current_dir(tree.root());
    command
        .env("CHROMEDRIVER", browser::chromedriver()?)
        .env("ROLLCALL_BINARY", tree.server());
    Ok(())
}

/// What programs that drive all three engines are told. Xvfb they find on PATH.
fn in_browsers(tree: &Tree, command: &mut Command) -> Result<()> {
    in_browser(tree, command)?;
    command
        .env("GECKODRIVER", browser::geckodriver()?)
        .env("WEBKITDRIVER", browser::webkitdriver()?);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{is_meant, names};

    #[test]
    fn one_name_means_the_store_in_every_engine_and_other_names_mean_themselves() {
        let meant = |only: &'static str| -> Vec<&str> {
            let names = names().into_iter();
            names.filter(|step| is_meant(step, Some(only))).collect()
        };
        assert_eq!(
            meant("store")[..3],
            ["store-chromium", "store-firefox", "store-webkit"]
        );
        assert_eq!(meant("store-firefox"), ["store-firefox"]);
        assert_eq!(meant("clippy"), ["clippy"]);
        assert!(names().iter().all(|step| is_meant(step, None)));
    }
}
