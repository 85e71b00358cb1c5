//! `play LINK`: lets phones play a day against a running server.

mod clock;

use std::io::Write as _;
use std::process::ExitCode;

use clap::Parser;
use rollcall_play::{Day, Pace, play};

/// Phones that play a day: one for every class, ticking as a monitor would.
#[derive(Debug, Parser)]
#[command(name = "play")]
struct Args {
    /// The office's link
    link: String,
    /// Do not wait for the timetable: everything at once
    #[arg(long)]
    at_once: bool,
    /// Of the dice
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// At most so many classes, the earliest
    #[arg(long)]
    classes: Option<usize>,
}

fn main() -> ExitCode {
    let args = Args::parse();
    let day = Day {
        link: args.link,
        pace: if args.at_once {
            Pace::AtOnce
        } else {
            Pace::Live
        },
        seed: args.seed,
        classes: args.classes,
    };
    // Nobody may read along any more: that is no reason to stop playing.
    let say = |line: &str| drop(writeln!(std::io::stdout(), "play: {line}"));
    match play(&day, clock::now, say) {
        Ok(played) => {
            say(&format!(
                "{} marks on {} phones",
                played.acts, played.phones
            ));
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("play: {error}");
            ExitCode::FAILURE
        }
    }
}
