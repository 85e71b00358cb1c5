//! `sim --runs N [--from M]`, `sim --seed N` and `sim --bugs`: see `cargo xtask sim`.

use std::process::ExitCode;

use rollcall_sim::{Figures, Mutation, Outcome, caught, run};

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let number = |name: &str| {
        let at = words.iter().position(|word| word == name)?;
        words.get(at + 1)?.parse::<u64>().ok()
    };
    if words.iter().any(|word| word == "--bugs") {
        return bugs(number("--from").unwrap_or(1));
    }
    match (number("--seed"), number("--runs")) {
        (Some(seed), None) => one(seed),
        (None, Some(runs)) => many(number("--from").unwrap_or(1), runs),
        _ => {
            eprintln!("sim --seed N | --runs N [--from M] | --bugs");
            ExitCode::from(2)
        }
    }
}

/// Replays a seed and tells what happens.
fn one(seed: u64) -> ExitCode {
    let outcome = run(seed, true);
    for line in &outcome.trace {
        println!("{line}");
    }
    println!();
    figures(&outcome.figures);
    match &outcome.violation {
        Some(violation) => println!("seed {seed}: {violation}"),
        None => println!("seed {seed}: no promise broken"),
    }
    status(outcome.violation.is_some())
}

/// Switches every deliberate bug on in turn, and says how many runs it takes to catch it.
fn bugs(from: u64) -> ExitCode {
    let mut missed = 0_u32;
    for bug in Mutation::ALL {
        match caught(bug, from, 10_000) {
            Some((seed, violation)) => {
                let what: String = violation.to_string().chars().take(100).collect();
                println!("{:>6} runs  {bug:?}: {what}", seed - from + 1);
            }
            None => {
                missed += 1;
                println!("  missed     {bug:?}");
            }
        }
    }
    println!("{missed} missed");
    status(missed > 0)
}

/// Runs many seeds; the last line says how many of them failed.
fn many(from: u64, runs: u64) -> ExitCode {
    let mut all = Figures::default();
    let mut failures = 0_u64;
    for seed in from..from.saturating_add(runs) {
        let Outcome {
            violation, figures, ..
        } = run(seed, false);
        all.add(&figures);
        if let Some(violation) = violation {
            failures += 1;
            println!("seed {seed}: {violation}");
        }
    }
    figures(&all);
    println!("{failures} failures");
    status(failures > 0)
}

fn figures(it: &Figures) {
    println!("{:>10}  runs", it.runs);
    println!("{:>10}  ops called saved", it.saved);
    println!("{:>10}  ops committed", it.committed);
    println!("{:>10}  exchanges answered", it.exchanges);
    println!(
        "{:>10}  ops honestly lost (wiped before anybody else had them)",
        it.honestly_lost
    );
    println!("{:>10}  faults", it.faults.values().sum::<u64>());
    for (fault, count) in &it.faults {
        println!("{count:>10}    {fault}");
    }
}

fn status(failed: bool) -> ExitCode {
    if failed {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}
