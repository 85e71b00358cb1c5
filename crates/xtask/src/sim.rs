//! `cargo xtask sim`: phones, server and network in seeded runs.

use anyhow::Result;
use clap::Args;

use crate::shell::{self, cargo};
use crate::tree::Tree;

/// Which runs.
#[derive(Debug, Args)]
#[group(required = true, multiple = true)]
pub struct Sim {
    /// Replay this seed, and tell what happens in it
    #[arg(long, conflicts_with_all = ["runs", "from", "bugs"])]
    seed: Option<u64>,
    /// Run so many seeds; the last line says how many of them failed
    #[arg(long)]
    runs: Option<u64>,
    /// The first of them
    #[arg(long, default_value_t = 1)]
    from: u64,
    /// Switch every deliberate bug on in turn, and say how many runs it takes to catch it
    #[arg(long, conflicts_with = "runs")]
    bugs: bool,
}

/// Builds the simulator and runs it; its exit status is ours.
pub fn sim(tree: &Tree, which: &Sim) -> Result<()> {
    let mut sim = cargo();
    sim.current_dir(tree.root());
    sim.args([
        "run",
        "--quiet",
        "--release",
        "-p",
        "rollcall-sim",
        "--bin",
        "sim",
        "--",
    ]);
    sim.args(which.words());
    shell::run(&mut sim)
}

impl Sim {
    fn words(&self) -> Vec<String> {
        let mut words = Vec::new();
        let mut number =
            |name: &str, value: u64| words.extend([name.to_owned(), value.to_string()]);
        match (self.seed, self.runs) {
            (Some(seed), _) => number("--seed", seed),
            (None, runs) => {
                number("--from", self.from);
                if let Some(runs) = runs {
                    number("--runs", runs);
                }
            }
        }
        if self.bugs {
            words.push("--bugs".into());
        }
        words
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::Sim;

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        sim: Sim,
    }

    fn words(line: &str) -> Option<String> {
        let line = ["sim"].into_iter().chain(line.split(' '));
        let line = Line::try_parse_from(line).ok()?;
        Some(line.sim.words().join(" "))
    }

    #[test]
    fn a_seed_is_replayed_or_many_are_run() {
        assert_eq!(words("--seed 7").as_deref(), Some("--seed 7"));
        let many = words("--runs 9 --from 3");
        assert_eq!(many.as_deref(), Some("--from 3 --runs 9"));
        assert_eq!(words("--bugs").as_deref(), Some("--from 1 --bugs"));
        assert_eq!(words("--seed 7 --runs 9"), None);
        assert_eq!(words("--from"), None);
    }
}
