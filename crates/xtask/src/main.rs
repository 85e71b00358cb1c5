//! Everything one does to the tree of Rollcall: `cargo xtask <command>`.

mod build;
mod clock;
mod demo;
mod programs;
mod run;
#[cfg(test)]
mod scratch;

mod shell;
mod sim;
mod size;
mod test;
mod tidy;
mod tools;
mod tree;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use tree::Tree;

#[derive(Parser)]
#[command(
    name = "xtask",
    bin_name = "cargo xtask",
    about = "Run, test, build, measure: everything one does to the tree of Rollcall"
)]
struct Line {
    #[command(subcommand)]
    command: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Build what changed and start the server with the demo event
    Run(run::Run),
    /// All that CI does
    Test {
        /// Just this step
        #[arg(long, value_name = "STEP", value_parser = clap::builder::PossibleValuesParser::new(test::names()))]
        only: Option<String>,
    },
    /// The app's files in target/dist, and the one binary with them inside, target/release/rollcall
    Build,
    /// What a phone must fetch, against its limits
    Size,
    /// Pictures of every screen into docs/screens
    Screens,
    /// Tap to painted, tap to durable, cold start, in a slowed-down browser
    Bench,
    /// The monitor's hour over a class of 45: taps, keys and screens
    Hour,
    /// Lighthouse over the class page, the join page and the first page
    Lighthouse,
    /// Phones, server and network in seeded runs, with every fault there is
    Sim(sim::Sim),
    /// The rules of the tree that no compiler knows
    Tidy,
    /// Make demo/rosters.csv again from demo/notice.txt
    Demo,
}

fn main() -> ExitCode {
    match start(Line::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn start(task: Task) -> Result<()> {
    let tree = Tree::here();
    match task {
        Task::Run(how) => run::run(&tree, &how),
        Task::Test { only } => test::run(&tree, only.as_deref()),
        Task::Build => build::all(&tree),
        Task::Size => size::check(&tree),
        Task::Screens => programs::screens(&tree),
        Task::Bench => programs::bench(&tree),
        Task::Hour => programs::hour(&tree),
        Task::Lighthouse => programs::lighthouse(&tree),
        Task::Sim(which) => sim::sim(&tree, &which),
        Task::Tidy => tidy::check(&tree),
        Task::Demo => demo::write(&tree),
    }
}
